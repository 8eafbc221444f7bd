// What a file on its way to a page is called, and what came with it: in headers, which hold no other signs than ASCII.

/**
 * @param {File} file
 * @param {string[]} others names of the files that came with it
 */
export const namesOf = (file, others) => ({
  "X-Name": encodeURIComponent(file.name),
  "X-Others": others.map(encodeURIComponent).join(" "),
  "Content-Type": file.type,
});

/**
 * @param {Headers} headers
 * @returns {{ name: string, others: string[] }}
 */
export const namesIn = (headers) => ({
  name: decodeURIComponent(headers.get("X-Name") ?? ""),
  others: (headers.get("X-Others") ?? "").split(" ").filter(Boolean).map(decodeURIComponent),
});
