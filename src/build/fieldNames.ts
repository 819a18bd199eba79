import { stem } from "../core/words/stem";

/** Kinds of models, which the names of many end with: `resnet`, `stylegan`, `roberta` not. */
const modelEnding = /.{2}(?:net|gan|bert|gpt|former)$/;

/** A name and its version: `vgg 16`, `yolov3`, `cifar 10`. */
const versioned = /^(\p{L}{3,}?)[ -]?v?\d[\p{L}\d.]*$/u;

/** Up to this rank an English word is met too often to be taken for a name: `falcon`, `claude`, but not `llama`. */
const ordinaryRank = 12_000;

/** The same for words of which it only has the stem: `wav` and `wave`; a name that is more than its stem has it by chance the less: `conformer` and `conform`. */
const relatedRank = 6_000;

/** What the names of models and data are told from. */
interface Known {
  /** The terms of the field, in the form in which they are compared. */
  readonly terms: readonly string[];
  /** Names that everybody knows, in the same form. */
  readonly wellKnown: readonly string[];
  /** Ordinary words, the most frequent first. */
  readonly words: readonly string[];
}

/**
 * The models and data that everybody builds on, of one word in small letters, sorted: what the field writes with a version, what ends as models do, and what
 * is well known, each without its version and only where it is no ordinary word nor shares its stem with one.
 * Three letters are a name only where both speak for it (`vgg`).
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
