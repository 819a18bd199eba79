import { readStems, stemHash } from "./stems";
import { fieldStems, kindsOf, WordKind } from "./wordKinds";

/** How a word beside a name in an identifier counts for the paper. */
export type Support = "own" | "method" | "generic" | "kind" | "neutral" | "foreign";

/** The words of a paper's title and abstract. */
export interface PaperWords {
  /** Returns how a word, by the hash of its stem, counts for the paper. */
  readonly support: (hash: number) => Support;
  /** Returns the kinds of context word that a word is, by the hash of its stem, as a sum of `ContextWord`; 0 for most words. */
  readonly contextKinds: (hash: number) => number;
}

/**
 * Kinds of words that are evidence around a name. `own`: in the paper, and common neither in code nor in papers. `field`: in
 * texts about machine learning.
 */
export const ContextWord = { own: 1, field: 2 } as const;

/** Matches words that code writes as one: `fastText` as `fasttext`, `pre-training` as `pretraining`. */
const compound = /(?<![\p{L}\p{N}-])(?:\p{Lu}?\p{Ll}+\p{Lu}\p{L}{0,24}|\p{L}{1,24}-\p{L}{1,24})(?![\p{L}\p{N}])/gu;

function compoundsIn(text: string): ReadonlySet<number> {
  return new Set(Array.from(text.matchAll(compound), ([word]) => stemHash(word.replaceAll("-", "").toLowerCase())));
}

/** Reads the words of a paper's title and abstract. */
export function createPaperWords(titleAndAbstract: string): PaperWords {
  const own = new Set(readStems(titleAndAbstract, 0, titleAndAbstract.length));
  let joined: ReadonlySet<number> | undefined;
  let contextKinds: ((hash: number) => number) | undefined;
  return {
    support: (hash) => supportOf(kindsOf(hash), own.has(hash) || (joined ??= compoundsIn(titleAndAbstract)).has(hash)),
    contextKinds: (hash) => (contextKinds ??= createContextKinds(own))(hash),
  };
}

function supportOf(kinds: number, isOwn: boolean): Support {
  if ((kinds & WordKind.method) !== 0) {
    return "method";
  }
  if (isOwn && (kinds & WordKind.everyPapers) === 0) {
    return "own";
  }
  if ((kinds & (WordKind.generic | WordKind.model)) !== 0) {
    return (kinds & WordKind.model) !== 0 ? "kind" : "generic";
  }
  return isOwn || (kinds & WordKind.neutral) !== 0 ? "neutral" : "foreign";
}

/** Creates a small hash table. It is asked for every word around every doubtful name. */
function createContextKinds(own: ReadonlySet<number>): (hash: number) => number {
  const size = 1 << Math.ceil(Math.log2((own.size + fieldStems.length) * 4));
  const hashes = new Int32Array(size);
  const says = new Uint8Array(size);
  const placeOf = (hash: number): number => {
    let place = hash & (size - 1);
    while (says[place] !== 0 && hashes[place] !== hash) {
      place = (place + 1) & (size - 1);
    }
    return place;
  };
  const add = (hash: number, what: number): void => {
    const place = placeOf(hash);
    hashes[place] = hash;
    says[place] = (says[place] ?? 0) | what;
  };
  for (const hash of fieldStems) {
    add(hash, ContextWord.field);
  }
  for (const hash of own) {
    if ((kindsOf(hash) & (WordKind.everyPapers | WordKind.code)) === 0) {
      add(hash, ContextWord.own);
    }
  }
  return (hash) => says[placeOf(hash)] ?? 0;
}
