// What a value that comes from outside is: storage, links and files may hold whatever.

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
export const isMapping = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Whether VALUE is a mapping, and each entry of it fits.
 * @param {unknown} value
 * @param {(key: string, value: unknown) => boolean} fits
 */
export const everyEntry = (value, fits) => isMapping(value) && Object.entries(value).every(([key, each]) => fits(key, each));

/**
 * @param {unknown} value
 * @param {number} [longest]
 * @returns {value is string}
 */
export const isText = (value, longest = 40) => typeof value === "string" && value.length <= longest;
