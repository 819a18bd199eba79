import type { Companions } from "./companions";
import type { Support, PaperWords } from "./paperWords";
import { kindsOf, WordKind } from "./wordKinds";

/** What a word in the identifier counts for its name. */
type Weights = Readonly<Record<Support, number>>;

/**
 * The ways of counting: `usual`; `strict`, where the name is an ordinary word, which with a kind of model makes another name (`SageAttention` is not
 * SAGE, nor `FrugalGPT` FRUGAL); `lenient` where the name has the paper's own case; `against`, the foreign words alone; `telling`, without
 * those that any method's name may have.
 */
export const weights: Readonly<Record<"usual" | "strict" | "lenient" | "against" | "telling", Weights>> = {
  usual: { own: 1, method: 1, generic: 1, kind: 1, neutral: 0, foreign: -1 },
  strict: { own: 1, method: 1, generic: 1, kind: 0, neutral: 0, foreign: -1 },
  lenient: { own: 1, method: 1, generic: 1, kind: 1, neutral: 0.5, foreign: -1 },
  against: { own: 0, method: 0, generic: 0, kind: 0, neutral: 0, foreign: 1 },
  telling: { own: 1, method: 1, generic: 0, kind: 0, neutral: 0, foreign: -1 },
};

/** What the rest of the identifier says, all in all. */
export function balanceOf({ before, behind }: Companions, { support }: PaperWords, weight: Weights): number {
  let balance = 0;
  for (const words of [before, behind]) {
    for (const word of words) {
      balance += weight[support(word)];
    }
  }
  return balance;
}

/** Whether the rest of the identifier is nothing but words of any code, none of them the paper's: `AMCLNode`. */
export function isCodes({ before, behind }: Companions, { support }: PaperWords): boolean {
  const words = [...before, ...behind];
  return words.length > 0 && words.every((word) => support(word) === "foreign" && (kindsOf(word) & WordKind.code) !== 0);
}
