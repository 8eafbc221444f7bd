/** A place of the site, as the index file has it; title and text are HTML. */
export interface Entry {
  location: string;
  title: string;
  text: string;
  numbers?: string[];
  tags?: string[];
  boost?: number;
  /** The part of the index that its text travels in. */
  part?: string;
}

/** What people call a thing, in this language and the other, and the places that speak of it, best first. */
export interface Term {
  words: string[];
  foreign: string[];
  at: string[];
}

/** How people ask for the places `at`, the best first. */
export interface KnownQuestion {
  phrases: string[];
  at: string[];
}

/**
 * Words, set apart by "|", and their vectors one behind another, a letter for each figure (see make_word_vectors.py); with
 * them, set apart likewise, what is asked that the site has no answer to: it is of use together with what words mean.
 */
export type WordVectors = [words: string, figures: string, elsewhere?: string];

/** The words of the trade and the words that say nothing. */
export interface Vocabulary {
  terms: Term[];
  function_words: string[];
  kept_words: string[];
  same_words: Record<string, string[]>;
  /** What people call a document and its issuer, by the folder of the document. */
  document_names: Record<string, string[]>;
  /** Pairs of a traditional character and the simplified one that the site has. */
  traditional?: string;
  /** The characters of what things are called, by syllable. */
  pinyin?: Record<string, string>;
}

export interface IndexFile extends Vocabulary {
  entries: Entry[];
  questions: KnownQuestion[];
}

/**
 * The head of the index as it travels: all by column, 0 where a column has nothing, words of a list in one string, and
 * `at` by position among the entries. A place on the page of the entry before has its anchor alone. Of the numbers, 1 is the one that the address ends with; a title that begins
 * with a space has its first number before it. `parts` are those that the texts travel in, each with its bytes; an
 * entry names its own by position.
 */
export interface PackedFile extends Omit<IndexFile, "entries" | "terms" | "questions" | "same_words"> {
  entries: {
    location: string[];
    title: string[];
    part: number[];
    numbers: (string[] | 0 | 1)[];
    tags: (string[] | 0)[];
    boost: (number | 0)[];
  };
  parts: [string, number][];
  /** The part that the further phrases of the questions travel in, by position; none in an index without any. */
  further?: string;
  /** The part that the vectors of words travel in; none in an index without any. */
  vectors?: string;
  terms: { words: string[]; foreign: string[]; at: number[][] };
  questions: { phrases: string[]; at: number[][] };
  same_words: Record<string, string>;
}

/** An entry made ready: plain and folded texts of equal length, its title and numbers without separators. */
export interface Place {
  entry: Entry;
  /** Among all entries. */
  position: number;
  title: string;
  text: string;
  foldedTitle: string;
  foldedText: string;
  bare: string[];
}

/** A term that a question touched, and how much of the question its word covers (0 to 1). */
export interface Touched {
  term: number;
  share: number;
}

/**
 * A question taken apart: `plain` is it in the words that the site uses, `bare` the whole of it without
 * separators, if it may be a number, `said` is it as it was asked, `documents` the folders of the documents that it names.
 */
export interface Question {
  folded: string;
  said: string;
  plain: string;
  bare: string;
  numbers: string[];
  runs: string[];
  touched: Touched[];
  documents: string[];
}

export interface Hit {
  place: Place;
  score: number;
}

/** What the search found; `marks` are the strings to highlight. Unless `answered`, the
 * hits are only the nearest places. */
export interface Found {
  hits: Hit[];
  marks: string[];
  answered: boolean;
}

/** The theme's own shape of a result. */
export interface ResultItem {
  location: string;
  title: string;
  text: string;
  tags?: string[];
  score: number;
  terms: Record<string, boolean>;
}

/** What Material's box is told of a question; `suggest` completes it. */
export interface MaterialAnswer {
  items: ResultItem[][];
  suggest: string[];
}

/** What Zensical's box asks: its text in HTML, or an expression when nothing but its filters is set. */
export interface ZensicalQuery {
  input: unknown;
}

/** What Zensical's box is told: places by their position in its file, and the stretches to mark in their HTML. */
export interface ZensicalAnswer {
  items: { id: number; matches: { field: "title" | "text"; value: { highlight: { ranges: ZensicalRange[] } } }[] }[];
  query: { select: object; values: string[] };
  pagination: { total: number };
}

/** From `start` to `end`, of which the first `value` characters are what was asked for. */
export interface ZensicalRange {
  start: number;
  end: number;
  value: number;
}

/** What the theme sends: the settings, then the question whenever it changes. */
export type Message =
  | { type: 0; data: unknown }
  | { type: 2; data: string | ZensicalQuery };
