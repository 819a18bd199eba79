/** A citekey and its half-open offsets in the text. */
export interface BibtexCitekey {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The beginning of an entry: `@inproceedings{zhang2024negative,`. */
export interface EntryHead {
  readonly kind: "entry" | "string" | "preamble" | "comment";
  /** The offset of the `@`. */
  readonly start: number;
  /** In lower case. */
  readonly type: string;
  /** The offset of the opening brace or parenthesis, or -1 for a comment without one. */
  readonly open: number;
  readonly isParenthesis: boolean;
  readonly citekey?: BibtexCitekey;
  /** The offset after the citekey and its comma. */
  readonly bodyStart: number;
}

const start = /@\s{0,100}([\p{L}][\p{L}\p{N}_+-]{0,60})\s{0,100}([{(])/uy;
const bareComment = /@comment\b/iy;
/** Reads the key at once: a shorter one is followed by none of these signs, and to try each takes long for thousands of `@`. */
const key = /\s{0,100}(?=([^\s,{}]{1,300}))\1\s{0,100}(?:,|(?=[}\r\n])|$)/y;
const keyWithSpaces = /\s{0,100}([^\s,={}"][^,={}"\r\n]{0,300}),/y;

/**
 * Returns the head of the entry that begins at this `@`, or `undefined` if none does, as in an address or in a line after
 * `%`.
 */
export function entryHead(text: string, at: number): EntryHead | undefined {
  if (text.charCodeAt(at) !== 64) {
    return undefined;
  }
  start.lastIndex = at;
  const found = start.exec(text);
  if (isCommentedOut(text, at)) {
    return undefined;
  }
  if (!found) {
    bareComment.lastIndex = at;
    const end = at + "@comment".length;
    return bareComment.test(text)
      ? { kind: "comment", type: "comment", start: at, open: -1, isParenthesis: false, bodyStart: end }
      : undefined;
  }
  const type = (found[1] ?? "").toLowerCase();
  const open = start.lastIndex - 1;
  const kind = type === "string" || type === "preamble" || type === "comment" ? type : "entry";
  const head = { kind, type, start: at, open, isParenthesis: found[2] === "(", bodyStart: open + 1 } as const;
  if (kind !== "entry") {
    return head;
  }
  const behindKey = citekeyAt(text, open + 1);
  // "Mail me @ home (or work)" is not an entry.
  return head.isParenthesis && !behindKey.citekey ? undefined : { ...head, ...behindKey };
}

function citekeyAt(text: string, from: number): { bodyStart: number; citekey?: BibtexCitekey } {
  for (const pattern of [key, keyWithSpaces]) {
    pattern.lastIndex = from;
    const found = pattern.exec(text);
    const citekey = found?.[1]?.trimEnd();
    if (found && citekey !== undefined && !isField(text, pattern.lastIndex, citekey)) {
      const at = from + found[0].indexOf(citekey);
      return { bodyStart: pattern.lastIndex, citekey: { text: citekey, start: at, end: at + citekey.length } };
    }
  }
  return { bodyStart: from };
}

const equals = /\s{0,100}=/y;

/** Distinguishes a citekey from the first field of an entry without one: `@article{title = …`. */
function isField(text: string, at: number, citekey: string): boolean {
  equals.lastIndex = at;
  return equals.test(text) || /=["{]/.test(citekey);
}

/**
 * A line after `%` is a comment for readers, though not for BibTeX. An entry in such a line is commented out if the whole
 * entry is on that line or the next line begins with `%` too.
 */
function isCommentedOut(text: string, at: number): boolean {
  const from = Math.max(at - maxCommentMarkChars, 0);
  const line = text.slice(from, at);
  const lineStart = Math.max(line.lastIndexOf("\n"), line.lastIndexOf("\r")) + 1;
  if ((lineStart === 0 && from > 0) || !/^\s*%/.test(line.slice(lineStart))) {
    return false;
  }
  const end = text.indexOf("\n", at);
  const rest = text.slice(at, Math.min(end === -1 ? text.length : end, at + maxCommentedLineChars));
  return end === -1 || bracesMatch(rest) || /^\s*%/.test(text.slice(end + 1, end + 1 + maxCommentMarkChars));
}

const maxCommentMarkChars = 80;
const maxCommentedLineChars = 1_500;

function bracesMatch(line: string): boolean {
  let depth = 0;
  for (const character of line) {
    depth += character === "{" ? 1 : character === "}" ? -1 : 0;
  }
  return depth === 0 && line.includes("{");
}

/**
 * An `@word{` inside another entry. It is certain to begin an entry if a citekey and a comma follow, or what `@string` and
 * similar commands need.
 */
export interface LooseHead {
  readonly isCertain: boolean;
  /** `true` if only white space is before it in its line. */
  readonly startsLine: boolean;
  /** `true` if a closing brace is before it, as between two entries. */
  readonly followsBrace: boolean;
}

const certain =
  /@\s{0,100}(?:(?:comment|preamble)\s{0,100}[{(]|\p{L}[\p{L}\p{N}_+-]{0,60}\s{0,100}[{(]\s{0,100}(?:[^\s,{}"]{0,300}\s{0,100},|[^\s,{}="]{1,100}\s{0,100}=))/iuy;

/** Returns how much the `@` at this offset looks like the beginning of an entry, or `undefined` if it does not. */
export function looseHead(text: string, at: number): LooseHead | undefined {
  start.lastIndex = at;
  if (!start.test(text)) {
    return undefined;
  }
  certain.lastIndex = at;
  return { isCertain: certain.test(text), startsLine: startsLine(text, at), followsBrace: followsBrace(text, at) };
}

function followsBrace(text: string, at: number): boolean {
  return text
    .slice(Math.max(0, at - maxIndentChars), at)
    .trimEnd()
    .endsWith("}");
}

function startsLine(text: string, at: number): boolean {
  for (let before = at - 1; before >= 0 && before >= at - maxIndentChars; before--) {
    const code = text.charCodeAt(before);
    if (code === 10 || code === 13) {
      return true;
    }
    if (code !== 32 && code !== 9) {
      return false;
    }
  }
  return at < maxIndentChars;
}

const maxIndentChars = 200;
/** The number of inner entries that are looked at to find out if they are inside a field. */
const maxQuotedEntries = 16;
const maxQuotationChars = 100_000;

/** The text after the value of a field: the next field or the end of the entry. */
const afterField = /\s{0,200}(?:,\s{0,200}(?:[}),]|[\p{L}][\p{L}\p{N}_:+.-]{0,60}\s{0,100}=)|[})#])/uy;
const afterComment = /[ \t]{0,100}(?:[\r\n@]|$)/y;

/**
 * Finds out if the entry at `from` is quoted inside a field or a comment. If so, the braces around it close after it, and
 * the outer entry continues. Looks at only a few entries, so that all calls together take linear time.
 *
 * @returns the offset after the closing brace or quote, or no `end` if the entry is not quoted, and the offset up to which
 * the text was read.
 */
export function isQuotedEntry(
  text: string,
  from: number,
  inside: { depth: number; until: "field" | "quote" | "comment" },
): { end?: number; reach: number } {
  const closedDepth = inside.until === "comment" ? 0 : 1;
  const last = Math.min(text.length, from + maxQuotationChars);
  let depth = inside.depth;
  let entries = 0;
  for (let at = from; at < last; at++) {
    const code = text.charCodeAt(at);
    if (code === 64 && looseHead(text, at)?.isCertain && ++entries > maxQuotedEntries) {
      return { reach: at + 1_000 };
    }
    depth += code === 123 ? 1 : code === 125 ? -1 : 0;
    const isEnd = inside.until === "quote" ? code === 34 && depth === 1 : code === 125 && depth === closedDepth;
    if (isEnd) {
      const behind = inside.until === "comment" ? afterComment : afterField;
      behind.lastIndex = at + 1;
      const reach = at + 1_000;
      return behind.test(text) ? { end: at + 1, reach } : { reach };
    }
  }
  return { reach: last + 1_000 };
}
