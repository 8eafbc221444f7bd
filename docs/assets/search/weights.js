// How much each thing weighs; tuned on two thirds of tests/search/queries.yaml, see `make bench-search`.
export const WEIGHTS = {
  title: 3,
  words: 0.8,
  asked: 1,
  around: 0.4,
  label: 0.5,
  synonym: 0.15,
  same: 0.3,
  together: { title: 1.2, text: 0.4 },
  spread: 0.7,
  met: 2,
  phrase: 1.5,
  phraseSpread: 1.5,
  pointed: 0.9,
  nextPointed: 0.9,
};
