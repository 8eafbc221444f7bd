// The levels that are typed beside a table: each line has a name, an equals sign or a colon, and a score.

/**
 * @param {string} typed
 * @returns {{ levels: Record<string, string>, twice: string[] }} TWICE: names with two scores, of which one would be lost
 */
export function levelsIn(typed) {
  const lines = typed.split("\n").map((line) => line.trim()).filter(Boolean);
  const pairs = lines.map((line) => {
    const [, label = line, score = ""] = /^(.*?)[=＝:：\s]+([^=＝:：\s]*)$/.exec(line) ?? [];
    return /** @type {const} */ ([label.trim(), score]);
  });
  const labels = pairs.map(([label]) => label);
  const twice = labels.filter((label, index) => labels.indexOf(label) < index);
  return { levels: Object.fromEntries(pairs), twice: [...new Set(twice)] };
}
