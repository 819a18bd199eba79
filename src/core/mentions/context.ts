import { CharacterClass, classOf } from "./characters";

/** What is looked at before and behind a word. */
const reach = 48;

const blank = /^\s*$/;
const capitals = /^[\s,|/&(]*\p{Lu}[\p{Lu}\p{N}_]+(?![\p{L}\p{N}_])/u;
const capitalsBefore = /(?<![\p{L}\p{N}_])\p{Lu}[\p{Lu}\p{N}_]+[\s,|/&)]*$/u;

/**
 * What an ordinary word is worth that stands alone and is written like a name: `sure` in a sentence or on a line of its own; `weak`, in need of
 * evidence, where it may be a constant among constants, a key, the first word of a sentence; `shared`, no name by itself, where it
 * is a member of an object or an enumeration.
 */
export function ordinaryUse(text: string, start: number, end: number): "sure" | "weak" | "shared" {
  const before = lineBefore(text, start);
  const behind = lineBehind(text, end);
  if (blank.test(before) && blank.test(behind)) {
    return "sure";
  }
  if (/(?:[\p{L}\p{N}_)\]]\.|[$@#:\\]|->)$/u.test(before) && !behind.startsWith("(")) {
    return "shared";
  }
  if (/(?:[.$@#:\\]|->)$/.test(before) || /^\s{0,8}(?:[:=]|\+=)/.test(behind)) {
    return "weak";
  }
  const isWord = isAllCapitals(text, start, end) ? capitals.test(behind) || capitalsBefore.test(before) : isSentenceStart(before, behind);
  return isWord || !isProse(before, behind) ? "weak" : "sure";
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
