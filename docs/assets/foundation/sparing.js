// Whether to fetch no more than was asked for.

/** @typedef {{saveData?: boolean, effectiveType?: string, type?: string}} Connection */

/** Whether the reader saves data, or the line is slow or a phone's; a browser that does not say is taken for neither. */
export function isSparing() {
  const { connection } = /** @type {{connection?: Connection}} */ (navigator);
  return Boolean(connection?.saveData || connection?.type === "cellular" || /2g/.test(connection?.effectiveType ?? ""));
}
