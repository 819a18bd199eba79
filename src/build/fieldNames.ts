import { stem } from "../core/words/stem";

/** Matches endings of model names: `resnet`, `stylegan`, but not `roberta`. */
const modelEnding = /.{2}(?:net|gan|bert|gpt|former)$/;

/** Matches a name and its version: `vgg 16`, `yolov3`, `cifar 10`. */
const versioned = /^(\p{L}{3,}?)[ -]?v?\d[\p{L}\d.]*$/u;

/** English words up to this rank are too frequent to be taken as names: `falcon` and `claude`, but not `llama`. */
const ordinaryRank = 12_000;

/**
 * Like `ordinaryRank`, for words that share only their stem with the name: `wav` and `wave`. A name longer than its stem is
 * less likely to match by chance: `conformer` and `conform`.
 */
const relatedRank = 6_000;

/** The words from which to select names of models and data. */
interface Known {
  /** The terms of the field, as `termKey` writes them. */
  readonly terms: readonly string[];
  /** Well-known names, in the same form. */
  readonly wellKnown: readonly string[];
  /** Ordinary words, the most frequent first. */
  readonly words: readonly string[];
}

/**
 * Returns the one-word names of models and data that everybody builds on, in lower case and sorted: terms with a version, terms
 * that end like models, and well-known names, each without its version. Ordinary words and names that share their stem with one
 * are left out. A stem of three letters must be both well known and written with a version (`vgg`).
 */
export function fieldNames({ terms, wellKnown, words }: Known): readonly string[] {
  const frequent = new Set(words.slice(0, ordinaryRank));
  const related = new Set(words.slice(0, relatedRank).map(stem));
  const known = new Set(words);
  const isOrdinary = (name: string): boolean =>
    frequent.has(name) || related.has(stem(name)) || (stem(name) !== name && known.has(stem(name)));
  const baseOf = (term: string): string => versioned.exec(term)?.[1] ?? term;
  const withVersion = new Set(terms.filter((term) => versioned.test(term)).map(baseOf));
  const bare = new Set(wellKnown);
  const all = [...withVersion, ...wellKnown.map(baseOf), ...terms.filter((term) => modelEnding.test(term))];
  return [...new Set(all)]
    .filter(
      (name) => /^\p{Ll}{3,}$/u.test(name) && !isOrdinary(name) && (stem(name).length > 3 || (withVersion.has(name) && bare.has(name))),
    )
    .sort();
}
