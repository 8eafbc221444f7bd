// What this visitor worked on last, and the way to his cases. Who has none sees nothing of it.
import { element } from "../foundation/dom.js";
import { nameOf } from "./card.js";
import { readCasesPage, written } from "./page.js";
import { openShelf } from "./shelf.js";

/** @param {HTMLElement} root */
export async function show(root) {
  const page = readCasesPage(root);
  const shelf = await openShelf();
  if ("unkept" in shelf) return;
  const cases = (await shelf.read()).filter(({ daysLeft, putAway }) => daysLeft === null && !putAway);
  root.dataset.cases = String(cases.length);
  if (!cases.length) return;
  const worked = cases.flatMap(({ documents, ...shown }) => documents.map((document) => ({ name: nameOf(page, shown), document })));
  const known = worked.filter(({ document: { key } }) => page.pages.has(key));
  const [last] = known.sort((one, other) => other.document.changed.getTime() - one.document.changed.getTime());
  const { title = "", address = "" } = (last && page.pages.get(last.document.key)) ?? {};
  const all = element("a", { href: root.dataset.workspace }, page.say("my_cases", { count: cases.length }));
  root.append(
    ...(last
      ? [
          element("a", { href: `${address}?document=${encodeURIComponent(last.document.id)}` }, page.say("continue", { title })),
          element(
            "span",
            { class: "as-own__when" },
            page.say("continue_case", { name: last.name, time: written(page.language, last.document.changed) }),
          ),
        ]
      : []),
    all,
  );
  root.hidden = false;
}
