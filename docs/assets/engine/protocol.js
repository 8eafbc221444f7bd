// What page and worker say to one another, and the runtime's manifest. Types only.

/**
 * Where it went wrong; the page has a sentence for each.
 * @typedef {"worker" | "download" | "verify" | "start" | "library" | "crash"} Stage
 *
 * @typedef {{ type: "boot", manifest: string, library: string[] }} Boot
 * @typedef {{ type: "request", id: number, json: string }} Request
 * @typedef {Boot | Request} ToWorker
 *
 * @typedef {{ type: "progress", loaded: number, total: number }} Progress
 * @typedef {{ type: "ready", seconds: number }} Ready
 * @typedef {{ type: "reply", id: number, json: string }} Reply
 * @typedef {{ type: "failed", message: string, stage: Stage }} Failed
 * @typedef {Progress | Ready | Reply | Failed} FromWorker
 *
 * @typedef {{ name: string, bytes: number, sha256: string }} ManifestFile
 * @typedef {{ format: string, stdlib: string, engine: string, files: ManifestFile[] }} Manifest
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
