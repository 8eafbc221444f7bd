// A line above the page while there is no network: what is kept can be read and worked on, and where it is listed.

/** @param {HTMLMetaElement} marked */
export function watchNetwork(marked) {
  const line = document.createElement("p");
  line.className = "as-away";
  line.setAttribute("role", "status");
  document.querySelector(".md-main")?.before(line);
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
