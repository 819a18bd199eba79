import { fieldOf, isRecord, type UnknownRecord } from "../../record";

/** No more is read of a list. Papers of collaborations have up to 6,000 authors. */
const [maxListed, maxFieldChars] = [10_000, 100_000] as const;

/** Returns the text of a field, cut if it is very long, or "" if the field has none. */
export function textField(value: unknown, name: string): string {
  return textOf(fieldOf(value, name));
}

/** Returns a text or a number as text, cut if it is very long, and "" for anything else. */
export function textOf(value: unknown): string {
  const text = typeof value === "number" && Number.isFinite(value) ? String(value) : value;
  return typeof text === "string" ? text.slice(0, maxFieldChars).trim() : "";
}

/** Returns the list in a field. A single value counts as a list of one, as services leave out the list then. */
export function listField(value: unknown, name: string): readonly unknown[] {
  const field = fieldOf(value, name);
  if (Array.isArray(field)) {
    return field.slice(0, maxListed) as readonly unknown[];
  }
  return field === undefined || field === null ? [] : [field];
}

/** Returns the objects of the list in a field. */
export function recordsField(value: unknown, name: string): readonly UnknownRecord[] {
  return listField(value, name).filter(isRecord);
}

/** Returns the first text of a list of texts, or the text if there is no list. */
export function firstTextField(value: unknown, name: string): string {
  return (
    listField(value, name)
      .map(textOf)
      .find((text) => text !== "") ?? ""
  );
}

/** Returns an object without the fields that are empty: `""`, `undefined`, and lists of nothing. */
export function filled(item: UnknownRecord): UnknownRecord {
  return Object.fromEntries(
    Object.entries(item).filter(([, value]) => value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0)),
  );
}

/** Returns the date of `2023-11-09T11:44:22Z`, `2023-11`, or `2023` as CSL has it, or `undefined`. */
export function cslDate(text: string): UnknownRecord | undefined {
  const [, year, month, day] = /^\s{0,9}(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?!\d)/.exec(text) ?? [];
  const parts = [year, month, day].filter((part) => part !== undefined).map(Number);
  return parts.length === 0 || parts[0] === 0 ? undefined : { "date-parts": [parts] };
}
