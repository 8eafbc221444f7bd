// Beside the theme's search box: tells the search worker that the reader has turned to it, so that its index
// is ready at the first key, and tells the theme of words that come without a key.

const told = document.getElementById("__config")?.textContent;
const box = document.querySelector("[data-md-component=search-query]");

box?.addEventListener("focus", wake, { once: true });
// The theme looks at its box when a key is let go. Words that are pasted, dictated or written by an input
// method bring no key; it compares what stands in the box, so being told twice asks nothing twice.
box?.addEventListener("input", () => box.dispatchEvent(new KeyboardEvent("keyup")));

function wake() {
  // The worker listens under its own address; the theme keeps the worker itself to itself.
  const address = new URL(JSON.parse(told ?? "{}").search, document.baseURI).href;
  const channel = new BroadcastChannel(address);
  channel.postMessage("wake");
  channel.close();
}
