// The words of a page, which stand in it as JSON.

/** @typedef {{ zh: string, en: string }} Text */
/** @typedef {{ document: string, clause: string }} Reference */
/** @typedef {"zh" | "en"} Language */
/** @typedef {(key: string, values?: object) => string} Say a label, its blanks filled with the values of their names */
/** @typedef {(text: Text | null | undefined) => string} Pick a text in the page's language */

/**
 * What every part of a page may rely on, whatever the page is about.
 * @typedef {object} Speaking
 * @property {HTMLElement} root
 * @property {Say} say
 * @property {Pick} pick
 */

/**
 * The JSON in the element below ROOT that SELECTOR names.
 * @template {object} Content
 * @param {HTMLElement} root
 * @param {string} selector
 * @returns {Content}
 */
export const readJson = (root, selector) => JSON.parse(root.querySelector(selector)?.textContent ?? "{}");

/** @param {HTMLElement} root @returns {Language} */
export const languageOf = (root) => (root.dataset.language === "en" ? "en" : "zh");

/** A blank, or what stands beside a number: {count} {count:version|versions}, of which the first goes with one. */
const BLANK = /\{(\w+)(?::([^{}|]*)\|([^{}|]*))?\}/g;

const NEGATIVE = /^(<?)-(?=\d+(?:[./]\d+)?$)/;

/**
 * FIGURE with a minus sign where it is negative, as people read it; anything else as it is.
 * @param {unknown} figure as the engine writes it: -3, -1.5, -17/10, <-0.5
 */
export const withMinus = (figure) => String(figure).replace(NEGATIVE, "$1−");

/**
 * What a fault quotes (`found`) stays as it was typed.
 * @param {Record<string, string>} words
 * @returns {Say}
 */
export const sayer =
  (words) =>
  (key, values = {}) => {
    const given = new Map(Object.entries(values));
    return (words[key] ?? key).replace(BLANK, (blank, name, single, several) => {
      const value = given.get(name) ?? null;
      if (value === null) return blank;
      if (single !== undefined) return Math.abs(Number(value)) === 1 ? single : several;
      return name === "found" ? String(value) : withMinus(value);
    });
  };

/**
 * Chinese where a text is not translated.
 * @param {Language} language
 * @returns {Pick}
 */
export const picker = (language) => (text) => (text ? text[language] || text.zh : "");
