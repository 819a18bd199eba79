import { linesFrom } from "../../text/lines";
import type { Citation, CitedKey } from "./citation";

/** Matches Quarto's cross-references, which look like keys and may begin with a capital letter (its guide, "Cross References"); bookdown's are `\@ref(…)`. */
const crossReference = /^(?:fig|tbl|lst|tip|nte|wrn|imp|cau|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|eq|sec|suppfig|supptbl)[-:]/i;

/** After these characters an `@` does not begin a key, as in an e-mail address or Julia's `](@ref)`. */
const notBehind = String.raw`(?<![\p{L}\p{N}_\\/.+%@=]|\]\(|=")`;
/** Letters, digits and underscores, with single punctuation characters between them. */
const plainKey = String.raw`[\p{L}\p{N}_][\p{L}\p{N}\p{M}_]*(?:[:.#$%&\-+?<>~/][\p{L}\p{N}\p{M}_]+)*`;
/** Matches a key after its `@`, either plain or in braces, where it may have any characters but spaces and braces. */
const keyPattern = new RegExp(String.raw`${notBehind}@(?:\{(?<braced>[^{}\s]{1,300})\}|(?<key>${plainKey}))`, "uy");
/** The maximum length of a citation in brackets, in UTF-16 code units. */
const maxListChars = 3000;
/** The maximum length of what separates a key from the brackets about it. */
const maxGapChars = 100;
/** Matches a key, an escaped character, a bracket, or the end of a paragraph. */
const token = new RegExp(String.raw`${notBehind}@(?:\{[^{}\s]{1,300}\}|${plainKey})|\\[\s\S]|[[\]]|\n[ \t]*\r?\n`, "gu");

/** Returns the citations of a Markdown text whose code is blanked: `[see @a, p. 3; -@b]`, and `@a` alone in a sentence. */
export function findPandocCitations(text: string): readonly Citation[] {
  const keys: PlacedKey[] = [];
  const claimed = new Set<PlacedKey>();
  const unfinished = new Set<PlacedKey>();
  const citations: Citation[] = [];
  /** The offsets of open brackets, and the number of keys before each. */
  const [open, before]: [number[], number[]] = [[], []];
  for (const found of text.matchAll(token)) {
    const [sign] = found;
    if (sign.startsWith("@")) {
      keys.push(placedKey(text, found.index));
    } else if (sign === "[") {
      open.push(found.index);
      before.push(keys.length);
    } else if (sign === "]") {
      const start = open.pop();
      const count = before.pop();
      const within = start === undefined ? [] : keys.slice(count);
      const bracket = { start: start ?? 0, end: found.index, isTrailer: isBehind(text, keys[(count ?? 0) - 1], start ?? 0) };
      if (start !== undefined && isCitation(text, bracket, within) && !within.some((key) => claimed.has(key))) {
        citations.push(bracketed(start, found.index, within));
        within.forEach((key) => claimed.add(key));
      }
    } else if (!sign.startsWith("\\")) {
      keysInOpenBracket(text, open.at(-1), keys.slice(before.at(-1))).forEach((key) => unfinished.add(key));
      open.length = 0;
      before.length = 0;
    }
  }
  keysInOpenBracket(text, open.at(-1), keys.slice(before.at(-1))).forEach((key) => unfinished.add(key));
  const examples = exampleLabels(text);
  const others = keys.filter((key) => !claimed.has(key) && !examples.has(key.citekey));
  return [...citations, ...others.map((key) => bare(text, key, unfinished.has(key)))];
}

/** Matches what may stand between the bracket of a citation that is still being typed and a key. */
const openedList = /^[^\n$()]*$/;

/** Returns the keys behind a bracket that nothing closes, on the same line: `[@batch norm`. */
function keysInOpenBracket(text: string, start: number | undefined, keys: readonly PlacedKey[]): readonly PlacedKey[] {
  return start === undefined ? [] : keys.filter(({ at }) => at - start < maxGapChars && openedList.test(text.slice(start, at)));
}

