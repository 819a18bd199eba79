import { countLines, detached } from "../../text/lines";
import { entryHead, isQuotedEntry, looseHead, type BibtexCitekey, type EntryHead } from "./readBibtexHead";

export type BibtexChunkKind = "entry" | "string" | "preamble" | "comment" | "junk";

/** A section of a .bib text. Only white space separates the chunks of a text. */
export interface BibtexChunk {
  readonly kind: BibtexChunkKind;
  readonly start: number;
  readonly end: number;
  /** The line of `start`, counted from 1. */
  readonly line: number;
  /** The type of an entry, in lower case: `"inproceedings"`. */
  readonly type?: string;
  /** The citekey of an entry, if it has one, with its offsets in the text. */
  readonly citekey?: BibtexCitekey;
  /** The offset of the fields, after the comma that follows the citekey, or `start` if there are no fields. */
  readonly bodyStart: number;
  /** `true` if the closing brace was found. An entry without one ends at the beginning of the next. */
  readonly closed: boolean;
  /** The offset up to which the text was read to find the end. A change after it does not affect the chunk. */
  readonly reach: number;
}

/** Returns the chunks of a text one by one. */
export interface BibtexSplitter {
  /** Returns the next chunk, or `undefined` at the end of the text. */
  next(): BibtexChunk | undefined;
  /** The offset and the line of the next chunk. */
  readonly at: number;
  readonly line: number;
}

/**
 * Splits a .bib text into entries and the text between them, in linear time and whatever errors it has. Counts escaped
 * braces too, as BibTeX does. An entry with unbalanced braces ends where another begins (`@word{key,`), so that it costs no
 * other. An entry that is quoted completely inside a field stays in that field.
 */
export function splitBibtex(text: string): BibtexChunk[] {
  const chunks: BibtexChunk[] = [];
  const splitter = createBibtexSplitter(text, { start: 0, line: 1 });
  for (let chunk = splitter.next(); chunk; chunk = splitter.next()) {
    chunks.push(chunk);
  }
  return chunks;
}

/** Like {@link splitBibtex}, but returns one chunk at a time and can begin between two chunks. */
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

/** @param types the types found so far, so that all entries of a type share one string. */
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

/** Text with more `@` is several chunks, so that finding one takes a few milliseconds. */
const maxSignsInJunk = 1_000;

function junkChunk(text: string, start: number, line: number): BibtexChunk {
  let end = text.indexOf("@", start);
  for (let tried = 0; end !== -1 && (end === start || (!entryHead(text, end) && tried < maxSignsInJunk)); tried++) {
    end = text.indexOf("@", end + 1);
  }
  end = end === -1 ? text.length : end;
  return { kind: "junk", start, end, line, bodyStart: start, closed: true, reach: end + maxHeadChars };
}

function skipSpace(text: string, from: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); code === 32 || (code >= 9 && code <= 13) || code === 0xfeff; code = text.charCodeAt(at)) {
    at++;
  }
  return at;
}

/** More characters than are read to recognize the beginning of an entry. */
const maxHeadChars = 2_000;

type Ending = Pick<BibtexChunk, "end" | "closed" | "reach">;

/**
 * Searches for the next brace or `@`, as the engine finds it in a long text many times faster than a loop over all
 * characters.
 */
function endOfEntry(text: string, head: EntryHead): Ending {
  let depth = 1;
  let reach = 0;
  let from = head.open + 1;
  let [opening, closing, sign] = [-1, -1, -1];
  const isQuoted = createQuoteFinder(text, from);
  for (;;) {
    opening = opening < from ? next(text, "{", from) : opening;
    closing = closing < from ? next(text, "}", from) : closing;
    sign = sign < from ? next(text, "@", from) : sign;
    const position = Math.min(opening, closing, sign);
    if (depth === 1 && head.isParenthesis) {
      const end = closingParenthesis(text, isQuoted, { from, to: position });
      if (end !== undefined) {
        return { end, closed: true, reach: Math.max(reach, end) };
      }
    }
    if (position === text.length) {
      return { end: text.length, closed: false, reach: text.length + maxHeadChars };
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
      const entry = nextEntry(text, position, { depth, isQuoted });
      reach = Math.max(reach, entry.reach);
      if (entry.begins) {
        return { end: position, closed: false, reach };
      }
      [from, depth] = entry.resumeAt === undefined ? [from, depth] : [entry.resumeAt, 1];
    }
  }
}

/** Returns the offset after the first parenthesis between `from` and `to`, a range without braces, that closes the entry. */
function closingParenthesis(text: string, isQuoted: QuoteFinder, { from, to }: { from: number; to: number }): number | undefined {
  for (let at = from; at < to; at++) {
    if (text.charCodeAt(at) === 41 && !isQuoted(at)) {
      return at + 1;
    }
  }
  return undefined;
}

function next(text: string, sign: string, from: number): number {
  const found = text.indexOf(sign, from);
  return found === -1 ? text.length : found;
}

/** Returns `true` if a position is inside quotes that are not in inner braces. Each call must be for a later position. */
type QuoteFinder = (position: number) => boolean;

/** Creates a finder for an entry whose content begins at `from`. Goes on where the last call ended, so that many `@` take linear time. */
function createQuoteFinder(text: string, from: number): QuoteFinder {
  let [begun, at, depth, quoted] = [from, from, 0, false];
  return (position) => {
    if (position - begun > 2 * quoteLookBehindChars) {
      begun = position - quoteLookBehindChars;
      [at, depth, quoted] = [begun, 0, false];
    }
    for (; at < position; at++) {
      const code = text.charCodeAt(at);
      depth += code === 123 ? 1 : code === 125 ? -1 : 0;
      quoted = code === 34 && depth === 0 ? !quoted : quoted;
    }
    return quoted;
  };
}

/** The search for quotes begins at least this far before a position, so that an early error does not affect the rest of a long entry. */
const quoteLookBehindChars = 5_000;

interface NextEntry {
  /** `true` if the `@` inside an entry begins the next one. */
  readonly begins: boolean;
  readonly reach: number;
  /** The offset after the field that quotes entries. */
  readonly resumeAt?: number;
}

function nextEntry(text: string, position: number, state: { depth: number; isQuoted: QuoteFinder }): NextEntry {
  const reach = position + maxHeadChars;
  const head = looseHead(text, position);
  if (!head) {
    return { begins: false, reach };
  }
  if (state.depth === 1 && !state.isQuoted(position)) {
    return { begins: head.isCertain || head.startsLine, reach };
  }
  if (!head.isCertain || !(head.startsLine || head.followsBrace)) {
    return { begins: false, reach };
  }
  const inside = isQuotedEntry(text, position, { depth: state.depth, until: state.depth === 1 ? "quote" : "field" });
  const furthest = Math.max(reach, inside.reach);
  return inside.end === undefined ? { begins: true, reach: furthest } : { begins: false, reach: furthest, resumeAt: inside.end };
}

/** A comment ends at its brace. It ends at the end of its line if it has no brace, or if entries begin before the brace. */
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
      const reach = Math.max(position + maxHeadChars, inside.reach);
      return inside.end === undefined
        ? { end: Math.min(lineEnd, position), closed: false, reach }
        : { end: inside.end, closed: true, reach };
    }
  }
  return { end: lineEnd, closed: false, reach: text.length + maxHeadChars };
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end === -1 ? text.length : end + 1;
}
