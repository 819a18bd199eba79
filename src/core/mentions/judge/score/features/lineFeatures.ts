import { Fit } from "../../../scan/compare";
import { readFewStems } from "../../stems";
import { emphasisAt } from "../emphasis";
import { shapeOf } from "../formShape";
import { identifierAround, isCut, lineBefore, lineBehind, withAsterisks } from "./lineAround";
import { companionScore, wordScore } from "../wordTable";
import { spellingOf } from "./nameFeatures";
import { bool, clip, mean } from "./numbers";
import type { Place } from "./evidence";

/** A capitalized word that ends a name's list stands so near. */
const besideLength = 28;
/** Matches a size of a model behind its name. */
export const size = /^[-_ ]?(?:\d{1,3}(?:\.\d)?[bBmMkK]|tiny|mini|small|base|medium|large|huge|xl)(?![\p{L}])/u;
/** Matches a number behind a name. */
export const digitBehind = /^[-_ ]?v?\d/;
/** Matches the beginning of a line that imports something. */
export const importLine = /^\s*(?:from|import|use|require|export|#\s*include)\b/;
const commentSign = /(?:^|\s)(?:#|\/\/|\/\*|\*|--|%|<!--|;+)\s|^\s*[*>|-]\s/;

/** The line of a place, and its words by the hashes of their stems. */
export interface Line {
  readonly before: string;
  readonly behind: string;
  readonly identifier: { readonly start: number; readonly end: number };
  /** The words of the identifier around the name. */
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly words: readonly number[];
  /** The two words before the identifier and the two behind it. */
  readonly neighbours: readonly number[];
}

/** Reads the line of a place. */
export function readLine({ text, candidate: { start, end, fit } }: Place): Line {
  const exact = (fit & Fit.exact) !== 0;
  const [lineStart, lineEnd] = [lineBefore(text, start), lineBehind(text, end)];
  const emphasis = exact ? emphasisAt(lineStart, lineEnd) : undefined;
  const before = emphasis ? withAsterisks(lineStart, lineStart.length - emphasis.before, lineStart.length) : lineStart;
  const behind = emphasis ? withAsterisks(lineEnd, 0, emphasis.behind) : lineEnd;
  const whole = identifierAround(text, start, end, exact);
  const identifier = { start: (emphasis?.before ?? 0) > 0 ? start : whole.start, end: (emphasis?.behind ?? 0) > 0 ? end : whole.end };
  const left = readFewStems(text, identifier.start, start);
  const right = readFewStems(text, end, identifier.end);
  const outer = [
    readFewStems(before, 0, identifier.start - start + before.length),
    readFewStems(behind, identifier.end - end, behind.length),
  ] as const;
  const words = isCut(start, end, identifier)
    ? [...readFewStems(before, 0, before.length), ...readFewStems(behind, 0, behind.length)]
    : [...outer[0], ...left, ...right, ...outer[1]];
  return { before, behind, identifier, left, right, words, neighbours: [...outer[0].slice(-2), ...outer[1].slice(0, 2)] };
}

/** Returns the features of the line of a place. */
export function lineFeatures(place: Place, { before, behind, identifier, left, right, words: lineWords }: Line): readonly number[] {
  const { text, candidate } = place;
  const { start, end, form } = candidate;
  const shape = shapeOf(form);
  const { written, exact } = spellingOf(place);
  const companions = [...left, ...right];
  const alone = identifier.start === start && identifier.end === end;
  const isGluedWhole = exact && end === identifier.end && /(?<![\p{L}\p{N}_])\p{Lu}\p{Ll}+$/u.test(before);
  const prose = /\p{Ll}{2}[,;:]? $/u.test(before) && /^(?:['’]s?(?!\p{L})|[ ,.;:)]|$)/u.test(behind);
  return [
    bool(alone),
    Math.min(left.length, 4),
    Math.min(right.length, 4),
    clip(mean(companions.map(companionScore)) / 16),
    clip(mean(companions.map(wordScore)) / 16),
    bool(companions.some((word) => companionScore(word) > 16)),
    bool(start > identifier.start && /[\p{L}\p{N}]/u.test(text.charAt(start - 1))),
    bool(end < identifier.end && /[\p{L}\p{N}]/u.test(text.charAt(end))),
    bool(isGluedWhole),
    bool(isGluedWhole && shape.isCapitals),
    bool(/(?<![\p{L}\p{N}])\p{Lu}\p{Ll}{1,2}$/u.test(before)),
    bool(digitBehind.test(behind)),
    bool(size.test(behind)),
    bool(importLine.test(before)),
    bool(/[\p{L}\p{N}_)\]]\.$/u.test(before)),
    bool(/[\p{L}\p{N}_)\]]\.$/u.test(before) && /^\p{Lu}/u.test(written)),
    bool(/^\w{0,40}\.[\p{L}_]/u.test(behind)),
    bool(/^\w{0,40}\(/u.test(behind)),
    bool(/^\w{0,40}\s*[:+]?=[^=]/u.test(behind)),
    bool(/^\w{0,40}["']?\s*:/u.test(behind)),
    bool(/[/\\]$/.test(before) || /^[/\\]/.test(behind)),
    bool(/-$/.test(before) || /^-[\p{L}\p{N}]/u.test(behind)),
    bool(/["'`]\w*$/.test(before) || /^\w*["'`]/.test(behind)),
    bool(commentSign.test(before)),
    bool(prose),
    bool(/\p{Lu}[\p{L}\p{N}-]{0,24}[,/ ]{0,3}$/u.test(before.slice(-besideLength)) || /^[,/ ]{1,3}\p{Lu}/u.test(behind)),
    bool(/(?:^|[.!?:"'`*#/>(-])\s*$/.test(before) && /^,? \p{Ll}/u.test(behind)),
    clip(mean(lineWords.map(wordScore)) / 16),
  ];
}
