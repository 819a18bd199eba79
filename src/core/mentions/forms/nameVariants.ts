import type { Alias } from "../../paper";
import { CharacterClass, classOf } from "./characters";
import { isFieldTerm } from "../../words/fieldTerms";
import { isStopWord } from "../../words/stopWords";
import { wordRank } from "../../words/ordinaryWords";

/** A way in which code writes an alias, other than whole. */
export interface Variant {
  readonly text: string;
  /** `whole` if only the borders between its words differ, `reordered` if its words are in another order than in the alias. */
  readonly kind: "whole" | "variant" | "reordered";
}

/** Last words of names that code leaves out or puts first: `proto_triplet`, `loss_fidelity`. */
const headNouns = new Set(
  (
    "loss losses module modules scheduler model models method methods network networks framework algorithm bound bounds dilemma " +
    "problem layer strategy mechanism objective function regularization regularizer regulariser training learning attack dataset benchmark " +
    "score metric estimator optimizer principle paradigm scheme approach technique architecture pipeline criterion"
  ).split(" "),
);

/** How code shortens a last word. */
const shortened = new Map([
  ["aggregator", "agg"],
  ["aggregation", "agg"],
  ["normalization", "norm"],
  ["attention", "attn"],
  ["quantization", "quant"],
  ["regularization", "reg"],
  ["network", "net"],
]);

/** Last words of the field's terms that are known by two letters: `BN`, `KD`, `CL`. */
const initialled = new Set(
  "normalization distillation learning network networks optimization adaptation generalization processing search gradient attention transformer".split(
    " ",
  ),
);

const none: readonly Variant[] = [];

const looseSuffix = /-(?:level|based|aware|wise|guided|driven|like|style|specific|oriented)(?=[\s-]|$)/gi;

/** Two words are distinctive if one of them is rarer than this rank. */
const twoWordsRank = 15_000;

/** Three words are distinctive if one of them is rarer than this rank. */
const threeWordsRank = 5_000;

/**
 * Returns the ways in which code writes an alias, other than whole:
 * - without its head noun, if the rest is distinctive;
 * - with the head noun or the first word at the other end;
 * - without suffixes such as `-level`, or without its stop words;
 * - with a shortened last word: `LN` for `LayerNorm`, `Norm` for `Normalization`;
 * - without a plural `s` at the end;
 * - with `Plus` for a `+` at the end, and `PP` for two;
 * - with a border between its two words, if the name has none there: `MixUp` for `Mixup`, `MoE-BERT` for `MoEBERT`.
 *
 * A title has only the variant without its subtitle.
 */
export function variantsOf({ text, kind }: Alias): readonly Variant[] {
  if (kind === "title") {
    return shortTitle(text);
  }
  const words = wordsOf(text);
  const units = unitsOf(text, words);
  const texts = text.endsWith("+") ? withPlus(text) : shortCamel(text);
  if (units.length < 2) {
    const whole = kind === "name" ? bordered(text) : [];
    return [...whole.map((variant) => toVariant(variant, "whole")), ...texts.map((variant) => toVariant(variant, "variant"))];
  }
  if ((words.length >= 3 || kind === "name") && text.includes("-")) {
    texts.push(text.replace(looseSuffix, ""));
  }
  if (words.length >= 3 && kind !== "phrase") {
    addContent(texts, words);
  }
  addLastWord(texts, text, units);
  const variants = texts
    .filter((variant, at) => variant !== text && texts.indexOf(variant) === at && twoUnits.test(variant))
    .map((variant) => toVariant(variant, "variant"));
  return kind === "long-form" ? variants : [...variants, ...reorderedOf(units, words).map((variant) => toVariant(variant, "reordered"))];
}

function toVariant(text: string, kind: Variant["kind"]): Variant {
  return { text, kind };
}

/** Returns a name with its last part shortened, such as `FlashAttn` for `FlashAttention`, if it has such a part. */
function shortCamel(text: string): string[] {
  const [, before, last = "", behind] = lastCamel.exec(text) ?? [];
  const short = shortened.get(last.toLowerCase());
  return before === undefined || behind === undefined || short === undefined
    ? []
    : [before + short.charAt(0).toUpperCase() + short.slice(1) + behind];
}

const lastCamel = /^(\S*\p{Ll})(\p{Lu}\p{Ll}{5,})((?:-?\d)?)$/u;

function withPlus(text: string): string[] {
  const name = text.replace(/(?<!\+)\++$/, "");
  return text.length - name.length === 2 ? [`${name} Plus Plus`, `${name} PP`] : [`${name} Plus`];
}

/** A word of a name that has two has at least this many letters. */
const minWordLength = 3;

/** Acronyms of the field that end a name, such as `BERT`, are not longer. */
const maxAcronymLength = 5;

