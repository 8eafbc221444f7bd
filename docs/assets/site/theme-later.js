// On a page with a calculator the theme's script waits for the first answer: it runs for longer than all of ours, and what
// a reader came for needs none of it. Whoever turns to what it serves, the search or the navigation, has it at once.

const LONGEST = 300; // milliseconds, where nothing is asked at first or Python has yet to start

const waiting = document.querySelector("script[data-theme]");
const calculator = document.querySelector("[data-runtime]");

if (waiting instanceof HTMLScriptElement) {
  const load = () => {
    answered.disconnect();
    if (waiting.dataset.theme === undefined) return;
    delete waiting.dataset.theme;
    // An element more among those of the body has the browser look for new styles of all that stand beside it.
    document.head.append(Object.assign(document.createElement("script"), { src: waiting.src }));
  };
  const answered = new MutationObserver(() => calculator?.hasAttribute("data-busy") || load());
  if (calculator) answered.observe(calculator, { attributeFilter: ["data-busy"] });
  setTimeout(load, calculator ? LONGEST : 0);
  for (const turned of ["pointerdown", "keydown", "focusin"]) {
    addEventListener(turned, ({ target }) => target instanceof Node && calculator?.contains(target) ? null : load(), { capture: true });
  }
}
