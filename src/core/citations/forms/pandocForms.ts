import type { CitedKey } from "../syntaxes/citation";
import { type CitedForm, closingBracket, type FormPlace, type FormReading, type FormSyntax, withBackslashes } from "./citedForm";

/** Pandoc's manual, "Citation syntax". */
export const pandocForms: FormSyntax = {
  syntaxes: ["pandoc"],
  forms: () => [
    { id: "[@]", example: "[@key]", meaning: "in parentheses", fields: ["prefix", "locator", "suffix"] },
    { id: "@", example: "@key", meaning: "authors in the sentence", fields: ["locator", "suffix"] },
    { id: "[-@]", example: "[-@key]", meaning: "without authors, in parentheses", fields: ["prefix", "locator", "suffix"] },
  ],
  read: (place) => (place.citation.closing === "]" ? readBracketed(place) : readBare(place)),
  escape: (typed) => withBackslashes(typed, /[\\[\]@;{}`$<^]/g),
  plain: (source) => source.replace(/\\([\\[\]@;{}`$<^])/g, "$1"),
};

const maxTrailerChars = 1000;

/** A key with the texts around it, between two semicolons. */
interface Item extends Omit<CitedForm, "form"> {
  /** The key with its `@` and its braces. */
  readonly key: string;
  readonly isWithoutAuthors: boolean;
}

function readBracketed({ text, citation, offset }: FormPlace): FormReading | undefined {
  const { start, end, listStart, listEnd, keys } = citation;
  const ranges = itemRanges(text, listStart, listEnd);
  const items = ranges.map((range) => itemIn(text, range, keys));
  if (!items.every((item) => item !== undefined)) {
    return undefined;
  }
  const at = Math.max(
    0,
    ranges.findIndex((range) => offset <= range.end),
  );
  const own = items[at];
  return (
    own && {
      start,
      end,
      cited: { ...textsOf(own), form: own.isWithoutAuthors ? "[-@]" : "[@]" },
      write: (cited) => {
        const isBare = !cited.form.startsWith("[");
        const changed: Item = { ...own, ...textsOf(cited), isWithoutAuthors: cited.form.includes("-") };
        const all = items.map((item, index) => (index === at ? changed : item));
        return isBare
          ? all.map((item) => bareItem(item, item === changed ? cited.form === "-@" : item.isWithoutAuthors)).join("; ")
          : `[${ranges.map((range, index) => (index === at ? `${index === 0 ? "" : " "}${itemText(changed)}` : text.slice(range.start, range.end))).join(";")}]`;
      },
    }
  );
}

/** Returns an item without brackets. The text before its key becomes part of the sentence. */
function bareItem(item: Item, isWithoutAuthors: boolean): string {
  return `${item.prefix === "" ? "" : `${item.prefix} `}${bareText(isWithoutAuthors ? "-" : "", item)}`;
}

