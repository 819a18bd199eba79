/** A record that seems to be longer has lost a bracket or a quote. The longest one of 20,027 real papers has 4,961 characters. */
export const maxRecordChars = 1_000_000;

const [quote, comma] = [0x22, 0x2c];
const [openingBracket, closingBracket, openingBrace, closingBrace] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Returns the offset after the bracket that opens the list, which may be the `items` of an object. Returns 0 for records without a list around
 * them, as in JSON Lines.
 */
export function listStart(json: string): number {
  const first = skipSpace(json, 0);
  if (json.charAt(first) !== "{") {
    return json.indexOf("[") + 1;
  }
  return areLines(json, first) ? 0 : (itemsStart(json, first) ?? firstItems(json));
}

/** Returns whether the object at `start` is the first of several, even if it is broken. */
function areLines(json: string, start: number): boolean {
  const end = valueEnd(json, start);
  if (json.charAt(skipSpace(json, end)) === "{") {
    return true;
  }
  const lineEnd = json.indexOf("\n", start);
  const isOpen = /[[,:{]/.test(json.slice(start, lineEnd).trimEnd().slice(-1));
  return lineEnd !== -1 && !isOpen && json.charAt(skipSpace(json, lineEnd)) === "{";
}

/** Returns the offset after the bracket of `items` in the object at `start`, or `undefined` if the object or its beginning has no such list. */
function itemsStart(json: string, start: number): number | undefined {
  for (let at = skipSpace(json, start + 1); json.charCodeAt(at) === quote;) {
    const end = stringEnd(json, at);
    const colon = skipSpace(json, end);
    const value = skipSpace(json, colon + 1);
    if (json.charAt(colon) !== ":") {
      return undefined;
    }
    if (json.charCodeAt(value) === openingBracket && json.slice(at, end) === '"items"') {
      return value + 1;
    }
    const behind = skipSpace(json, valueEnd(json, value));
    at = json.charCodeAt(behind) === comma ? skipSpace(json, behind + 1) : json.length;
  }
  return undefined;
}

/** Returns the offset after the bracket of the first `"items": [` in a damaged object, or 0. */
function firstItems(json: string): number {
  const items = json.search(/"items"\s{0,20}:\s{0,20}\[/);
  return items === -1 ? 0 : json.indexOf("[", items) + 1;
}

/**
 * Returns the offset after the JSON value that begins at `start`. Returns the end of the text, or an offset beyond the
 * longest possible record, if the value has no end.
 */
export function valueEnd(json: string, start: number): number {
  const limit = Math.min(json.length, start + maxRecordChars + 1);
  let depth = 0;
  for (let at = start; at < limit; at++) {
    const mark = json.charCodeAt(at);
    if (mark === quote) {
      at = stringEnd(json, at) - 1;
    } else if (mark === openingBracket || mark === openingBrace) {
      depth++;
    } else if (mark === comma ? depth === 0 : (mark === closingBracket || mark === closingBrace) && --depth <= 0) {
      return depth === 0 && mark !== comma ? at + 1 : at;
    }
  }
  return limit;
}

function stringEnd(json: string, start: number): number {
  let at = start;
  for (;;) {
    at = json.indexOf('"', at + 1);
    if (at === -1) {
      return json.length;
    }
    let backslashes = 0;
    while (json.charAt(at - 1 - backslashes) === "\\") {
      backslashes++;
    }
    if (backslashes % 2 === 0) {
      return at + 1;
    }
  }
}

/** Returns the first offset from `start` on that has no white space. */
export function skipSpace(json: string, start: number): number {
  let at = start;
  for (
    let code = json.charCodeAt(at);
    code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0xfeff;
    code = json.charCodeAt(at)
  ) {
    at++;
  }
  return at;
}
