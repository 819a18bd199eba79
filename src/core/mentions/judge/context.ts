import { CharacterClass, classOf } from "../forms/characters";
import { splitPieces } from "../../words/pieces";
import { isMethodWord } from "./wordKinds";

/** What is looked at before and behind a word. */
const reach = 48;

/** Where papers of the field appear: beside one of these, a name is a paper's. */
const venue =
  /(?<![\p{L}\p{N}])(?:NeurIPS|NIPS|ICLR|ICML|CVPR|ICCV|ECCV|WACV|ACL|EMNLP|NAACL|EACL|AAAI|IJCAI|SIGKDD|KDD|SIGIR|CoRL|COLM|AISTATS|JMLR|TMLR|TPAMI|arXiv)(?![\p{L}\p{N}])/u;

const blank = /^\s*$/;
const capitals = /^[\s,|/&(]*\p{Lu}[\p{Lu}\p{N}_]+(?![\p{L}\p{N}_])/u;
const capitalsBefore = /(?<![\p{L}\p{N}_])\p{Lu}[\p{Lu}\p{N}_]+[\s,|/&)]*$/u;

/**
 * What an ordinary word is worth that stands alone and is written like a name: `sure` in a sentence, on a line of its own, as a class of models or beside a venue; `weak`, in need of
 * evidence, where it may be a constant among constants, a key, the first word of a sentence; `shared`, no name by itself, where it
 * is a member of an object or an enumeration.
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

/** Whether a number stands behind it that is no year, as standards have them: `PEP 302`. */
export function isNumbered(text: string, end: number): boolean {
  return /^ (?!(?:19|20)\d\d(?!\d))\d{2,5}(?![\p{L}\p{N}.])/u.test(text.slice(end, end + 8));
}

/** Whether it stands twice in a list, as values do. */
export function isRepeated(text: string, start: number, end: number): boolean {
  const item = text.slice(start, end);
  const length = item.length + 2;
  return text.startsWith(`, ${item}`, end) || (start >= length && text.startsWith(`${item}, `, start - length));
}

/** `class STAR(nn.Module):`: the last word of the base is one that machine learning has. */
function isLearningBase(behind: string): boolean {
  const base = /^\((?:\w+\.){0,3}(\w{2,40})[),]/.exec(behind)?.[1];
  const last = splitPieces(base ?? "")
    .filter(({ text }) => /\p{L}/u.test(text))
    .at(-1);
  return last !== undefined && isMethodWord(last.text);
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