const exampleItem = /^ {0,3}\(?@(?<label>[A-Za-z\d]+(?:[_-][A-Za-z\d]+)*)\)[ \t]/;
const listItem = /^ {0,3}(?:[-*+]|\(?(?:\d{1,9}|#|@[\w-]*)[.)])[ \t]/;

/**
 * Returns the labels of numbered examples (Pandoc's manual, `example_lists`): an item `(@label)` begins a list after an empty line or continues
 * one. Alone in a sentence, `@label` then refers to the example; Pandoc still reads `[@label]` as a citation.
 */
function exampleLabels(text: string): ReadonlySet<string> {
  const labels = new Set<string>();
  if (!/^ {0,3}\(?@[\w-]+\)[ \t]/m.test(text)) {
    return labels;
  }
  let isAfterBlank = true;
  let isInList = false;
  for (const { text: line } of linesFrom(text, 0)) {
    const label = isAfterBlank || isInList ? exampleItem.exec(line)?.groups?.["label"] : undefined;
    if (label !== undefined) {
      labels.add(label);
    }
    isAfterBlank = line.trim() === "";
    isInList = (isInList && (isAfterBlank || /^[ \t]/.test(line))) || listItem.test(line);
  }
  return labels;
}

interface Bracket {
  readonly start: number;
  readonly end: number;
  /** True if it stands behind a key, so that its first part may be about that key: `@a [p. 3; see @b]`. */
  readonly isTrailer: boolean;
}

/** Returns whether each part between semicolons has a key and the brackets are not the text of a link, a span or a note: `^[see @a]`. */
function isCitation(text: string, { start, end, isTrailer }: Bracket, keys: readonly PlacedKey[]): boolean {
  const isOther = /^[[({]/.test(text.charAt(end + 1)) || /(?<!\\)\^$/.test(text.slice(Math.max(0, start - 2), start));
  if (keys.length === 0 || end - start > maxListChars || isOther) {
    return false;
  }
  const isCited = (part: { readonly start: number; readonly end: number }): boolean =>
    keys.some(({ at }) => part.start <= at && at < part.end);
  return partsOf(text, start + 1, end).every((part, index) => isCited(part) || (isTrailer && index === 0));
}

/** Returns whether only blanks, and at most one line break, are between a key in a sentence and an offset. */
function isBehind(text: string, key: PlacedKey | undefined, offset: number): boolean {
  return key !== undefined && offset - key.keyEnd < maxGapChars && /^[ \t]*(?:\r?\n[ \t>]*)?$/.test(text.slice(key.keyEnd, offset));
}

interface PlacedKey extends CitedKey {
  /** The offset of its `@`. */
  readonly at: number;
  readonly keyEnd: number;
}

/** Returns the key whose `@` is at an offset. */
function placedKey(text: string, at: number): PlacedKey {
  keyPattern.lastIndex = at;
  const found = keyPattern.exec(text);
  const citekey = found?.groups?.["key"] ?? found?.groups?.["braced"] ?? "";
  const start = at + (found?.[0].indexOf(citekey, 1) ?? 0);
  return { citekey, start, end: start + citekey.length, at, keyEnd: at + (found?.[0].length ?? 0) };
}

function plain({ citekey, start, end }: PlacedKey): CitedKey {
  return { citekey, start, end };
}

function bracketed(bracket: number, end: number, keys: readonly PlacedKey[]): Citation {
  const isCertain = !keys.some(({ citekey }) => crossReference.test(citekey));
  return {
    syntax: "pandoc",
    start: bracket,
    end: end + 1,
    listStart: bracket + 1,
    listEnd: end,
    keys: keys.map(plain),
    separator: ";",
    keyPrefix: "@",
    closing: "]",
    isCertain,
  };
}

function bare(text: string, key: PlacedKey, isUnfinished: boolean): Citation {
  const start = text[key.at - 1] === "-" ? key.at - 1 : key.at;
  return {
    syntax: "pandoc",
    start,
    end: key.keyEnd,
    listStart: start,
    listEnd: key.keyEnd,
    keys: [plain(key)],
    keyPrefix: "@",
    closing: "",
    isCertain: !isUnfinished && !crossReference.test(key.citekey),
  };
}

function partsOf(text: string, start: number, end: number): readonly { readonly start: number; readonly end: number }[] {
  const parts: { readonly start: number; readonly end: number }[] = [];
  let from = start;
  for (const part of text.slice(start, end).split(/(?<!\\);/)) {
    parts.push({ start: from, end: from + part.length });
    from += part.length + 1;
  }
  return parts;
}
