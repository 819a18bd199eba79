import { readStems } from "./stems";
import { fieldStems, kindsOf, WordKind } from "./wordKinds";

/** How well a word beside a name in an identifier speaks for the paper. */
export type Support = "own" | "method" | "generic" | "neutral" | "foreign";

/** The words of a paper's title and abstract. */
export interface Vocabulary {
  /** How well a word, by the hash of its stem, speaks for the paper. */
  readonly support: (hash: number) => Support;
  /** What the words around a name say, by the hashes of their stems, as a sum of `Telling`. */
  readonly telling: ReadonlyMap<number, number>;
}

/** Kinds of telling words: more the paper's than others', neither code's nor every paper's; or of texts about learning machines. */
export const Telling = { own: 1, field: 2 } as const;

/** Reads the words of a paper's title and abstract. */
export function createVocabulary(titleAndAbstract: string): Vocabulary {
  const own = new Set(readStems(titleAndAbstract, 0, titleAndAbstract.length));
  return {
    support: (hash) => supportOf(kindsOf(hash), own.has(hash)),
    telling: tellingWords(own),
  };
}

function supportOf(kinds: number, isOwn: boolean): Support {
  if ((kinds & WordKind.method) !== 0) {
    return "method";
  }
  if (isOwn && (kinds & WordKind.everyPapers) === 0) {
    return "own";
  }
  if ((kinds & WordKind.generic) !== 0) {
    return "generic";
  }
  return isOwn || (kinds & WordKind.neutral) !== 0 ? "neutral" : "foreign";
}

function tellingWords(own: ReadonlySet<number>): ReadonlyMap<number, number> {
  const telling = new Map<number, number>();
  for (const hash of fieldStems) {
    telling.set(hash, Telling.field);
  }
  for (const hash of own) {
    if ((kindsOf(hash) & (WordKind.everyPapers | WordKind.code)) === 0) {
      telling.set(hash, (telling.get(hash) ?? 0) | Telling.own);
    }
  }
  return telling;
}
