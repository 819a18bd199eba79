import type { CitedKey } from "../syntaxes/citation";
import { type CitedForm, closingBracket } from "./citedForm";

/** A key with the texts around it, between two semicolons. */
export interface PandocItem extends Omit<CitedForm, "form"> {
  /** The key with its `@` and its braces. */
  readonly key: string;
  readonly isWithoutAuthors: boolean;
  /** The blanks before everything. */
  readonly lead: string;
  readonly joints: Joints;
}

/**
 * The signs between the key and the text behind it, and between the locator and the suffix. A comma there is printed, so `[@a and more]` and
 * `[@a, and more]` differ.
 */
interface Joints {
  readonly behindKey: string;
  readonly behindLocator: string;
}

type Rest = Pick<CitedForm, "locator" | "suffix">;

const comma = ", ";
export const commas: Joints = { behindKey: comma, behindLocator: comma };

/** The range of an item in its text. */
export interface ItemRange {
  readonly start: number;
  readonly end: number;
}

/** Returns the parts of a list between its semicolons. */
export function itemRanges(text: string, start: number, end: number): readonly ItemRange[] {
  const ranges: ItemRange[] = [];
  let from = start;
  for (let at = start; at < end; at++) {
    if (text[at] === "\\") {
      at++;
    } else if (text[at] === ";") {
      ranges.push({ start: from, end: at });
      from = at + 1;
    }
  }
  return [...ranges, { start: from, end }];
}

/** Returns the item in a range, or `undefined` if the range has no key. */
export function itemIn(text: string, { start, end }: ItemRange, keys: readonly CitedKey[]): PandocItem | undefined {
  const key = keys.find((one) => start < one.start && one.end <= end);
  if (!key) {
    return undefined;
  }
  const isBraced = text[key.start - 1] === "{";
  const at = key.start - (isBraced ? 2 : 1);
  const keyEnd = key.end + (isBraced ? 1 : 0);
  const before = text.slice(start, at);
  const isWithoutAuthors = /(?:^|\s)-$/.test(before);
  const behind = text.slice(keyEnd, end);
  const [behindKey = ""] = /^\s*(?:,\s*)?/.exec(behind) ?? [];
  const { behindLocator, ...rest } = restOf(behind.slice(behindKey.length).trimEnd());
  return {
    key: text.slice(at, keyEnd),
    isWithoutAuthors,
    lead: /^\s*/.exec(before)?.[0] ?? "",
    prefix: (isWithoutAuthors ? before.slice(0, -1) : before).trim(),
    ...rest,
    joints: { behindKey, behindLocator },
  };
}

/** Terms that begin a locator (CSL 1.0.2, "Locators", as Pandoc's locale abbreviates them). */
const term = String.raw`(?:pages?|pp?\.|chapters?|chaps?\.|sections?|secs?\.|§{1,2}|¶{1,2}|figures?|figs?\.|volumes?|vols?\.|lines?|l\.|ll\.|verses?|v\.|vv\.|notes?|n\.|nn\.|numbers?|nos?\.|paragraphs?|paras?\.|parts?|pts?\.|columns?|cols?\.|books?|bk\.|bks\.|folios?|fols?\.|equations?|eqs?\.)`;
const number = String.raw`[^\s,;{}\d]{0,10}\d[^\s,;{}]{0,40}`;
const locatorPattern = new RegExp(
  String.raw`^(?:${term}\s{0,3}(?:${number}|[ivxlcdm]{1,12}(?:[-–][ivxlcdm]{1,12})?(?![\p{L}\p{N}]))|${number})(?:(?:,\s{0,3}|\s{0,3}[-–&]\s{0,3})${number}){0,20}(?=$|[\s,])`,
  "iu",
);

const maxLocatorChars = 1000;

/** Returns the locator and the suffix of the text behind a key. Braces mark a locator that does not look like one. */
export function restOf(rest: string): Rest & Pick<Joints, "behindLocator"> {
  const braced = rest.startsWith("{") ? closingBracket(rest, 0, "{}", maxLocatorChars) : undefined;
  const locator = braced === undefined ? (locatorPattern.exec(rest)?.[0] ?? "") : rest.slice(1, braced - 1).trim();
  const behind = rest.slice(braced ?? locator.length);
  const [behindLocator = ""] = locator === "" && braced === undefined ? [] : (/^(?:,\s*|\s*)/.exec(behind) ?? []);
  return { locator, suffix: behind.slice(behindLocator.length).trim(), behindLocator };
}

/** Returns the item with other texts. The signs between them stay. */
export function changedItem(item: PandocItem, cited: Omit<CitedForm, "form">, isWithoutAuthors: boolean): PandocItem {
  const { prefix, locator, suffix } = cited;
  const { behindKey, behindLocator } = item.joints;
  const firstOf = (one: Rest): string => (one.locator === "" ? one.suffix : one.locator);
  const isSameFirst = firstOf(item) === firstOf(cited);
  const joints = {
    behindKey: isSameFirst || (behindKey !== "" && firstOf(item) !== "") ? behindKey : comma,
    behindLocator: item.locator !== "" && item.suffix !== "" && (behindLocator !== "" || item.suffix === suffix) ? behindLocator : comma,
  };
  return { ...item, prefix, locator, suffix, isWithoutAuthors, joints };
}

/** Returns the text behind a key, without what joins it to the key, so that `restOf` reads the same locator and suffix. */
export function restText({ locator, suffix, joints }: Pick<PandocItem, "locator" | "suffix" | "joints">): string {
  const { behindLocator } = joints;
  const plain = [locator, suffix].filter((part) => part !== "").join(behindLocator);
  const read = restOf(plain);
  return read.locator === locator && read.suffix === suffix
    ? plain
    : `{${locator}}${suffix === "" ? "" : (behindLocator === "" ? comma : behindLocator) + suffix}`;
}

/** Returns an item as it stands in brackets. */
export function itemText(item: PandocItem): string {
  const rest = restText(item);
  const [before, mark] = [item.prefix === "" ? "" : `${item.prefix} `, item.isWithoutAuthors ? "-" : ""];
  return `${item.lead}${before}${mark}${item.key}${rest === "" ? "" : item.joints.behindKey + rest}`;
}
