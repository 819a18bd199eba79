import type { CitedKey } from "./citation";

/** The syntax of a list of keys. */
export interface KeyList {
  /** The separator of keys; if it is `undefined`, the list is searched as a whole. */
  readonly separator?: string | undefined;
  /** Matches the key of a part, or with the flag `g` each key of the whole list, in its group `key` or `braced`. */
  readonly key: RegExp;
}

/** The maximum length of a key in UTF-16 code units. */
const maxKeyChars = 300;

/** Returns the keys in a list that begins at an offset of its text, without `*`, which means every entry. */
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
  if (citekey === "" || citekey === "*" || citekey.length > maxKeyChars) {
    return [];
  }
  const [at = 0] = found.indices?.groups?.["key"] ?? found.indices?.groups?.["braced"] ?? [found.index + found[0].lastIndexOf(citekey)];
  const start = offset + at;
  return [{ citekey, start, end: start + citekey.length }];
}
