import { CharacterClass, classOf } from "./characters";

/** What is looked at before and behind a word. */
const reach = 48;

const blank = /^\s*$/;
const capitals = /^[\s,|/&(]*\p{Lu}[\p{Lu}\p{N}_]+(?![\p{L}\p{N}_])/u;
const capitalsBefore = /(?<![\p{L}\p{N}_])\p{Lu}[\p{Lu}\p{N}_]+[\s,|/&)]*$/u;

/**
 * Whether what stands around an ordinary word that is written like a name makes it something else: a member of an object or of an
 * enumeration, a constant among constants, a key, the first word of a sentence.
 */
export function isOrdinaryUse(text: string, start: number, end: number): boolean {
  const before = lineBefore(text, start);
  const behind = lineBehind(text, end);
  if (blank.test(before) && blank.test(behind)) {
    return false;
  }
  if (/(?:[.$@#:\\]|->)$/.test(before) || /^\s{0,8}(?:[:=]|\+=)/.test(behind)) {
    return true;
  }
  if (isAllCapitals(text, start, end)) {
    return capitals.test(behind) || capitalsBefore.test(before) || !isProse(before, behind);
  }
  return isSentenceStart(before, behind) || !isProse(before, behind);
}

/** Whether the word has small-letter words beside it, as sentences have. */
function isProse(before: string, behind: string): boolean {
  return /\p{Ll}{2},? $/u.test(before) && /^(?:[ ,.;)]|$)/.test(behind);
}

function isSentenceStart(before: string, behind: string): boolean {
  return /(?:^|[.!?:"'`*#/>(-])\s*$/.test(before) && /^,? \p{Ll}/u.test(behind);
}

function isAllCapitals(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    if (classOf(text.charCodeAt(i)) === CharacterClass.lower) {
      return false;
    }
  }
  return true;
}

function lineBefore(text: string, start: number): string {
  const head = text.slice(Math.max(0, start - reach), start);
  return head.slice(Math.max(head.lastIndexOf("\n"), head.lastIndexOf("\r")) + 1);
}

function lineBehind(text: string, end: number): string {
  const tail = text.slice(end, end + reach);
  const stop = tail.search(/[\r\n]/);
  return stop < 0 ? tail : tail.slice(0, stop);
}
