import { fieldOf } from "../../record";

/** Returns the year, month, and day of a CSL date, as far as they are known and numbers; of a range, those of its beginning. */
export function datePartsOf(date: unknown): readonly number[] {
  const parts = fieldOf(date, "date-parts");
  const first: unknown = Array.isArray(parts) ? parts[0] : undefined;
  const numbers = Array.isArray(first) ? first.map(Number) : [];
  const end = numbers.findIndex((part) => !Number.isInteger(part));
  return end < 0 ? numbers : numbers.slice(0, end);
}

/** Returns the parts of a date as `2021-10-16`, as far as they are known. */
export function isoDate(parts: readonly number[]): string {
  return parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, "0")).join("-");
}
