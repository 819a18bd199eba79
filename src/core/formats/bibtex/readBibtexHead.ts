/** A citekey where it stands in the text. */
export interface BibtexCitekey {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** How an entry begins: `@inproceedings{zhang2024negative,`. */
export interface EntryHead {
  readonly kind: "entry" | "string" | "preamble" | "comment";
  /** Of the `@`. */
  readonly start: number;
  /** In lower case. */
  readonly type: string;
  /** Of the opening brace or parenthesis; negative for a comment that has none. */
  readonly open: number;
  readonly isParenthesis: boolean;
  readonly citekey?: BibtexCitekey;
  /** Behind the citekey and its comma. */
  readonly bodyStart: number;
}

const start = /@\s{0,100}([\p{L}][\p{L}\p{N}_+-]{0,60})\s{0,100}([{(])/uy;
const bareComment = /@comment\b/iy;
const key = /\s{0,100}([^\s,{}]{1,300})\s{0,100}(?:,|(?=[}\r\n])|$)/y;
const keyWithSpaces = /\s{0,100}([^\s,={}"][^,={}"\r\n]{0,300}),/y;

/** The head of what begins at this `@`, or `undefined` where nothing does: in an address, or in a line after `%`. */
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
  // "Mail me @ home (or work)" is no entry.
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

/** `title` is no citekey in `@article{title = …`. */
function isField(text: string, at: number, citekey: string): boolean {
  equals.lastIndex = at;
  return equals.test(text) || /=["{]/.test(citekey);
}

/**
 * A line after `%` is a comment for people, if not for BibTeX: an entry in it is none when the whole entry stands in that
 * line or the next line has its `%` too.
 */
function isCommentedOut(text: string, at: number): boolean {
  const from = Math.max(at - longestCommentMark, 0);
  const line = text.slice(from, at);
  const lineStart = Math.max(line.lastIndexOf("\n"), line.lastIndexOf("\r")) + 1;
  if ((lineStart === 0 && from > 0) || !/^\s*%/.test(line.slice(lineStart))) {
    return false;
  }
  const end = text.indexOf("\n", at);
  const rest = text.slice(at, Math.min(end === -1 ? text.length : end, at + longestCommentedLine));
  return end === -1 || bracesMatch(rest) || /^\s*%/.test(text.slice(end + 1, end + 1 + longestCommentMark));
}

const longestCommentMark = 80;
const longestCommentedLine = 1_500;

function bracesMatch(line: string): boolean {
  let depth = 0;
  for (const character of line) {
    depth += character === "{" ? 1 : character === "}" ? -1 : 0;
  }
  return depth === 0 && line.includes("{");
}

/** What `@word{` inside another entry is: certain with a citekey and its comma (or what `@string` and its like need). */
export interface LooseHead {
  readonly isCertain: boolean;
  /** Whether only white space stands before it in its line. */
  readonly startsLine: boolean;
  /** Whether a closing brace stands before it, as where one entry follows another. */
  readonly followsBrace: boolean;
}

const certain =
  /@\s{0,100}(?:(?:comment|preamble)\s{0,100}[{(]|\p{L}[\p{L}\p{N}_+-]{0,60}\s{0,100}[{(]\s{0,100}(?:[^\s,{}"]{0,300}\s{0,100},|[^\s,{}="]{1,100}\s{0,100}=))/iuy;

/** How much the `@` at this place looks like the beginning of an entry, or `undefined`. */
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
    .slice(Math.max(0, at - longestIndent), at)
    .trimEnd()
    .endsWith("}");
}

function startsLine(text: string, at: number): boolean {
  for (let before = at - 1; before >= 0 && before >= at - longestIndent; before--) {
    const code = text.charCodeAt(before);
    if (code === 10 || code === 13) {
      return true;
    }
    if (code !== 32 && code !== 9) {
      return false;
    }
  }
  return at < longestIndent;
}

const longestIndent = 200;
/** As many entries as are looked at to see whether they stand inside a field. */
const mostQuotedEntries = 16;
const longestQuotation = 100_000;

/** Behind a field's value: the next field, or the entry's end. */
const behindField = /\s{0,200}(?:,\s{0,200}(?:[}),]|[\p{L}][\p{L}\p{N}_:+.-]{0,60}\s{0,100}=)|[})#])/uy;
const behindComment = /[ \t]{0,100}(?:[\r\n@]|$)/y;

/**
 * Whether the entry that begins here is quoted inside a field (or a comment): then the braces around it close behind it,
 * and the outer entry goes on. Looks at a few entries only, so that all such looks together are linear.
 *
 * @returns the offset behind the closing brace or quote, or `undefined` where the entry stands for itself; and how far was looked.
 */
export function isQuotedEntry(
  text: string,
  from: number,
  inside: { depth: number; until: "field" | "quote" | "comment" },
): { end?: number; reach: number } {
  const closedDepth = inside.until === "comment" ? 0 : 1;
  const last = Math.min(text.length, from + longestQuotation);
  let depth = inside.depth;
  let entries = 0;
  for (let at = from; at < last; at++) {
    const code = text.charCodeAt(at);
    if (code === 64 && looseHead(text, at)?.isCertain && ++entries > mostQuotedEntries) {
      return { reach: at + 1_000 };
    }
    depth += code === 123 ? 1 : code === 125 ? -1 : 0;
    const isEnd = inside.until === "quote" ? code === 34 && depth === 1 : code === 125 && depth === closedDepth;
    if (isEnd) {
      const behind = inside.until === "comment" ? behindComment : behindField;
      behind.lastIndex = at + 1;
      const reach = at + 1_000;
      return behind.test(text) ? { end: at + 1, reach } : { reach };
    }
  }
  return { reach: last + 1_000 };
}
