import type { Companions } from "./companions";
import type { Support, PaperWords } from "./paperWords";
import { kindsOf, WordKind } from "./wordKinds";

/** How much a word of each support counts. */
type Weights = Readonly<Record<Support, number>>;

/**
 * The weights for different cases:
 * - `usual`: for most names;
 * - `strict`: for ordinary words, which form another name with a kind of model (`SageAttention` is not SAGE, nor `FrugalGPT`
 *   FRUGAL);
 * - `lenient`: for names in the paper's own case;
 * - `against`: counts only foreign words;
 * - `distinctive`: ignores words that the name of any method may have.
 */
export const weights: Readonly<Record<"usual" | "strict" | "lenient" | "against" | "distinctive", Weights>> = {
  usual: { own: 1, method: 1, generic: 1, kind: 1, neutral: 0, foreign: -1 },
  strict: { own: 1, method: 1, generic: 1, kind: 0, neutral: 0, foreign: -1 },
  lenient: { own: 1, method: 1, generic: 1, kind: 1, neutral: 0.5, foreign: -1 },
  against: { own: 0, method: 0, generic: 0, kind: 0, neutral: 0, foreign: 1 },
  distinctive: { own: 1, method: 1, generic: 0, kind: 0, neutral: 0, foreign: -1 },
};

/** Returns the sum of the weights of the words in the rest of the identifier. */
export function balanceOf({ before, behind }: Companions, { support }: PaperWords, weight: Weights): number {
  let balance = 0;
  for (const words of [before, behind]) {
    for (const word of words) {
      balance += weight[support(word)];
    }
  }
  return balance;
}

/** Returns whether the rest of the identifier consists of words that any code has, and of none of the paper's: `AMCLNode`. */
export function isOnlyCodeWords({ before, behind }: Companions, { support }: PaperWords): boolean {
  const words = [...before, ...behind];
  return words.length > 0 && words.every((word) => support(word) === "foreign" && (kindsOf(word) & WordKind.code) !== 0);
}
