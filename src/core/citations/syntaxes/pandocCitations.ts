import type { Citation, CitedKey } from "./citation";

/** Quarto's cross-references are written like keys (its guide, "Cross References"); bookdown's are `\@ref(…)`. */
const crossReference = /^(?:fig|tbl|lst|tip|nte|wrn|imp|cau|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|eq|sec|suppfig|supptbl)[-:]/;

/** Behind these an `@` begins no key, as in an e-mail address; nor does Julia's `](@ref)`. */
const notBehind = String.raw`(?<![\p{L}\p{N}_\\/.+%@"=]|\]\()`;
/** Letters, digits and underscores with single punctuation within. */
const plainKey = String.raw`[\p{L}\p{N}_][\p{L}\p{N}\p{M}_]*(?:[:.#$%&\-+?<>~/][\p{L}\p{N}\p{M}_]+)*`;
/** A key behind its `@`, as it is or whatever stands in braces. */
const keyPattern = new RegExp(String.raw`${notBehind}@(?:\{(?<braced>[^{}\s]{1,300})\}|(?<key>${plainKey}))`, "uy");
/** A citation in brackets is no longer, in UTF-16 code units. */
const longestList = 3000;
/** What decides: a key, a bracket, the end of a paragraph; a backslash takes the next sign its meaning. */
const token = new RegExp(String.raw`${notBehind}@(?:\{[^{}\s]{1,300}\}|${plainKey})|\\[\s\S]|[[\]]|\n[ \t]*\r?\n`, "gu");

/** The citations of a Markdown text without its code: `[see @a, p. 3; -@b]`, and `@a` by itself in the sentence. */
export function findPandocCitations(text: string): readonly Citation[] {
  const keys: PlacedKey[] = [];
  const claimed = new Set<PlacedKey>();
  const citations: Citation[] = [];
  /** Where brackets were opened, and how many keys stood before each. */
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
      const within = start === undefined ? [] : keys.slice(before.pop());
      if (start !== undefined && isCitation(text, { start, end: found.index }, within) && !within.some((key) => claimed.has(key))) {
        citations.push(bracketed(start, found.index, within));
        within.forEach((key) => claimed.add(key));
      }
    } else if (!sign.startsWith("\\")) {
      open.length = 0;
      before.length = 0;
    }
  }
  return [...citations, ...keys.filter((key) => !claimed.has(key)).map((key) => bare(text, key))];
}

/** Whether each part between semicolons has a key, and it is no text of a link. */
function isCitation(text: string, { start, end }: { readonly start: number; readonly end: number }, keys: readonly PlacedKey[]): boolean {
  if (keys.length === 0 || end - start > longestList || text[end + 1] === "(") {
    return false;
  }
  return partsOf(text, start + 1, end).every((part) => keys.some(({ at }) => part.start <= at && at < part.end));
}

interface PlacedKey extends CitedKey {
  /** Where its `@` is. */
  readonly at: number;
  readonly keyEnd: number;
}

/** The key that begins here. */
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

function bare(text: string, key: PlacedKey): Citation {
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
    isCertain: !crossReference.test(key.citekey),
  };
}

function partsOf(text: string, start: number, end: number): readonly { readonly start: number; readonly end: number }[] {
  const parts: { readonly start: number; readonly end: number }[] = [];
  let from = start;
  for (const part of text.slice(start, end).split(";")) {
    parts.push({ start: from, end: from + part.length });
    from += part.length + 1;
  }
  return parts;
}
