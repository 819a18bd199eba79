import { longFormFor } from "./longForms/abbreviations";
import { hasCoinedWord } from "./phrases/nounPhrases";
import { shapeOf } from "./text/nameShape";
import { isUsedAsOwn } from "./text/usage";
import { includesWord, wholeWords } from "./text/wholeWords";
import { isFieldTerm } from "../words/fieldTerms";
import { isOrdinaryWord } from "../words/ordinaryWords";
import { isStopWord } from "../words/stopWords";

/** The names that a title contains besides itself. */
export interface TitleNames {
  /** The part before the colon, if it is a name: `GradSign: Model Performance Inference …`. */
  readonly name?: string;
  /**
   * The title without its subtitle, if that part is not a name but still identifies the paper: `Negative Preference
   * Optimization`.
   */
  readonly short?: string;
}

const divider = /(?<!\s)\s*:\s+|(?<!\s)\s+(?:--+|[–—-])\s+|:(?=\p{Lu})/u;

/**
 * Reads the part of a title before its divider. It is a name if it is coined (`ViDT`, `RetroMAE v2`), or if the abstract writes
 * it with capitals (`Genie`, `Self Positioning`). `abstract` may be empty.
 */
export function readTitle(title: string, abstract: string): TitleNames {
  const [head = "", ...rest] = title.split(divider);
  const name = head
    .replace(/(?<!\s)\s+\([^()]*\)$/, "")
    .replace(/^(?:the|a|an|introducing)\s+/i, "")
    .replace(/^["“‘']|["”’']$/g, "")
    .trim();
  if (rest.length === 0) {
    const leading = leadingName(title);
    return leading === undefined ? {} : { name: leading };
  }
  if (isName(name, rest.join(" "), abstract)) {
    return { name };
  }
  const slogan = leadingName(head);
  const short = head.split(/\s+/).length >= 3 && isDistinctive(head) ? { short: head.trim() } : {};
  return slogan === undefined ? short : { ...short, name: slogan };
}

function isName(head: string, subtitle: string, abstract: string): boolean {
  const words = head.split(/\s+/);
  if (
    words.length > 5 ||
    head === "" ||
    head.length > 50 ||
    /[?!,]/.test(head) ||
    words.some((word) => isStopWord(word) && word === word.toLowerCase())
  ) {
    return false;
  }
  if (words.length === 1) {
    return isSingleName(head, subtitle, abstract);
  }
  if (/^\p{L}+ing$/u.test(words[0] ?? "") && !abstract.includes(head)) {
    return false;
  }
  const coined = words.filter((word) => shapeOf(word) === "coined" && !isFieldTerm(word));
  if (coined.length > 0 && words.length <= 3) {
    return (
      !isFieldTerm(head) &&
      (abstract === "" || abstract.includes(head) || coined.some((word) => abstract.includes(word)) || words.length <= 2)
    );
  }
  return /^\p{Lu}/u.test(head) && includesWord(abstract, head) && (!isFieldTerm(head) || isIntroduced(head, abstract));
}

function isSingleName(head: string, subtitle: string, abstract: string): boolean {
  if (isFieldTerm(head)) {
    const isAlone =
      shapeOf(head) === "coined" &&
      !/\p{Lu}s$/u.test(head) &&
      (abstract === "" || (isOddlyWritten(head) && (!includesWord(abstract, head) || isUsedAsOwn(head, abstract))));
    return isAlone || isSpelledOut(head, subtitle) || isIntroduced(head, abstract);
  }
  if (shapeOf(head) === "coined") {
    return true;
  }
  if (!/^\p{Lu}/u.test(head)) {
    return /\d/.test(head) && includesWord(abstract, head);
  }
  const asName = [...wholeWords(abstract, head)].some((at) => /[\p{Ll},("“‘] ?$/u.test(abstract.slice(Math.max(0, at - 2), at)));
  return asName || (!isOrdinaryWord(head) && (abstract === "" || includesWord(abstract, head)));
}

/**
 * Returns whether a lower-case letter precedes a capital or a digit, as in `CutMix` and `DINOv2`. Names have that, acronyms do
 * not.
 */
function isOddlyWritten(head: string): boolean {
  return /\p{Ll}[\p{Lu}\p{N}]/u.test(head);
}

/**
 * Returns whether an abstract introduces a term of the field as its own: "we propose STAR", "we propose the CutMix
 * augmentation", "(STAR)".
 */
function isIntroduced(name: string, abstract: string): boolean {
  return [...wholeWords(abstract, name)].some((at) =>
    /(?:\b(?:called|named|termed|dubbed|namely|proposes?|introduces?|presents?|our) |\(|\b(?:[Ww]e|paper|work) (?:propose|introduce|present)s? the )["“‘]?$/.test(
      abstract.slice(Math.max(0, at - 26), at),
    ),
  );
}

/**
 * Returns whether the subtitle begins with the long form of a name: "LoRA: Low-Rank Adaptation of …", "RoBERTa: A Robustly
 * Optimized BERT …".
 */
function isSpelledOut(name: string, subtitle: string): boolean {
  const words = subtitle.replace(/^(?:an?|the)\s+/i, "").split(/[\s-]+/);
  const first = words[0] ?? "";
  const isCoined = /\p{Ll}\p{Lu}/u.test(name) && !name.endsWith("s");
  const initials = words
    .map((word) => word.charAt(0))
    .join("")
    .toLowerCase();
  return (
    initials.startsWith(name.toLowerCase()) ||
    (isCoined && words.some((_, index) => longFormFor(name, words.slice(0, index + 1).join(" "))?.startsWith(first)))
  );
}

/**
 * Returns the name with which a title begins, as in "SuSana Distancia is all you need" and "GPT-NeoX-20B, an open model", or
 * `undefined`.
 */
function leadingName(title: string): string | undefined {
  const found = /^(?:introducing )?([^\s,:]+(?: [^\s,:]+){0,3}?)(?:, an? | is all you need| is a | are all you need)/i.exec(
    title.slice(0, 200),
  );
  const name = found?.[1];
  if (name === undefined || name.split(" ").some((word) => /^\p{Ll}/u.test(word) && isStopWord(word))) {
    return undefined;
  }
  const isStrange = name.split(" ").some((word) => /^\p{Lu}/u.test(word) && !isOrdinaryWord(word) && !isFieldTerm(word));
  return isStrange && !isFieldTerm(name) ? name : undefined;
}

/**
 * Returns whether a title's head has three words of substance and is not a term of the field, like `Negative Preference
 * Optimization` and unlike `A Survey`.
 */
function isDistinctive(head: string): boolean {
  const contentWords = head.split(/[\s-]+/).filter((word) => word.length > 3 && !isStopWord(word.toLowerCase()));
  return contentWords.length >= 3 && !isFieldTerm(head) && (head.length >= 24 || hasCoinedWord(head));
}
