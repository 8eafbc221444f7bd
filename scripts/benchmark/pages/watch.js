// Runs before each measured page: answers the first clause as soon as its button is there, and notes when the score
// that counts this answer stands in the page. `__lost` counts answers that the page forgot, which are given again.
(() => {
  window.__lost = -1;
  const done = () => {
    window.__done ??= performance.timeOrigin + performance.now();
  };
  const isScore = (text) => /\b1\.0\s*～\s*100\.0/.test(text);
  const answer = () => {
    const met = document.querySelector("input[type=radio][value=met]");
    if (met && !document.prerendering && !met.checked) {
      window.__lost += 1;
      met.click();
    }
    if (!window.__done) setTimeout(answer, 8);
  };
  // Only the texts that change are read, and no layout is forced.
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      const text = (target.nodeType === Node.TEXT_NODE ? target.parentNode : target)?.textContent ?? "";
      if (text.length < 20_000 && isScore(text)) done();
    }
  }).observe(document, { subtree: true, childList: true, characterData: true });
  const look = () => {
    if (isScore(document.body?.textContent ?? "")) done();
    if (!window.__done) setTimeout(look, 100);
  };
  answer();
  look();
})();
