import { distance } from "../text/distance";

/** The fields that a condition may ask for. `before`, `after`, `until` and `year` ask for years. */
export type FilterField = "author" | "venue" | "title" | "abstract" | "year" | "has" | "in" | "after" | "before" | "until" | "id" | "like";

/** The words that begin a condition: ours, and those of other search engines. */
const fields: ReadonlyMap<string, FilterField> = new Map([
  ["author", "author"],
  ["authors", "author"],
  ["by", "author"],
  ["au", "author"],
  ["inauthor", "author"],
  ["creator", "author"],
  ["venue", "venue"],
  ["journal", "venue"],
  ["conference", "venue"],
  ["conf", "venue"],
  ["booktitle", "venue"],
  ["proceedings", "venue"],
  ["source", "venue"],
  ["title", "title"],
  ["ti", "title"],
  ["intitle", "title"],
  ["abstract", "abstract"],
  ["abs", "abstract"],
  ["ab", "abstract"],
  ["year", "year"],
  ["years", "year"],
  ["yr", "year"],
  ["date", "year"],
  ["after", "after"],
  ["since", "after"],
  ["from", "after"],
  ["before", "before"],
  ["until", "until"],
  ["has", "has"],
  ["in", "in"],
  ["is", "in"],
  ["id", "id"],
  ["key", "id"],
  ["citekey", "id"],
  ["doi", "id"],
  ["like", "like"],
  ["similar", "like"],
]);

/** The filters that a message lists. */
export const shownFilters: readonly string[] = ["author", "title", "abstract", "venue", "year", "before", "after", "has", "in"];

/** Returns what a condition that begins with this word asks for, or `undefined` if it is no condition. */
export function fieldOf(written: string): FilterField | undefined {
  return fields.get(written.toLowerCase());
}

const minNearChars = 4;

/** Returns the filter that was probably meant by a word of at least four letters: `author` for `autor` and `auhtor`. */
export function nearestField(written: string): string | undefined {
  const word = written.toLowerCase();
  const maxTypos = word.length < 6 ? 1 : 2;
  return word.length < minNearChars || fields.has(word)
    ? undefined
    : shownFilters.find((field) => field.length >= minNearChars && distance(word, field, maxTypos) <= maxTypos);
}
