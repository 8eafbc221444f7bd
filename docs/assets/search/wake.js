// Tells the search worker that the reader has turned to the search box, so that its index is ready at the first key.

const told = document.getElementById("__config")?.textContent;
const box = document.querySelector("[data-md-component=search-query]");

box?.addEventListener("focus", wake, { once: true });

function wake() {
  // The worker listens under its own address; the theme keeps the worker itself to itself.
  const address = new URL(JSON.parse(told ?? "{}").search, document.baseURI).href;
  const channel = new BroadcastChannel(address);
  channel.postMessage("wake");
  channel.close();
}
