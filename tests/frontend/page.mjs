// A page that has words and nothing else: what is said of it comes back as its key and its values.

/** `say("answered", { answered: 3 })` gives `answered {"answered":3}`; a text is picked in Chinese. */
export const page = {
  say: (key, values) => (values && Object.keys(values).length ? `${key} ${JSON.stringify(values)}` : key),
  pick: (text) => text?.zh ?? "",
};

/** An engine that answers each request with what ANSWER gives for it, and remembers what it was asked. */
export function engine(answer) {
  const asked = [];
  const request = async (json) => {
    const { format, ...rest } = JSON.parse(json);
    asked.push(rest);
    return JSON.stringify(answer(rest));
  };
  return { request, asked };
}

/** A refusal whose faults stand at PLACES. */
export const refused = (...places) => ({
  ok: false,
  faults: places.map((at) => ({ at, found: "x", expected: { zh: "别的", en: "something else" } })),
});
