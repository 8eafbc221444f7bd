// Beside the theme's search box: tells the search worker that the reader has turned to it, so that its index
// is ready at the first key; tells the theme of words that come without a key; and says when what is shown is
// only near to what was asked.

const told = document.getElementById("__config")?.textContent;
const box = document.querySelector("input[data-md-component=search-query]");
const counted = document.querySelector(".md-search-result__meta");
const words = document.querySelector("meta[name=as-nearest]")?.getAttribute("content");

if (box instanceof HTMLInputElement) {
  box.addEventListener("focus", () => wake(box), { once: true });
  // The theme looks at its box when a key is let go. Words that are pasted, dictated or written by an input
  // method bring no key; it compares what stands in the box, so being told twice asks nothing twice.
  box.addEventListener("input", () => box.dispatchEvent(new KeyboardEvent("keyup")));
}

/** @param {HTMLInputElement} asking */
function wake(asking) {
  // The worker listens under its own address; the theme keeps the worker itself to itself.
  const address = new URL(JSON.parse(told ?? "{}").search, document.baseURI).href;
  const channel = new BroadcastChannel(address);
  const say = makeNote();
  channel.addEventListener("message", ({ data }) => {
    // Other tabs hear each other's questions; the theme takes spaces, quotes and signs off before it asks.
    if (bare(data.asked) === bare(asking.value)) say(data.answered ? "" : (words ?? ""));
  });
  channel.postMessage("wake");
}

/** @param {string} asked */
const bare = (asked) => asked.replace(/[^\p{L}\p{N}]+/gu, "");

/** A line above the results, read out when it comes. @returns {(text: string) => void} */
function makeNote() {
  const line = document.createElement("p");
  line.className = "as-nearest";
  line.setAttribute("role", "status");
  counted?.after(line);
  return (text) => {
    line.textContent = text;
  };
}
