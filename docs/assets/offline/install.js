// A line in the footer that installs the site as an app, where the browser offers that.

/** @typedef {Event & { prompt: () => Promise<unknown>, userChoice: Promise<{ outcome: string }> }} Offer */

/**
 * @param {HTMLMetaElement} marked
 * @param {Event} event the browser's offer, which it had been told to leave to the page
 */
export function offerToInstall(marked, event) {
  const offer = /** @type {Offer} */ (event);
  document.querySelector(".as-install")?.remove();
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = marked.dataset.install ?? "";
  const line = document.createElement("p");
  line.className = "as-offline as-install";
  line.append(button);
  document.querySelector(".as-footer__inner")?.append(line);
  button.addEventListener("click", async () => {
    await offer.prompt();
    await offer.userChoice;
    line.remove(); // an offer can be taken up once; the browser makes another where it was turned down
  });
  addEventListener("appinstalled", () => line.remove());
}
