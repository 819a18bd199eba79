import { countLines, detached } from "../../text/lines";
import { entryHead, isQuotedEntry, looseHead, type BibtexCitekey, type EntryHead } from "./readBibtexHead";

export type BibtexChunkKind = "entry" | "string" | "preamble" | "comment" | "junk";

/** A stretch of a .bib text. Between the chunks of a text there is only white space. */
export interface BibtexChunk {
  readonly kind: BibtexChunkKind;
  readonly start: number;
  readonly end: number;
  /** Of the start, counted from 1. */
  readonly line: number;
  /** In lower case, of an entry: `"inproceedings"`. */
  readonly type?: string;
  /** Of an entry that has one, with its offsets in the text. */
  readonly citekey?: BibtexCitekey;
  /** Where the fields begin, behind the comma that follows the citekey; the start where there are none. */
  readonly bodyStart: number;
  /** Whether the closing brace was found; an entry without one ends where the next begins. */
  readonly closed: boolean;
  /** How far the text was looked at to find the end: a change behind that leaves the chunk as it is. */
  readonly reach: number;
}

/** Hands out the chunks of a text one by one. */
export interface BibtexSplitter {
  /** The next chunk, or `undefined` at the end of the text. */
  next(): BibtexChunk | undefined;
  /** Where the next chunk begins, and in which line. */
  readonly at: number;
  readonly line: number;
}

/**
 * Cuts a .bib text into entries and what stands between them, in linear time and whatever is wrong in it. As BibTeX does
 * it counts braces, escaped ones too. An entry whose braces do not match ends where a next one begins (`@word{key,`), so
 * that it costs no other; an entry that is quoted whole inside a field stays in that field.
 */
export function splitBibtex(text: string): BibtexChunk[] {
  const chunks: BibtexChunk[] = [];
  const splitter = createBibtexSplitter(text, { start: 0, line: 1 });
  for (let chunk = splitter.next(); chunk; chunk = splitter.next()) {
    chunks.push(chunk);
  }
  return chunks;
}

/** As {@link splitBibtex}, one chunk at a time, from a place between two chunks. */
export function createBibtexSplitter(text: string, from: { start: number; line: number }): BibtexSplitter {
  let at = skipSpace(text, from.start);
  let line = from.line + countLines(text, from.start, at);
  const types = new Map<string, string>();
  return {
    get at() {
      return at;
    },
    get line() {
      return line;
    },
    next() {
      if (at >= text.length) {
        return undefined;
      }
      const head = entryHead(text, at);
      const chunk = head ? headedChunk(text, head, { line, types }) : junkChunk(text, at, line);
      at = skipSpace(text, chunk.end);
      line += countLines(text, chunk.start, at);
      return chunk;
    },
  };
}

/** @param types the types that came before: one string each, however many entries have it. */
function headedChunk(text: string, head: EntryHead, { line, types }: { line: number; types: Map<string, string> }): BibtexChunk {
  const { kind, start, citekey } = head;
  const { end, closed, reach } = kind === "comment" ? endOfComment(text, head) : endOfEntry(text, head);
  const bodyStart = Math.min(head.bodyStart, end);
  if (kind !== "entry") {
    return { kind, start, end, line, bodyStart, closed, reach };
  }
  const type = types.get(head.type) ?? detached(head.type);
  types.set(type, type);
  if (!citekey) {
    return { kind, start, end, line, bodyStart, closed, reach, type };
  }
  const key = { text: detached(citekey.text), start: citekey.start, end: citekey.end };
  return { kind, start, end, line, bodyStart, closed, reach, type, citekey: key };
}

function junkChunk(text: string, start: number, line: number): BibtexChunk {
  let end = text.indexOf("@", start);
  while (end !== -1 && (end === start || !entryHead(text, end))) {
    end = text.indexOf("@", end + 1);
  }
  end = end === -1 ? text.length : end;
  return { kind: "junk", start, end, line, bodyStart: start, closed: true, reach: end + longestHead };
}

function skipSpace(text: string, from: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); code === 32 || (code >= 9 && code <= 13) || code === 0xfeff; code = text.charCodeAt(at)) {
    at++;
  }
  return at;
}

/** More than what is looked at to see that an entry begins. */
const longestHead = 2_000;

type Ending = Pick<BibtexChunk, "end" | "closed" | "reach">;

/**
 * Goes from brace to brace, as the engine finds the next sign in a long text many times faster than a loop that looks at
 * every character.
 */
