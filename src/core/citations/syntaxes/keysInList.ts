import type { CitedKey, ListBrackets } from "./citation";

/** Splits a list at its separators outside brackets; a bracket that nothing closes ends with the list. */
export function listParts(list: string, separator: string, brackets?: ListBrackets): readonly string[] {
  if (brackets === undefined) {
    return list.split(separator);
  }
  const parts: string[] = [];
  let [depth, from] = [0, 0];
  for (let at = 0; at < list.length; at++) {
    const sign = list[at];
    depth = Math.max(0, depth + (sign === brackets[0] ? 1 : sign === brackets[1] ? -1 : 0));
    if (sign === separator && depth === 0) {
      parts.push(list.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, list.slice(from)];
}

/** The syntax of a list of keys. */
export interface KeyList {
  readonly brackets?: ListBrackets | undefined;
  /** The separator of keys; if it is `undefined`, the list is searched as a whole. */
  readonly separator?: string | undefined;
  /** Matches the key of a part, or with the flag `g` each key of the whole list, in its group `key` or `braced`. */
  readonly key: RegExp;
}

/** The maximum length of a key in UTF-16 code units. */
const maxKeyChars = 300;

/** Returns the keys in a list that begins at an offset of its text, without `*`, which means every entry. */
export function keysInList(list: string, offset: number, { separator, key, brackets }: KeyList): readonly CitedKey[] {
  if (key.global || separator === undefined) {
    return [...list.matchAll(key.global ? key : new RegExp(key, `${key.flags}g`))].flatMap((found) => keyOf(found, offset));
  }
  const keys: CitedKey[] = [];
  let start = offset;
  for (const part of listParts(list, separator, brackets)) {
    const found = key.exec(part);
    keys.push(...(found ? keyOf(found, start) : []));
    start += part.length + separator.length;
  }
  return keys;
}

function keyOf(found: RegExpExecArray, offset: number): readonly CitedKey[] {
  const citekey = found.groups?.["key"] ?? found.groups?.["braced"] ?? "";
  if (citekey === "" || citekey === "*" || citekey.length > maxKeyChars) {
    return [];
  }
  const [at = 0] = found.indices?.groups?.["key"] ?? found.indices?.groups?.["braced"] ?? [found.index + found[0].lastIndexOf(citekey)];
  const start = offset + at;
  return [{ citekey, start, end: start + citekey.length }];
}
