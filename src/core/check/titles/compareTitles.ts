import { isStopWord } from "../../words/stopWords";
import { headKeys, titleWords } from "./titleWords";

/**
 * How two titles relate: the same letters; one without its subtitle or cut off; some words differ; some of the words that matter are the
 * same, as after a paper gets a new title; or neither.
 */
export type TitleAgreement = "same" | "shortened" | "near" | "related" | "other";

/** Returns how the title of a reference relates to a known one. */
export function compareTitles(stated: string, known: string): TitleAgreement {
  const [own, other] = [titleWords(stated), titleWords(known)];
  const [key, otherKey] = [own.join(""), other.join("")];
  if (key === otherKey) {
    return "same";
  }
  if (headKeys(known).includes(key) || headKeys(stated).includes(otherKey) || isCutOff(stated, key, otherKey)) {
    return "shortened";
  }
  if (isNear(own, other)) {
    return "near";
  }
  return isRelated(stated, known) ? "related" : "other";
}

function isCutOff(stated: string, key: string, known: string): boolean {
  return /(?:\.{3}|…)[\s}"'”]{0,5}$/.test(stated) && key.length >= 15 && known.startsWith(key);
}

/** Titles of this many words may differ in so many of them: one in a short title, two or three in a longer one. */
export function mostEdits(words: number): number {
  return words < 5 ? 1 : words < 10 ? 2 : 3;
}

/** Returns whether titles differ in few words: some are replaced, lost, or added. A number makes another paper: "Part 2", "YOLOv4". */
export function isNear(own: readonly string[], other: readonly string[]): boolean {
  const shorter = Math.min(own.length, other.length);
  const most = mostEdits(shorter);
  const isFew = lostWords(own, other, most) <= most ? editsBetween(own, other, most) <= most : isBeginning(own, other);
  return shorter > 1 && (isFew || isBeginning(own, other)) && !differInNumbers(own, other);
}

/** A title of fewer words that is the beginning of another may well be one of its own. */
export const beginningWords = 5;

/** A title without its last words, which are more than a few. */
function isBeginning(own: readonly string[], other: readonly string[]): boolean {
  const [short, long] = own.length < other.length ? [own, other] : [other, own];
  return (
    short.length >= beginningWords &&
    short.length * 2 > long.length &&
    short[0] === long[0] &&
    short.every((word, index) => word === long[index])
  );
}

const ordinalWord = /^(?:\d+\w{0,2}|\w{1,12}\d+(?:k|b|d)?|[ivx]{1,4})$/;

/** Returns whether each title has a number that the other lacks, or only one of them says which part it is. */
export function differInNumbers(own: readonly string[], other: readonly string[]): boolean {
  const [numbers, others] = [own, other].map((words) => words.filter((word) => ordinalWord.test(word)));
  return (numbers ?? []).join(" ") !== (others ?? []).join(" ");
}

/** Returns how many words are replaced, lost, or added, or a number greater than `most`. */
export function editsBetween(own: readonly string[], other: readonly string[], most: number): number {
  if (Math.abs(own.length - other.length) > most) {
    return most + 1;
  }
  let before = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [row, word] of own.entries()) {
    const now = [row + 1];
    let least = row + 1;
    for (const [column, there] of other.entries()) {
      const replaced = (before[column] ?? 0) + (word === there ? 0 : 1);
      const cost = Math.min(replaced, (before[column + 1] ?? 0) + 1, (now[column] ?? 0) + 1);
      now.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) {
      return most + 1;
    }
    before = now;
  }
  return before[other.length] ?? most + 1;
}

/** Returns how many words the other title lacks, counted up to more than `most`: at least so many are replaced or lost. */
function lostWords(own: readonly string[], other: readonly string[], most: number): number {
  let lost = 0;
  for (const word of own) {
    lost += other.includes(word) ? 0 : 1;
    if (lost > most) {
      break;
    }
  }
  return lost;
}

/** The share of the words that matter from which a title may be a new one of the same paper. */
const minShared = 0.4;

function isRelated(stated: string, known: string): boolean {
  const [name, otherName] = [stated, known].map(nameBeforeColon);
  if (name !== undefined && name === otherName) {
    return true;
  }
  const [own, other] = [stated, known].map((title) => new Set(titleWords(title).filter((word) => word.length > 2 && !isStopWord(word))));
  const shared = [...(own ?? [])].filter((word) => other?.has(word) === true).length;
  return shared >= 2 && shared / Math.min(own?.size ?? 1, other?.size ?? 1) >= minShared;
}

function nameBeforeColon(title: string): string | undefined {
  const at = title.search(/:\s/);
  const words = at === -1 ? [] : titleWords(title.slice(0, at));
  return words.length > 0 && words.length < 4 ? words.join("") : undefined;
}
