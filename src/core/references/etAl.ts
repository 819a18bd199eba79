import { isOtherPeople, knownPeople, type PersonName } from "../paper";
import type { CslEngine } from "./cslProcessor";
import type { CslElement } from "./parseCsl";

/** Private-use characters that stand for "et al." while citeproc-js formats a list, behind one name and behind several. */
const [behindOne, behindSeveral] = ["\uF8F0", "\uF8F1"];

const mark = /([\uF8F0\uF8F1])/;

const lists = ["author", "editor", "translator", "container-author", "collection-editor"];

/**
 * Returns an item in which a marked name stands for the people that each list leaves out, because citeproc-js writes "et al." only if it has all the
 * names.
 */
export function withMarkedOthers(item: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const marked = lists.flatMap((list) => {
    const names = item[list];
    return Array.isArray(names) && names.some(isOtherPeople) ? [[list, markedNames(names as readonly PersonName[])] as const] : [];
  });
  return marked.length === 0 ? item : { ...item, ...Object.fromEntries(marked) };
}

function markedNames(names: readonly PersonName[]): readonly PersonName[] {
  const known = knownPeople(names);
  return [...known, { family: known.length > 1 ? behindSeveral : behindOne }];
}

/** How a style writes "et al.". */
export interface EtAl {
  /** The name of the term: `"et-al"`, `"and others"`. */
  readonly term: string;
  /** The text that the style puts between names. */
  readonly delimiter: string;
  /** The style's `delimiter-precedes-et-al`, if it has one. */
  readonly precedes: string | undefined;
}

/** Reads how a style writes "et al.". If it does so in several ways, the first one counts. */
export function readEtAl(style: CslElement): EtAl {
  return {
    term: attributeOf(style, "et-al", "term") ?? "et-al",
    delimiter: attributeOf(style, "name", "delimiter") ?? attributeOf(style, undefined, "name-delimiter") ?? ", ",
    precedes: attributeOf(style, undefined, "delimiter-precedes-et-al"),
  };
}

/**
 * Creates a function that replaces the marks in a formatted reference: by the style's own term for "et al.", with what the style puts before it
 * instead of the "and", "&" or "…" before a last name.
 */
export function createEtAlWriter(engine: CslEngine, etAl: EtAl): (reference: string) => string {
  const term = termOf(engine, etAl.term) || "et al.";
  const and = termOf(engine, "and");
  const separators = separatorsOf(etAl, term);
  return (reference) => {
    const parts = reference.split(mark);
    // The marks themselves are at the odd places.
    return parts.reduce((before, part, index) => {
      if (index % 2 === 0) {
        return before + (term.endsWith(".") && index > 0 && part.startsWith(".") ? part.slice(1) : part);
      }
      return withoutJoiner(before, and) + (part === behindOne ? separators.one : separators.several) + term;
    }, "");
  };
}

/** Removes what citeproc-js puts before a last name from the end of a text. */
function withoutJoiner(text: string, and: string): string {
  const list = text.trimEnd();
  const joiner = ["&", and, "…", "...", ". . ."].find((one) => one !== "" && list.endsWith(/^\p{L}/u.test(one) ? ` ${one}` : one)) ?? "";
  return list
    .slice(0, list.length - joiner.length)
    .trimEnd()
    .replace(/[,;、،]$/, "");
}

function termOf(engine: CslEngine, name: string): string {
  const term = engine.getTerm(name, "long", 0);
  return typeof term === "string" ? term : "";
}

/** Returns what citeproc-js puts between a name, or several names, and "et al.". */
function separatorsOf({ delimiter, precedes }: EtAl, term: string): { readonly one: string; readonly several: string } {
  const blank = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u.test(term) ? " " : "";
  return {
    one: precedes === "always" || precedes === "after-inverted-name" ? delimiter : blank,
    several: precedes === "never" || precedes === "after-inverted-name" ? blank : delimiter,
  };
}

/** Returns the value of an attribute at the first element that has it, with this name or any. */
function attributeOf(root: CslElement, name: string | undefined, attribute: string): string | undefined {
  const open: CslElement[] = [root];
  for (let element = open.pop(); element; element = open.pop()) {
    const value = name === undefined || element.name === name ? element.attrs[attribute] : undefined;
    if (value !== undefined) {
      return value;
    }
    open.push(...element.children.filter((child) => typeof child !== "string").reverse());
  }
  return undefined;
}
