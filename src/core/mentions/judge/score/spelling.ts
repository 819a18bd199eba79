import { isStopWord } from "../../../words/stopWords";
import { stemHash } from "../stems";
import { shapeOf } from "./formShape";
import type { WordCandidate } from "./place";

const reach = 90;

/**
 * Returns 1 if a name is spelt out beside the place as the paper's long form ("Denoising Diffusion Implicit Models (DDIM)"), -1 if it
 * is spelt out as other words, and 0 otherwise. Only for acronyms of which the long form is known.
 */
export function spellingAt(text: string, { start, end, form }: WordCandidate): number {
  const { alias } = form;
  if (alias.long === undefined || !isAcronym(alias.text) || !shapeOf(form).isName) {
    return 0;
  }
  const words =
    text.charAt(start - 1) === "("
      ? wordsThatSpell(alias.text, wordsIn(text.slice(Math.max(0, start - reach), start - 1)), "end")
      : /^ ?\(/.test(text.slice(end, end + 2))
        ? wordsThatSpell(alias.text, wordsIn(text.slice(end, end + reach)), "start")
        : undefined;
  if (!words) {
    return 0;
  }
  const own = new Set(wordsIn(alias.long).map(stemHash));
  const shared = words.filter((word) => own.has(stemHash(word))).length;
  return shared * 2 >= words.length ? 1 : -1;
}

/** Returns whether a name is letters alone, of which two or more are capitals. */
function isAcronym(name: string): boolean {
  return /^\p{L}+$/u.test(name) && (name.match(/\p{Lu}/gu) ?? []).length >= 2;
}

function wordsIn(text: string): readonly string[] {
  return (text.match(/\p{L}{2,}/gu) ?? []).map((word) => word.toLowerCase()).filter((word) => !isStopWord(word));
}

/** Returns the first or last words whose initials are the letters of the acronym. */
function wordsThatSpell(name: string, words: readonly string[], side: "start" | "end"): readonly string[] | undefined {
  const letters = name.toLowerCase();
  const near = side === "end" ? words.slice(-letters.length) : words.slice(0, letters.length);
  return near.length === letters.length && near.every((word, index) => word.charAt(0) === letters.charAt(index)) ? near : undefined;
}
