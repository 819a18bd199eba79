import { CharacterClass, classOf } from "../forms/characters";
import { splitPieces } from "../../words/pieces";
import { isMethodWord } from "./wordKinds";

/** The text this far around a word is read, in UTF-16 code units. */
const reach = 48;

/** Matches venues of the field. Beside one of these, a name is a paper's. */
const venue =
  /(?<![\p{L}\p{N}])(?:NeurIPS|NIPS|ICLR|ICML|CVPR|ICCV|ECCV|WACV|ACL|EMNLP|NAACL|EACL|AAAI|IJCAI|SIGKDD|KDD|SIGIR|CoRL|COLM|AISTATS|JMLR|TMLR|TPAMI|arXiv)(?![\p{L}\p{N}])/u;

const blank = /^\s*$/;
const capitals = /^[\s,|/&(]*\p{Lu}[\p{Lu}\p{N}_]+(?![\p{L}\p{N}_])/u;
const capitalsBefore = /(?<![\p{L}\p{N}_])\p{Lu}[\p{Lu}\p{N}_]+[\s,|/&)]*$/u;

/**
 * Returns how an ordinary word that is written like a name is used, if it is the whole identifier: `sure` in a sentence, on a
 * line of its own, as a class of models, or beside a venue; `weak` if it may be a constant among constants, a key, or the first
 * word of a sentence; `shared` if it is a member of an object or an enumeration.
 */
export function ordinaryUse(text: string, start: number, end: number): "sure" | "weak" | "shared" {
  const before = lineBefore(text, start);
  const behind = lineBehind(text, end);
  if (blank.test(before) && blank.test(behind)) {
    return "sure";
  }
  if (
    venue.test(before) ||
    venue.test(behind) ||
    /^-based(?![\p{L}\p{N}-])/u.test(behind) ||
    (/\bclass $/.test(before) && isLearningBase(behind))
  ) {
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

/** Returns whether a number that is not a year follows, as in the names of standards: `PEP 302`. */
export function isNumbered(text: string, end: number): boolean {
  return /^ (?!(?:19|20)\d\d(?!\d))\d{2,5}(?![\p{L}\p{N}.])/u.test(text.slice(end, end + 8));
}

/** Returns whether the word occurs twice in a list, as values do. */
export function isRepeated(text: string, start: number, end: number): boolean {
  const item = text.slice(start, end);
  const length = item.length + 2;
  return text.startsWith(`, ${item}`, end) || (start >= length && text.startsWith(`${item}, `, start - length));
}

/** Returns whether the last word of a base class is one of machine learning: `class STAR(nn.Module):`. */
function isLearningBase(behind: string): boolean {
  const base = /^\((?:\w+\.){0,3}(\w{2,40})[),]/.exec(behind)?.[1];
  const last = splitPieces(base ?? "")
    .filter(({ text }) => /\p{L}/u.test(text))
    .at(-1);
  return last !== undefined && isMethodWord(last.text);
}

/** Returns whether lower-case words surround the word, as in a sentence. */
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