function endOfEntry(text: string, head: EntryHead): Ending {
  let depth = 1;
  let reach = 0;
  let from = head.open + 1;
  let [opening, closing, sign] = [-1, -1, -1];
  for (;;) {
    opening = opening < from ? next(text, "{", from) : opening;
    closing = closing < from ? next(text, "}", from) : closing;
    sign = sign < from ? next(text, "@", from) : sign;
    const position = Math.min(opening, closing, sign);
    if (depth === 1 && head.isParenthesis) {
      const end = closingParenthesis(text, head.open + 1, { from, to: position });
      if (end !== undefined) {
        return { end, closed: true, reach: Math.max(reach, end) };
      }
    }
    if (position === text.length) {
      return { end: text.length, closed: false, reach: text.length + longestHead };
    }
    from = position + 1;
    if (position === opening) {
      depth++;
    } else if (position === closing) {
      depth--;
      if (depth === 0) {
        return { end: from, closed: true, reach: Math.max(reach, from) };
      }
    } else {
      const entry = nextEntry(text, position, { depth, quoted: depth === 1 && isQuoted(text, head.open + 1, position) });
      reach = Math.max(reach, entry.reach);
      if (entry.begins) {
        return { end: position, closed: false, reach };
      }
      [from, depth] = entry.behind === undefined ? [from, depth] : [entry.behind, 1];
    }
  }
}

/** Behind the first parenthesis in a stretch without braces that closes the entry, which began at the start. */
function closingParenthesis(text: string, start: number, { from, to }: { from: number; to: number }): number | undefined {
  for (let at = from; at < to; at++) {
    if (text.charCodeAt(at) === 41 && !isQuoted(text, start, at)) {
      return at + 1;
    }
  }
  return undefined;
}

function next(text: string, sign: string, from: number): number {
  const found = text.indexOf(sign, from);
  return found === -1 ? text.length : found;
}

/** Whether this place stands in quotes that opened outside of inner braces. */
function isQuoted(text: string, from: number, position: number): boolean {
  let [depth, quoted] = [0, false];
  for (let at = Math.max(from, position - farthestQuote); at < position; at++) {
    const code = text.charCodeAt(at);
    depth += code === 123 ? 1 : code === 125 ? -1 : 0;
    quoted = code === 34 && depth === 0 ? !quoted : quoted;
  }
  return quoted;
}

/** Quotes are looked for this far back, so that many `@` in one value take no time that grows with their square. */
const farthestQuote = 5_000;

interface NextEntry {
  /** Whether the `@` inside an entry begins the next one. */
  readonly begins: boolean;
  readonly reach: number;
  /** Behind the field in which entries are quoted. */
  readonly behind?: number;
}

function nextEntry(text: string, position: number, state: { depth: number; quoted: boolean }): NextEntry {
  const reach = position + longestHead;
  const head = looseHead(text, position);
  if (!head) {
    return { begins: false, reach };
  }
  if (state.depth === 1 && !state.quoted) {
    return { begins: head.isCertain || head.startsLine, reach };
  }
  if (!head.isCertain || !(head.startsLine || head.followsBrace)) {
    return { begins: false, reach };
  }
  const inside = isQuotedEntry(text, position, { depth: state.depth, until: state.depth === 1 ? "quote" : "field" });
  const furthest = Math.max(reach, inside.reach);
  return inside.end === undefined ? { begins: true, reach: furthest } : { begins: false, reach: furthest, behind: inside.end };
}

/** A comment ends with its brace, or with its line where it has none or where entries begin before it comes. */
function endOfComment(text: string, head: EntryHead): Ending {
  const lineEnd = endOfLine(text, head.start);
  if (head.open < 0 || head.isParenthesis) {
    return { end: lineEnd, closed: true, reach: lineEnd };
  }
  let depth = 1;
  for (let position = head.open + 1; position < text.length; position++) {
    const code = text.charCodeAt(position);
    if (code === 123 /* { */) {
      depth++;
    } else if (code === 125 /* } */) {
      depth--;
      if (depth === 0) {
        return { end: position + 1, closed: true, reach: position + 1 };
      }
    } else if (code === 64 /* @ */ && looseHead(text, position)?.isCertain) {
      const inside = isQuotedEntry(text, position, { depth, until: "comment" });
      const reach = Math.max(position + longestHead, inside.reach);
      return inside.end === undefined
        ? { end: Math.min(lineEnd, position), closed: false, reach }
        : { end: inside.end, closed: true, reach };
    }
  }
  return { end: lineEnd, closed: false, reach: text.length + longestHead };
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end === -1 ? text.length : end + 1;
}
