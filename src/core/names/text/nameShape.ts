import { createKept } from "../../words/createKept";
import { isFieldTerm } from "../../words/fieldTerms";
import { isOrdinaryWord } from "../../words/ordinaryWords";
import { isStopWord } from "../../words/stopWords";
import type { Token } from "./sentences";

/** How a word looks: `coined` (`ViDT`, `S3T`, `Slot-TTA`, `Z-loss`), `capital` (`Genie`, `Two-stage`), or `plain`. */
export type Shape = "coined" | "capital" | "plain";

const quantity = /^\d+(?:[.,]\d+)?(?:-?(?:[dDxXkKMBGT]|[KMGT]?B|st|nd|rd|th|bits?|Hz|[kMG]Hz|fps|FPS|AP|ms|px|way|shot|DoF|DOF)s?)?$/;
const plainAffix =
  /-(?:based|like|aware|free|guided|style|driven|specific|assisted|only|level|to|of|the|art|trained|tuned|scale|wise|type|family|powered|enhanced|oriented|agnostic|centric|pretrained|induced|inspired|augmented|generated|equipped|enabled|integrated)\b/;

const maxNameWordLength = 50;

/** Returns the shape of a word. A measure (`3D`, `7B`, `10x`) is plain. */
export function shapeOf(word: string): Shape {
  return shapes.get(word);
}

/** Texts repeat their words, and each is asked for many times. */
const shapes = createKept(readShape);

function readShape(word: string): Shape {
  if (word.length > maxNameWordLength || (isStopWord(word.toLowerCase()) && !/^\p{Lu}{2,}$/u.test(word))) {
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

/** Returns whether a word joins an acronym of the field with an ordinary word: `MAP-solver`, `GPU-cluster`. */
export function isFieldCompound(word: string): boolean {
  const [, acronym, rest] = /^(\p{Lu}{2,}\d?)-(\p{Ll}+)$/u.exec(word) ?? [];
  return acronym !== undefined && rest !== undefined && isFieldTerm(acronym) && isOrdinaryWord(rest);
}

/**
 * Returns whether a part of a word is coined, as `ViDT`, `NPO`, `mT5`, `AR2` and `word2vec` are. A number of dimensions is not.
 */
function isCoinedPart(part: string): boolean {
  if (quantity.test(part)) {
    return false;
  }
  return (
    /\p{Lu}.*\p{Lu}|\p{Ll}\p{Lu}|^\p{L}[\p{L}+]*\d|^\d\p{Lu}|\d\p{L}{2}|\p{L}\+/u.test(part) && !/^(?:\p{Lu}\d?|\p{Ll}\d*)$/u.test(part)
  );
}

/** Returns a word without its genitive or its closing quotes: `SAN's` gives `SAN`. */
export function trimWord(word: string): string {
  return word.replace(/['’]s?$|(?<!['’])['’]+$/u, "");
}

/** Returns whether a token looks like a word of a name. */
export function isNameWord(token: Token | undefined): token is Token {
  return token !== undefined && token.isWord && shapeOf(trimWord(token.text)) !== "plain";
}

/** Returns whether a word is a compound with a capital first part and a lower-case second part: `Non-scaling`, `Two-stage`. */
export function isCapitalName(word: string): boolean {
  return /^\p{Lu}\p{Ll}+-\p{Ll}/u.test(word);
}