function readBare({ text, citation }: FormPlace): FormReading | undefined {
  const { start, end, keys } = citation;
  const [key] = keys;
  const item = key && itemIn(text, { start, end }, [key]);
  if (!item) {
    return undefined;
  }
  const [gap = ""] = /^ ?(?=\[(?!\^))/.exec(text.slice(end, end + 3)) ?? [];
  const closing = text[end + gap.length] === "[" ? closingBracket(text, end + gap.length, "[]", maxTrailerChars) : undefined;
  const inner = closing === undefined ? "" : text.slice(end + gap.length + 1, closing - 1);
  // Brackets with a key are another citation, and brackets before a target or a label are a link.
  const isTrailer = closing !== undefined && inner.trim() !== "" && !/(?<!\\)@|\n/.test(inner) && !/[([{:]/.test(text[closing] ?? "");
  const texts = isTrailer ? restOf(inner) : { locator: "", suffix: "" };
  return {
    start,
    end: isTrailer ? closing : end,
    cited: { form: item.isWithoutAuthors ? "-@" : "@", prefix: "", ...texts },
    write: (cited) => {
      const changed: Item = { ...item, ...textsOf(cited), isWithoutAuthors: cited.form.includes("-") };
      return cited.form.startsWith("[") ? `[${itemText(changed)}]` : bareText(cited.form === "-@" ? "-" : "", changed);
    },
  };
}

function textsOf({ prefix, locator, suffix }: Omit<CitedForm, "form">): Omit<CitedForm, "form"> {
  return { prefix, locator, suffix };
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Returns the parts of a list between its semicolons. */
function itemRanges(text: string, start: number, end: number): readonly Range[] {
  const ranges: Range[] = [];
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

function itemIn(text: string, { start, end }: Range, keys: readonly CitedKey[]): Item | undefined {
  const key = keys.find((one) => start < one.start && one.end <= end);
  if (!key) {
    return undefined;
  }
  const isBraced = text[key.start - 1] === "{";
  const at = key.start - (isBraced ? 2 : 1);
  const keyEnd = key.end + (isBraced ? 1 : 0);
  const before = text.slice(start, at);
  const isWithoutAuthors = /(?:^|\s)-$/.test(before);
  return {
    key: text.slice(at, keyEnd),
    isWithoutAuthors,
    prefix: (isWithoutAuthors ? before.slice(0, -1) : before).trim(),
    ...restOf(text.slice(keyEnd, end).replace(/^,/, "").trim()),
  };
}

/** Terms that begin a locator (CSL 1.0.2, "Locators", as Pandoc's locale abbreviates them). */
const term = String.raw`(?:pages?|pp?\.|chapters?|chaps?\.|sections?|secs?\.|§{1,2}|¶{1,2}|figures?|figs?\.|volumes?|vols?\.|lines?|l\.|ll\.|verses?|v\.|vv\.|notes?|n\.|nn\.|numbers?|nos?\.|paragraphs?|paras?\.|parts?|pts?\.|columns?|cols?\.|books?|bk\.|bks\.|folios?|fols?\.|equations?|eqs?\.)`;
const number = String.raw`[^\s,;{}\d]{0,10}\d[^\s,;{}]{0,40}`;
const locatorPattern = new RegExp(
  String.raw`^(?:${term}\s{0,3}(?:${number}|[ivxlcdm]{1,12}(?:[-–][ivxlcdm]{1,12})?(?![\p{L}\p{N}]))|${number})(?:(?:,\s{0,3}|\s{0,3}[-–&]\s{0,3})${number}){0,20}(?=$|[\s,])`,
  "iu",
);

/** Returns the locator and the suffix of the text after a key. Braces mark a locator that does not look like one. */
function restOf(rest: string): Pick<CitedForm, "locator" | "suffix"> {
  const braced = rest.startsWith("{") ? closingBracket(rest, 0, "{}", maxTrailerChars) : undefined;
  if (braced !== undefined) {
    return { locator: rest.slice(1, braced - 1).trim(), suffix: afterComma(rest.slice(braced)) };
  }
  const locator = locatorPattern.exec(rest)?.[0] ?? "";
  return { locator, suffix: locator === "" ? rest : afterComma(rest.slice(locator.length)) };
}

function afterComma(text: string): string {
  return text.replace(/^,/, "").trim();
}

/** Returns the text after a key, without the comma before it, so that `restOf` reads the same locator and suffix. */
function restText({ locator, suffix }: Pick<CitedForm, "locator" | "suffix">): string {
  const plain = [locator, suffix].filter((part) => part !== "").join(", ");
  const read = restOf(plain);
  return read.locator === locator && read.suffix === suffix ? plain : `{${locator}}${suffix === "" ? "" : `, ${suffix}`}`;
}

function itemText(item: Item): string {
  const rest = restText(item);
  return `${item.prefix === "" ? "" : `${item.prefix} `}${item.isWithoutAuthors ? "-" : ""}${item.key}${rest === "" ? "" : `, ${rest}`}`;
}

function bareText(mark: string, item: Item): string {
  const rest = restText(item);
  return `${mark}${item.key}${rest === "" ? "" : ` [${rest}]`}`;
}
