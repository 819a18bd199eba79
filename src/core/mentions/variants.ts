import type { Alias } from "../paper";
import { isStopWord } from "../words/stopWords";
import { wordRank } from "../words/ordinaryWords";

/** A way in which code writes an alias, other than whole. */
export interface Variant {
  readonly text: string;
  /** Whether its words stand in another order than in the alias. */
  readonly turned: boolean;
}

/** What names end with that code leaves out or puts first: `proto_triplet`, `loss_fidelity`. */
const headNouns = new Set(
  (
    "loss losses module modules scheduler model models method methods network networks framework algorithm bound bounds dilemma " +
    "problem layer strategy mechanism objective function regularization regularizer regulariser training learning attack dataset benchmark " +
    "score metric estimator optimizer principle paradigm scheme approach technique architecture pipeline criterion"
  ).split(" "),
);

const none: readonly Variant[] = [];

const looseSuffix = /-(?:level|based|aware|wise|guided|driven|like|style|specific|oriented)(?=[\s-]|$)/gi;

/** Words that are known to so many say nothing by themselves. */
const commonRank = 15_000;

/**
 * The ways besides the whole in which code writes an alias: without its head noun where what is left is distinctive, with the head noun
 * or the first word at the other end, without `-level` and its like, with a last word such as `LayerNorm` as `LN`, without a
 * last plural `s`, with `Plus` for a last `+`. Titles
 * have only the one without their subtitle.
 */
export function variantsOf({ text, kind }: Alias): readonly Variant[] {
  if (kind === "title") {
    return shortTitle(text);
  }
  if (!/[\s+-]/.test(text)) {
    return none;
  }
  const words = text.split(/\s+/);
  const units = text.split(/[\s-]+/);
  const texts = new Set<string>();
  if (text.endsWith("+")) {
    texts.add(text.replace(/\++$/, " Plus"));
  }
  if (units.length < 2) {
    return [...texts].map((variant) => ({ text: variant, turned: false }));
  }
  if (words.length >= 3 && text.includes("-")) {
    texts.add(text.replace(looseSuffix, ""));
  }
  const content = words.filter((word) => !isStopWord(word.toLowerCase()));
  if (content.length >= 3 && kind !== "phrase") {
    texts.add(content.join(" "));
  }
  addLastWord(texts, text, units);
  const turned = new Set<string>();
  if (kind !== "long-form") {
    addTurned(turned, units, words);
  }
  return [
    ...[...texts].filter((variant) => variant !== text && /[\p{L}\p{N}][\s-]+[\p{L}\p{N}]/u.test(variant)).map((variant) => ({ text: variant, turned: false })),
    ...[...turned].map((variant) => ({ text: variant, turned: true })),
  ];
}

/** A title without its subtitle, where what is left is more than a saying. */
function shortTitle(title: string): readonly Variant[] {
  const colon = title.indexOf(": ");
  if (colon < 0) {
    return none;
  }
  const short = title.slice(0, colon);
  return short.split(/\s+/).length >= 4 ? [{ text: short, turned: false }] : none;
}

function addLastWord(texts: Set<string>, text: string, units: readonly string[]): void {
  const last = units.at(-1) ?? "";
  const before = text.slice(0, text.length - last.length);
  const rest = units.slice(0, -1);
  if (headNouns.has(last.toLowerCase()) && isDistinctive(rest)) {
    texts.add(before.trimEnd().replace(/-$/, ""));
  }
  const capitals = last.replace(/[^\p{Lu}]/gu, "");
  if (capitals.length >= 2 && capitals.length < last.length / 2 && rest.length >= 2) {
    texts.add(before + capitals);
  }
  if (/[^s]s$/.test(last) && last.length > 4) {
    texts.add(text.slice(0, -1));
  }
}

function addTurned(turned: Set<string>, units: readonly string[], words: readonly string[]): void {
  const last = units.at(-1) ?? "";
  if (headNouns.has(last.toLowerCase())) {
    turned.add([last, ...units.slice(0, -1)].join(" "));
  }
  if (words.length >= 3 || (words.length === 2 && units.length >= 4)) {
    turned.add([...words.slice(1), words[0]].join(" "));
  }
}

/** Three words of which one is seldom met, or two, neither a mere prefix or letter. */
function isDistinctive(units: readonly string[]): boolean {
  const seldom = units.filter((unit) => (wordRank(unit) ?? Infinity) > commonRank && !prefixes.has(unit.toLowerCase()));
  return seldom.length >= 1 && (units.length >= 3 || (units.length === 2 && units.every((unit) => unit.length > 1 && !prefixes.has(unit.toLowerCase()))));
}

/** What stands before a hyphen without being a word. */
const prefixes = new Set("multi bi non pre post self semi cross sub auto inter intra anti co uni meta hyper micro macro re de un over under high low".split(" "));
