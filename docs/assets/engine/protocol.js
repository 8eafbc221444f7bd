// What page and worker say to one another, and the runtime's manifest. Types only.

/**
 * Where it went wrong; the page has a sentence for each.
 * @typedef {"worker" | "download" | "verify" | "start" | "library" | "crash"} Stage
 *
 * @typedef {{ type: "boot", manifest: string, known: Manifest | null, library: string[], given: string[],
 *   editions: Record<string, Edition> }} Boot the manifest's address, what stands in it where the page knows, the addresses of
 *   the documents to answer from, those that are published nowhere, as they are, and which bytes the page means by an address
 * @typedef {{ type: "request", id: number, json: string }} Request
 * @typedef {{ type: "exchange", id: number, part: string, json: string, content: Bytes | null }} Exchange
 * @typedef {{ type: "leave" }} Leave the page goes away: what it asked need not be answered
 * @typedef {Boot | Request | Exchange | Leave} ToWorker
 *
 * @typedef {{ type: "alive", lock: string }} Alive said first by a worker that pages share: the lock that it holds while it lives
 * @typedef {{ type: "lost" }} Lost said by the line: a worker that pages shared has died, another is being started
 * @typedef {{ type: "progress", loaded: number, total: number }} Progress
 * @typedef {{ type: "ready", seconds: number }} Ready
 * @typedef {{ type: "reply", id: number, json: string, content: Bytes | null }} Reply
 * @typedef {{ type: "fetching", id: number, loaded: number, total: number }} Fetching a part, for an exchange
 * @typedef {{ type: "missing", id: number, message: string, stage: Stage }} Missing the part did not arrive
 * @typedef {{ type: "failed", message: string, stage: Stage, id?: number }} Failed with what was being answered, where it is known
 * @typedef {Alive | Lost | Progress | Ready | Reply | Fetching | Missing | Failed} FromWorker
 *
 * @typedef {Uint8Array<ArrayBuffer>} Bytes
 * @typedef {{ name: string, bytes: number, sha256: string }} ManifestFile
 * @typedef {{ bytes: number, sha256: string }} Edition a document as it was when the page was made
 * @typedef {ManifestFile & { module: string }} Part loaded by the first exchange that needs it
 * @typedef {{ format: string, info: Record<string, string>, stdlib: string, engine: string, files: ManifestFile[],
 *   parts: Record<string, Part> }} Manifest
 */

/** An error that knows at which stage it happened. */
export class StageError extends Error {
  /**
   * @param {Stage} stage
   * @param {unknown} cause
   */
  constructor(stage, cause) {
    super(cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause));
    this.stage = stage;
  }
}

/**
 * ERROR as one that knows its stage: STAGE, where it knows none.
 * @param {unknown} error
 * @param {Stage} stage
 */
export const staged = (error, stage) => (error instanceof StageError ? error : new StageError(stage, error));
