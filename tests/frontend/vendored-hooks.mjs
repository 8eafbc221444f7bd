// Resolves what scripts import from docs/assets/vendor to the npm package. A script that is asked for with `?tab` is
// another one for each tab, with all that it imports: as in a browser, where tabs share nothing but what is kept.
const PACKAGES = { "idb.js": "idb", "minisearch.js": "minisearch" };

export async function resolve(specifier, context, next) {
  const [, library] = specifier.match(/\/vendor\/([\w.-]+)$/) ?? [];
  if (library) return next(PACKAGES[library], { ...context, parentURL: import.meta.url });
  const found = await next(specifier, context);
  const [, tab] = context.parentURL?.match(/\?(tab=.+)$/) ?? [];
  return tab && found.url.includes("/docs/assets/") && !found.url.includes("?") ? { ...found, url: `${found.url}?${tab}` } : found;
}
