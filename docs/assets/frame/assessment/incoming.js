// An assessment from a share link or a file: checked by the engine, shown, and taken over only on request.
import { exchange, faultIn, isWorkbook } from "../files.js";
import { button, element, one } from "../../foundation/dom.js";
import { isLink, unpack } from "../../foundation/fragment.js";
import { languageOf } from "../../foundation/words.js";
import { fromAssessment } from "../../workspace/assessment.js";
import { faultLine } from "../faults.js";
import { scoreText } from "./scorer.js";
import { answeredIn, isBlank } from "../../workspace/state.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("../../workspace/state.js").Store} Store */
/** @typedef {import("./reply.js").Result} Result */

/** What came in: the text of an assessment, with what is to be said of it; or why it cannot be read. */
/** @typedef {{ text: string, remarks: string[] } | { reasons: string[] }} Incoming */
/** @typedef {import("../../engine/client.js").Engine} Engine */

const LARGEST = 1024 * 1024;

/**
 * @param {Page} page
 * @param {Store} store
 * @param {Engine} python
 * @param {import("../bulk.js").Bulk} bulk
 */
export function bindIncoming(page, store, python, bulk) {
  /**
   * @param {string} from
   * @param {() => Promise<Incoming>} read
   * @param {string} broken
   */
  const offer = (from, read, broken) => void new Preview(page, store, python.request, bulk).open(from, read, broken);

  const fromAddress = () => {
    const fragment = location.hash;
    if (!isLink(fragment)) return;
    history.replaceState(history.state, "", location.pathname + location.search);
    offer(page.say("incoming_link"), async () => ({ text: await unpack(fragment), remarks: [] }), page.say("incoming_broken"));
  };
  addEventListener("hashchange", fromAddress);
  fromAddress();

  const chooser = page.root.querySelector("[data-file]");
  if (!(chooser instanceof HTMLInputElement)) return;
  page.root.querySelector("[data-action=open]")?.addEventListener("click", () => chooser.click());
  chooser.addEventListener("change", () => {
    const file = chooser.files?.[0];
    chooser.value = "";
    if (!file) return;
    const values = { name: file.name };
    const broken = page.say(file.size > LARGEST ? "incoming_large" : "incoming_not_json", values);
    const read = async () => {
      if (file.size > LARGEST) throw new RangeError();
      return isWorkbook(file) ? fromWorkbook(page, python, file) : { text: await file.text(), remarks: [] };
    };
    offer(page.say("incoming_file", values), read, broken);
  });
}

/**
 * The assessment in a workbook that was filled in.
 * @param {Page} page
 * @param {Engine} python
 * @param {File} file
 * @returns {Promise<Incoming>}
 */
async function fromWorkbook(page, python, file) {
  const content = new Uint8Array(await file.arrayBuffer());
  const asked = { kind: "read-form", language: languageOf(page.root) };
  /** @type {import("../files.js").Answer<{ assessment: unknown, remarks: import("../../foundation/words.js").Text[] }>} */
  const answer = await exchange(page, python, "spreadsheet", asked, content);
  if (!answer) return { reasons: [page.say("file_missing")] };
  if (answer.faults) return { reasons: answer.faults.map((fault) => faultIn(page, fault)) };
  const { assessment, remarks } = answer.result;
  return { text: JSON.stringify(assessment), remarks: remarks.map(page.pick) };
}

/** The dialog that shows what came in. */
class Preview {
  /**
   * @param {Page} page
   * @param {Store} store
   * @param {(json: string) => Promise<string>} request
   * @param {import("../bulk.js").Bulk} bulk
   */
  constructor(page, store, request, bulk) {
    this.page = page;
    this.store = store;
    this.request = request;
    this.bulk = bulk;
    this.content = element("div", { role: "status" });
    this.actions = element("div", { class: "calc-dialog-actions" });
    this.dialog = element("dialog", { class: "calc-dialog", "aria-labelledby": "incoming-title", "data-dialog": "incoming" });
  }

  /**
   * @param {string} from
   * @param {() => Promise<Incoming>} read
   * @param {string} broken what to say where it is no JSON
   */
  async open(from, read, broken) {
    const { page, dialog } = this;
    const title = element("h2", { id: "incoming-title" }, page.say("incoming_title"));
    dialog.append(title, element("p", { class: "calc-hint" }, from), this.content, this.actions);
    dialog.addEventListener("close", () => dialog.remove());
    one(page.root, "[data-dialogs]", HTMLElement).append(dialog);
    this.content.append(element("p", {}, page.say("incoming_waiting")));
    this.actions.append(button(page.say("cancel"), () => dialog.close()));
    dialog.showModal();
    try {
      const incoming = await read();
      if ("reasons" in incoming) this.refuse(incoming.reasons);
      else await this.check(incoming, JSON.parse(incoming.text));
    } catch {
      this.refuse([broken]);
    }
  }

  /**
   * @param {{ text: string, remarks: string[] }} incoming
   * @param {unknown} assessment what its text says
   */
  async check({ text, remarks }, assessment) {
    const { page } = this;
    const rubric = /** @type {{ rubric?: unknown } | null} */ (assessment)?.rubric;
    if (typeof rubric === "string" && rubric !== page.rubric) {
      this.refuse([page.say("incoming_other", { rubric })]);
      return;
    }
    const reply = await scoreText(this.request, text);
    const state = fromAssessment(assessment, page);
    if (!reply.ok) this.refuse(reply.faults.map((fault) => faultLine(page, fault)));
    else if (!state) this.refuse([]);
    else this.show(reply.result, state, remarks);
  }

  /** @param {string[]} reasons */
  refuse(reasons) {
    const { page } = this;
    const list = element("ul", { class: "calc-faults" }, ...reasons.map((reason) => element("li", {}, reason)));
    this.content.replaceChildren(element("p", {}, page.say("incoming_refused")), list);
    this.actions.replaceChildren(button(page.say("close"), () => this.dialog.close()));
  }

  /**
   * @param {Result} result
   * @param {import("../../workspace/state.js").State} state
   * @param {string[]} remarks
   */
  show(result, state, remarks) {
    const { page, store } = this;
    const own = store.get();
    const { answered, clauses } = result.so_far;
    const outcome = result.complete
      ? page.say("outcome", { level: page.pick(result.level_label), final: result.display.final ?? "" })
      : page.say("incoming_range", {
          worst: result.range.worst_verdict.display.final,
          best: result.range.best_verdict.display.final,
        });
    const name = state.organisation.name?.trim();
    this.content.replaceChildren(
      ...(name ? [element("p", {}, element("strong", {}, name))] : []),
      element("p", {}, page.say("incoming_summary", { answered, clauses, outcome })),
      ...remarks.map((remark) => element("p", { class: "calc-caution" }, remark)),
      isBlank(own) ? "" : element("p", { class: "calc-caution" }, page.say("incoming_own", { answered: answeredIn(own) })),
    );
    const accept = button(
      page.say(isBlank(own) ? "incoming_accept" : "incoming_replace"),
      () => {
        this.dialog.close();
        this.bulk.replace(state, page.say("replaced"));
      },
      { class: "calc-primary", "data-action": "accept" },
    );
    this.actions.replaceChildren(accept, button(page.say("cancel"), () => this.dialog.close()));
    accept.focus();
  }
}