/** Returns a name of one word with a border at a version, before an acronym of the field, or between the two words that it is made of. */
function bordered(name: string): readonly string[] {
  const [, before = "", version] = /^(\S*\p{Lu})(v\d{1,2})$/u.exec(name) ?? [];
  if (version !== undefined) {
    return [`${before}-${version}`];
  }
  for (let length = maxAcronymLength; length >= minWordLength; length--) {
    const [head, acronym] = [name.slice(0, -length), name.slice(-length)];
    if (/\p{Ll}\p{Lu}{1,2}$/u.test(head) && /^\p{Lu}+$/u.test(acronym) && isFieldTerm(acronym)) {
      return [`${head}-${acronym}`];
    }
  }
  if (!/^\p{L}\p{Ll}{4,23}$/u.test(name)) {
    return [];
  }
  for (let at = name.length - minWordLength + 1; at >= minWordLength; at--) {
    const [first, second] = [name.slice(0, at), name.slice(at)];
    if (isCommonWord(first.toLowerCase()) && (second.length >= minWordLength ? isCommonWord(second) : second === "up")) {
      return [first + second.charAt(0).toUpperCase() + second.slice(1)];
    }
  }
  return [];
}

/** More words than this are no ordinary parts of a name. */
const maxPartRank = 30_000;

function isCommonWord(word: string): boolean {
  return (wordRank(word) ?? Infinity) <= maxPartRank;
}

function wordsOf(text: string): readonly string[] {
  return text.includes("  ") ? text.split(/ +/) : text.split(" ");
}

/** Returns the parts between spaces and hyphens. */
function unitsOf(text: string, words: readonly string[]): readonly string[] {
  return text.includes("-") ? words.flatMap((word) => word.split("-")).filter((unit) => unit !== "") : words;
}

/** Adds the alias without its stop words, if three words are left. */
function addContent(texts: string[], words: readonly string[]): void {
  const content = words.filter((word) => !isStopWord(word.toLowerCase()));
  if (content.length >= 3 && content.length < words.length) {
    texts.push(content.join(" "));
  }
}

const twoUnits = /[\p{L}\p{N}][\s-]+[\p{L}\p{N}]/u;

/** Returns a title without its subtitle, if four words are left. */
function shortTitle(title: string): readonly Variant[] {
  const colon = title.indexOf(": ");
  if (colon < 0) {
    return none;
  }
  const short = title.slice(0, colon);
  return wordsOf(short).length >= 4 ? [toVariant(short, "variant")] : none;
}

function addLastWord(texts: string[], text: string, units: readonly string[]): void {
  const last = units.at(-1) ?? "";
  const before = text.slice(0, text.length - last.length);
  if (headNouns.has(last.toLowerCase()) && isDistinctive(units.slice(0, -1))) {
    texts.push(before.trimEnd().replace(/-$/, ""));
  }
  if (units.length >= 3) {
    addCapitals(texts, before, last);
  }
  if (last.length >= 4 && last.endsWith("s") && !last.endsWith("ss")) {
    texts.push(last.endsWith("sses") ? text.slice(0, -2) : text.slice(0, -1));
  }
  const short = shortened.get(last.toLowerCase());
  if (short !== undefined && (units.length >= 3 || short.length === 3)) {
    texts.push(before + short);
  }
  addInitials(texts, text, units);
}

/** Adds the last two words as initials, if the field uses these: `Ghost BN` for `Ghost Batch Normalization`. */
function addInitials(texts: string[], text: string, units: readonly string[]): void {
  const [first = "", second = ""] = units.slice(-2);
  if (units.length < 3 || !initialled.has(second.toLowerCase())) {
    return;
  }
  const initials = `${first.charAt(0)}${second.charAt(0)}`.toUpperCase();
  if (!isStopWord(initials.toLowerCase()) && isFieldTerm(initials) && isFieldTerm(`${first} ${second}`)) {
    texts.push(text.slice(0, text.lastIndexOf(first)) + initials);
  }
}

/** Adds the last word as its capitals: `LN` for `LayerNorm`. */
function addCapitals(texts: string[], before: string, last: string): void {
  let capitals = "";
  for (const letter of last) {
    capitals += classOf(letter.charCodeAt(0)) === CharacterClass.upper ? letter : "";
  }
  if (capitals.length >= 2 && capitals.length < last.length / 2) {
    texts.push(before + capitals);
  }
}

/** Returns the words with the head noun first, and with the first word last. */
function reorderedOf(units: readonly string[], words: readonly string[]): readonly string[] {
  const reordered: string[] = [];
  const last = units.at(-1) ?? "";
  if (headNouns.has(last.toLowerCase())) {
    reordered.push([last, ...units.slice(0, -1)].join(" "));
  }
  if (words.length >= 3 || (words.length === 2 && units.length >= 4)) {
    reordered.push([...words.slice(1).filter((word) => !isStopWord(word.toLowerCase())), words[0]].join(" "));
  }
  return reordered;
}

/**
 * Returns whether words are distinctive: four or more words, three with one that is not frequent, or two with one that is rare,
 * neither of them a mere prefix or letter.
 */
function isDistinctive(units: readonly string[]): boolean {
  if (units.length < 2 || (units.length === 2 && units.some((unit) => unit.length <= 1 || prefixes.has(unit.toLowerCase())))) {
    return false;
  }
  const common = units.length >= 4 ? -1 : units.length === 3 ? threeWordsRank : twoWordsRank;
  return units.some((unit) => (wordRank(unit) ?? Infinity) > common && !prefixes.has(unit.toLowerCase()));
}

/** Prefixes before a hyphen that are not words. */
const prefixes = new Set(
  "multi bi non pre post self semi cross sub auto inter intra anti co uni meta hyper micro macro re de un over under high low".split(" "),
);
