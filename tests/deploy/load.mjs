// node load.mjs BASE SECONDS PATH...: 200 connections that stay open and ask for one PATH after the other, at a pace
// that leaves the machine to other tests. Prints what came of it.
import autocannon from "autocannon";

const CONNECTIONS = 200;
const REQUESTS_A_SECOND = 400;
const PATIENCE = 60; // seconds for one answer: a crowded machine is no fault of the server

const [url, seconds, ...paths] = process.argv.slice(2);
const told = await autocannon({
  url,
  connections: CONNECTIONS,
  overallRate: REQUESTS_A_SECOND,
  duration: Number(seconds),
  timeout: PATIENCE,
  headers: { "accept-encoding": "gzip" },
  requests: paths.map((path) => ({ method: "GET", path })),
});
console.log(
  JSON.stringify({
    connections: told.connections,
    seconds: told.duration,
    answers: told["2xx"],
    refused: told.non2xx,
    errors: told.errors,
    timeouts: told.timeouts,
    resets: told.resets,
  }),
);
