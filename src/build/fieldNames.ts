import { stem } from "../core/words/stem";

/** A name that ends with a kind of model, such as `resnet` or `stylegan`, but not `roberta`. */
const modelEnding = /.{2}(?:net|gan|bert|gpt|former)$/;

/** A name with its version: `vgg 16`, `yolov3`, `cifar 10`. */
const versioned = /^(\p{L}{3,}?)[ -]?v?\d[\p{L}\d.]*$/u;

/** Up to this rank, an English word is too frequent to count as a name: `falcon`, `claude`, but not `llama`. */
const ordinaryRank = 12_000;

/**
 * The same limit for words that only share their stem with a name, such as `wave` and `wav`. It is lower, because a name that is
 * longer than its stem is less likely to match by chance: `conformer` and `conform`.
 */
const relatedRank = 6_000;

/** The words from which the names of models and datasets are derived. */
interface KnownWords {
  /** The terms of the field, normalized by `termKey`. */
  readonly terms: readonly string[];
  /** Well-known names, normalized by `termKey`. */
  readonly wellKnown: readonly string[];
  /** Ordinary words, the most frequent first. */
  readonly words: readonly string[];
}

/**
 * Returns the models and datasets that everybody builds on, as single lower-case words, sorted. A name is a term that the field
 * writes with a version, a term that ends with a kind of model, or a well-known name, each without its version. It must not be an
 * ordinary word nor share its stem with one. A stem of three letters (`vgg`) must be both well known and written with a version.
 */
export function fieldNames({ terms, wellKnown, words }: KnownWords): readonly string[] {
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
