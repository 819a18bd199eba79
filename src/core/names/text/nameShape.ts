import { isFieldTerm } from "../../words/fieldTerms";
import { isOrdinaryWord } from "../../words/ordinaryWords";
import { isStopWord } from "../../words/stopWords";
import type { Token } from "./sentences";

/** How a word looks: `coined` for `ViDT`, `S3T`, `Slot-TTA`, `Z-loss`; `capital` for `Genie`, `Two-stage`; else `plain`. */
export type Shape = "coined" | "capital" | "plain";

const quantity = /^\d+(?:[.,]\d+)?(?:-?(?:[dDxXkKMBGT]|[KMGT]?B|st|nd|rd|th|bits?|Hz|[kMG]Hz|fps|FPS|AP|ms|px|way|shot|DoF|DOF)s?)?$/;
const plainAffix =
  /-(?:based|like|aware|free|guided|style|driven|specific|assisted|only|level|to|of|the|art|trained|tuned|scale|wise|type|family|powered|enhanced|oriented|agnostic|centric|pretrained|induced|inspired|augmented|generated|equipped|enabled|integrated)\b/;

/** Letters in the longest word that is read as a name. */
const longestWord = 50;

/** The shape of a word; a measure (`3D`, `7B`, `10x`) is plain. */
export function shapeOf(word: string): Shape {
  if (word.length > longestWord || (isStopWord(word.toLowerCase()) && !/^\p{Lu}{2,}$/u.test(word))) {
    return "plain";
  }
  if (quantity.test(word) || !/\p{L}/u.test(word) || /^(?:I|I\/O|[A-Z]|[IVX]{2,4}|[0-9]+-[a-z]+)$/.test(word)) {
    return "plain";
  }
  if (plainAffix.test(word)) {
    return /^\p{Lu}/u.test(word) ? "capital" : "plain";
  }
  if (isFieldCompound(word)) {
    return "plain";
  }
  if (word.split(/[-/]/).some(isCoinedPart) || /^\p{Lu}-\p{Ll}/u.test(word) || /\+$/.test(word)) {
    return "coined";
  }
  return /^\p{Lu}/u.test(word) ? "capital" : "plain";
}

/** `MAP-solver`, `GPU-cluster`: an acronym of the field and a plain word. */
export function isFieldCompound(word: string): boolean {
  const [, acronym, rest] = /^(\p{Lu}{2,}\d?)-(\p{Ll}+)$/u.exec(word) ?? [];
  return acronym !== undefined && rest !== undefined && isFieldTerm(acronym) && isOrdinaryWord(rest);
}

/** `ViDT`, `NPO`, `mT5`, `AR2`, `word2vec`; a number of dimensions is none. */
function isCoinedPart(part: string): boolean {
  if (quantity.test(part)) {
    return false;
  }
  return (
    /\p{Lu}.*\p{Lu}|\p{Ll}\p{Lu}|^\p{L}[\p{L}+]*\d|^\d\p{Lu}|\d\p{L}{2}|\p{L}\+/u.test(part) && !/^(?:\p{Lu}\d?|\p{Ll}\d*)$/u.test(part)
  );
}

/** Without quotes, the genitive and dots around it: `SAN's` gives `SAN`. */
export function trimWord(word: string): string {
  return word.replace(/['’]s?$|(?<!['’])['’]+$/u, "");
}

/** Whether a token is a word that may be part of a name by its look. */
export function isNameWord(token: Token | undefined): token is Token {
  return token !== undefined && token.isWord && shapeOf(trimWord(token.text)) !== "plain";
}

/** A compound that begins with a capital and goes on small: `Non-scaling`, `Two-stage`. */
export function isCapitalName(word: string): boolean {
  return /^\p{Lu}\p{Ll}+-\p{Ll}/u.test(word);
}
