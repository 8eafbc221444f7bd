// The first frame of a page that Python answers at once is kept back until the answer stands in it. The reader goes from the page
// before to one with its score in it; shown earlier, it would be laid out and painted three times, and the answer come later.

const LONGEST = 200; // milliseconds; where Python has yet to start the page is shown without an answer

/** Whether somebody comes to the beginning of the page by a link: else the browser has to scroll to a place in it. */
function comesAnew() {
  const [arrival] = performance.getEntriesByType("navigation");
  return arrival instanceof PerformanceNavigationTiming && arrival.type === "navigate" && !location.hash;
}

/** Nothing of the page is laid out until something it asked is answered, where the browser keeps the site: Python may be alive there. */
export function holdFirstFrame() {
  if (!navigator.serviceWorker?.controller || !comesAnew()) return;
  document.documentElement.dataset.held = "";
  const answered = new MutationObserver((changes) => {
    if (changes.some(({ target }) => target instanceof Element && !target.hasAttribute("data-busy"))) showFirstFrame();
  });
  answered.observe(document, { attributeFilter: ["data-busy"], subtree: true });
  setTimeout(() => {
    answered.disconnect();
    showFirstFrame();
  }, LONGEST);
}

/** What the page shows is laid out from here on. */
export function showFirstFrame() {
  delete document.documentElement.dataset.held;
}
