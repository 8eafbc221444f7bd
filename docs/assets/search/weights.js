// How much each thing weighs; tuned on the first two thirds of tests/search/queries.yaml, on queries-second.yaml
// and on queries-fourth.yaml.
export const WEIGHTS = {
  title: 3,
  words: 0.8,
  phrases: 1.3,
  around: 0.4,
  label: 0.2,
  synonym: 0.15,
  same: 0.6,
  together: { title: 1.2, text: 0.6 },
  spread: 0.5,
  met: 3,
  phrase: 1.9,
  phraseSpread: 1.1,
  nextPhrase: 0.6,
  pointed: 0.75,
  nextPointed: 0.8,
  named: 1.6,
};
