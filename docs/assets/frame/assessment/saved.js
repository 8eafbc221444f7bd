// What is said of an assessment that was saved in a file.
import { namesLeftOut } from "./placeless.js";

/**
 * What to say of a file in which the CLAUSES left out stand as open.
 * @param {import("../../foundation/words.js").Speaking} page
 * @param {string} name
 * @param {string[]} clauses
 */
export const savedWithout = (page, name, clauses) =>
  clauses.length
    ? page.say("saved_without", { name, count: clauses.length, clauses: namesLeftOut(page, clauses) })
    : page.say("saved_file", { name });
