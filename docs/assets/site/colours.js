// Light or dark: what somebody chose stays, in the theme's own form; else the page follows the system while it is open.

const CHOSEN = "__palette";

/** How the theme keeps something for this site. @typedef {{ __md_get?: (key: string) => unknown, __md_set?: (key: string, value: object) => void }} Kept */

/** @param {string} scheme */
const use = (scheme) => (document.body.dataset.mdColorScheme = scheme);

export function bindColours() {
  const kept = /** @type {Kept} */ (globalThis);
  const buttons = [...document.querySelectorAll("[data-to-scheme]")].filter((each) => each instanceof HTMLElement);
  for (const button of buttons) {
    button.addEventListener("click", () => {
      const scheme = button.dataset.toScheme ?? "";
      use(scheme);
      kept.__md_set?.(CHOSEN, { color: { scheme } });
      buttons.find((other) => other !== button)?.focus(); // the one pressed is out of view now
    });
  }
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", ({ matches }) => {
    if (!kept.__md_get?.(CHOSEN)) use(matches ? "slate" : "default");
  });
}
