import { type BibtexChunk, splitBibtex } from "../splitBibtex";

/** A field as it is written in a .bib text, with half-open offsets in that text. */
export interface WrittenField {
  /** In lower case. */
  readonly name: string;
  readonly start: number;
  readonly nameEnd: number;
  /** The place of the whole value, with its braces or quotes and all of its parts: `"1 " # jan`. */
  readonly valueStart: number;
  readonly valueEnd: number;
  /** The offset after the comma behind the value, or `undefined` if there is no comma. */
  readonly afterComma: number | undefined;
}

/** An entry as it is written in a .bib text, with half-open offsets in that text. */
export interface WrittenEntry {
  readonly start: number;
  readonly end: number;
  /** In lower case. */
  readonly type: string;
  readonly typeStart: number;
  readonly typeEnd: number;
  /** Empty if the entry has none. */
  readonly citekey: string;
  /** The offset after the citekey and its comma, and whether there is that comma. */
  readonly bodyStart: number;
  readonly hasComma: boolean;
  readonly fields: readonly WrittenField[];
}

/** An entry is looked for only this near to an offset, as a large file takes too long. */
const maxDistance = 60_000;

/** Returns the entry of a .bib text at an offset, or `undefined` if no entry is there, or if it is damaged. */
export function writtenEntryAt(whole: string, offset: number): WrittenEntry | undefined {
  const from = offset <= maxDistance ? 0 : whole.indexOf("\n@", offset - maxDistance) + 1;
  const text = whole.slice(from, offset + maxDistance);
  const chunk = splitBibtex(text).find(({ kind, start, end }) => kind === "entry" && from + start <= offset && offset <= from + end);
  const entry = chunk?.closed === true ? readEntry(text, chunk) : undefined;
  return entry && moved(entry, from);
}

const head = /@\s{0,100}([\p{L}][\p{L}\p{N}_+-]{0,60})/uy;

function readEntry(text: string, { start, end, bodyStart, citekey, type = "" }: BibtexChunk): WrittenEntry | undefined {
  head.lastIndex = start;
  const found = head.exec(text);
  const fields = readFields(text, bodyStart, end - 1);
  if (!found || !fields) {
    return undefined;
  }
  return {
    ...{ start, end, type, typeEnd: head.lastIndex, typeStart: head.lastIndex - (found[1] ?? "").length },
    ...{ citekey: citekey?.text ?? "", bodyStart, hasComma: text.charAt(bodyStart - 1) === ",", fields },
  };
}

/** Matches what may stand between two fields: space, more commas, and comments up to the end of their line. */
const between = /(?:[\s,]|%[^\r\n]*(?:[\r\n]|$))*/y;
const fieldName = /([\p{L}_][\p{L}\p{N}_:+./-]*)\s*=\s*/uy;
/** A comment may stand between a value and its comma. */
const beforeComma = /(?:\s|%[^\r\n]*[\r\n])*,/y;
const joint = /\s*#\s*/y;

/** Returns the fields between two offsets, or `undefined` if anything there is no field. */
function readFields(text: string, from: number, end: number): readonly WrittenField[] | undefined {
  const fields: WrittenField[] = [];
  for (let at = skip(text, between, from); at < end; at = skip(text, between, at)) {
    fieldName.lastIndex = at;
    const name = fieldName.exec(text)?.[1];
    const valueStart = fieldName.lastIndex;
    const valueEnd = name === undefined || valueStart >= end ? undefined : endOfValue(text, valueStart, end);
    if (name === undefined || valueEnd === undefined) {
      return undefined;
    }
    const comma = skip(text, beforeComma, valueEnd);
    const afterComma = comma > valueEnd && comma <= end ? comma : undefined;
    fields.push({ name: name.toLowerCase(), start: at, nameEnd: at + name.length, valueStart, valueEnd, afterComma });
    if (afterComma === undefined && skip(text, between, valueEnd) < end) {
      return undefined;
    }
    at = afterComma ?? end;
  }
  return fields;
}

/** Returns the offset after a value: one part, or several that are joined. */
function endOfValue(text: string, from: number, end: number): number | undefined {
  for (let at = from; ;) {
    const partEnd = endOfPart(text, at, end);
    if (partEnd === undefined) {
      return undefined;
    }
    const next = skip(text, joint, partEnd);
    if (next === partEnd || next >= end) {
      return partEnd;
    }
    at = next;
  }
}

const bare = /[^\s,#{}"%()=]+/y;

function endOfPart(text: string, from: number, end: number): number | undefined {
  const opening = text.charAt(from);
  if (opening !== "{" && opening !== '"') {
    const last = skip(text, bare, from);
    return last > from && last <= end ? last : undefined;
  }
  let depth = 0;
  for (let at = from + 1; at < end; at++) {
    const sign = text.charAt(at);
    if (depth === 0 && sign === (opening === "{" ? "}" : '"')) {
      return at + 1;
    }
    depth += sign === "{" ? 1 : sign === "}" ? -1 : 0;
    if (depth < 0) {
      return undefined;
    }
  }
  return undefined;
}

function skip(text: string, pattern: RegExp, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}

function moved(entry: WrittenEntry, by: number): WrittenEntry {
  return {
    ...entry,
    start: entry.start + by,
    end: entry.end + by,
    typeStart: entry.typeStart + by,
    typeEnd: entry.typeEnd + by,
    bodyStart: entry.bodyStart + by,
    fields: entry.fields.map(({ name, start, nameEnd, valueStart, valueEnd, afterComma }) => ({
      ...{ name, start: start + by, nameEnd: nameEnd + by, valueStart: valueStart + by, valueEnd: valueEnd + by },
      afterComma: afterComma === undefined ? undefined : afterComma + by,
    })),
  };
}
