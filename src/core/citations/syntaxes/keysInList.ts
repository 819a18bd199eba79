import type { CitedKey } from "./citation";

/** How keys stand in a list. */
export interface KeyList {
  /** What parts the list; `undefined` where it is looked through as a whole. */
  readonly separator?: string | undefined;
  /** Finds the key of a part, or with the flag `g` each key of the whole, in its group `key` or `braced`. */
  readonly key: RegExp;
}

/** The longest that counts as a key, in UTF-16 code units. */
const longestKey = 300;

/** The keys in a list that stands at an offset of its text, without `*`, which stands for every entry. */
export function keysInList(list: string, offset: number, { separator, key }: KeyList): readonly CitedKey[] {
  if (key.global || separator === undefined) {
    return [...list.matchAll(key.global ? key : new RegExp(key, `${key.flags}g`))].flatMap((found) => keyOf(found, offset));
  }
  const keys: CitedKey[] = [];
  let start = offset;
  for (const part of list.split(separator)) {
    const found = key.exec(part);
    keys.push(...(found ? keyOf(found, start) : []));
    start += part.length + separator.length;
  }
  return keys;
}

function keyOf(found: RegExpExecArray, offset: number): readonly CitedKey[] {
  const citekey = found.groups?.["key"] ?? found.groups?.["braced"] ?? "";
  if (citekey === "" || citekey === "*" || citekey.length > longestKey) {
    return [];
  }
  const start = offset + found.index + found[0].lastIndexOf(citekey);
  return [{ citekey, start, end: start + citekey.length }];
}
