import { longFormFor } from "./abbreviations";
import { introducingVerbs } from "../text/signalWords";
import { isStopWord } from "../../words/stopWords";

/**
 * Returns the long form before the word that announces a name, if the name is made of its words: "duplex masked auto-encoder,
 * a.k.a. DupMAE". Returns `undefined` otherwise. Stricter than for brackets, because what is called so is often a description
 * and not a long form: each word must begin with a letter of the name, and the name must have these letters in that order.
 */
export function longFormBefore(name: string, before: string): string | undefined {
  if (!/^\p{L}{3,10}$/u.test(name) || !/\p{Lu}\p{L}*\p{Lu}/u.test(name)) {
    return undefined;
  }
  const long = longFormFor(name, before.replace(/(?<![\s,:(-])[\s,:(-]+$/, ""));
  const words = long?.split(/[\s-]+/).filter((word) => !isStopWord(word.toLowerCase())) ?? [];
  // "By contrast, our approach, called COPRA": these are not the words of a name.
  const isSentence = words.some((word, at) => introducingVerbs.has(word) || referring.test(word) || (word.endsWith(",") && at === 0));
  return words.length >= 2 && !isSentence && hasInitials(name.toLowerCase(), words) ? long : undefined;
}

/** Words that refer to something else in the text. */
const referring = /^(?:our|we|this|that|these|those|it|its|their|which)$/i;

function hasInitials(name: string, words: readonly string[]): boolean {
  let at = 0;
  for (const word of words) {
    at = name.indexOf(word.charAt(0).toLowerCase(), at) + 1;
    if (at === 0) {
      return false;
    }
  }
  return true;
}
