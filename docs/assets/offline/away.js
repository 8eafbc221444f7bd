// A line above the page where it may be an older copy: while there is no network, and where the network was late.

/** @param {HTMLMetaElement} marked */
export function watchNetwork(marked) {
  const line = lineAbove();
  const link = document.createElement("a");
  link.href = marked.dataset.page ?? "";
  link.textContent = marked.dataset.list ?? "";
  const show = () => {
    const away = !navigator.onLine;
    line.hidden = !away;
    line.replaceChildren(...(away ? [`${marked.dataset.away ?? ""} `, link] : []));
  };
  addEventListener("online", show);
  addEventListener("offline", show);
  show();
}

/**
 * Say that the page is the copy that is kept, and look what the site has: where that is the same the line goes, else it
 * offers to load the page again, which is the reader's to do.
 * @param {HTMLMetaElement} marked
 */
export async function tellOfCopy(marked) {
  const line = lineAbove();
  line.textContent = marked.dataset.late ?? "";
  const copy = await caches.match(location.href, { ignoreSearch: true, ignoreVary: true });
  try {
    const published = await fetch(location.href, { cache: "reload" }); // the worker hands out no copy then
    if (!published.ok) return;
    if ((await published.text()) === (await copy?.text())) return line.remove();
  } catch {
    return; // the network went away: the line stays true
  }
  const again = document.createElement("button");
  again.type = "button";
  again.textContent = marked.dataset.reload ?? "";
  again.addEventListener("click", () => location.reload());
  line.replaceChildren(`${marked.dataset.newer ?? ""} `, again);
}

/** An empty line above the page, which is read out when it is filled. */
function lineAbove() {
  const line = document.createElement("p");
  line.className = "as-away";
  line.setAttribute("role", "status");
  document.querySelector(".md-main")?.before(line);
  return line;
}
