import { longFormFor } from "./abbreviations";
import { introducingVerbs } from "../text/signalWords";
import { isStopWord } from "../../words/stopWords";

/**
 * The long form that stands before the word that announces a name, where the name is made of its words: "duplex masked
 * auto-encoder, a.k.a. DupMAE"; `undefined` where it is not. Stricter than in brackets, as what is called so is often described
 * and not spelled out: each word must begin with a letter of the name, and the name must have them in that order.
 */
export function longFormBefore(name: string, before: string): string | undefined {
  if (!/^\p{L}{3,10}$/u.test(name) || !/\p{Lu}\p{L}*\p{Lu}/u.test(name)) {
    return undefined;
  }
  const long = longFormFor(name, before.replace(/(?<![\s,:(-])[\s,:(-]+$/, ""));
  const words = long?.split(/[\s-]+/).filter((word) => !isStopWord(word.toLowerCase())) ?? [];
  const isSentence = words.some((word) => introducingVerbs.has(word));
  return words.length >= 2 && !isSentence && hasInitials(name.toLowerCase(), words) ? long : undefined;
}

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
