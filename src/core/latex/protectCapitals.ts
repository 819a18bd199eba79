import { unicodeToLatex } from "./unicodeToLatex";

type Range = readonly [start: number, end: number];

/**
 * Formats a title for a BibTeX field, with braces around the parts that must keep their capitals (`{ViDT}`, `{3D}`,
 * `{DeBERTaV3}: Improving …`), as styles set the rest in lower case. See {@link capitalRanges} for these parts.
 */
export function protectCapitals(title: string, names: readonly string[]): string {
  let latex = "";
  let at = 0;
  for (const [start, end] of capitalRanges(
    title,
    names.filter((name) => name !== name.toLowerCase()),
  )) {
    latex += `${unicodeToLatex(title.slice(at, start))}{${unicodeToLatex(title.slice(start, end))}}`;
    at = end;
  }
  return latex + unicodeToLatex(title.slice(at));
}

/**
 * Returns the parts of a title that must keep their capitals, in order and without overlaps: each of these names, words with
 * an inner capital, in capitals or with digits, and single capitals that are not an article.
 */
export function capitalRanges(title: string, names: readonly string[]): readonly Range[] {
  return joined([...nameRanges(title, names), ...wordRanges(title)]);
}

function nameRanges(title: string, names: readonly string[]): readonly Range[] {
  return names.flatMap((name): Range[] => {
    const start = title.indexOf(name);
    const end = start + name.length;
    const isWhole =
      start >= 0 && !/[\p{L}\p{N}]{2}/u.test(title.slice(start - 1, start + 1)) && !/^[\p{L}\p{N}]{2}/u.test(title.slice(end - 1, end + 1));
    return isWhole ? [[start, end]] : [];
  });
}

function wordRanges(title: string): readonly Range[] {
  return [...title.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*\+*/gu)]
    .filter((found) => keepsCapitals(found[0], title.slice(0, found.index)))
    .map((found) => [found.index, found.index + found[0].length]);
}

/** A lone A is an article at the beginning of the title or the subtitle. */
function keepsCapitals(word: string, before: string): boolean {
  const isMixed = /\p{Ll}\p{Lu}|\p{Lu}{2}|\p{N}\p{Lu}|\p{Lu}\p{Ll}*\p{N}/u.test(word);
  return isMixed || (/^\p{Lu}$/u.test(word) && (word !== "A" || !/(?:^|[:.?!–—]\s?)$/.test(before)));
}

/** Sorts the ranges and joins those that overlap or touch. */
function joined(ranges: readonly Range[]): readonly Range[] {
  const result: Range[] = [];
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
    const last = result.at(-1);
    if (last && start <= last[1]) {
      result[result.length - 1] = [last[0], Math.max(last[1], end)];
    } else {
      result.push([start, end]);
    }
  }
  return result;
}
