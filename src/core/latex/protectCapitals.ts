import { unicodeToLatex } from "./unicodeToLatex";

type Range = readonly [start: number, end: number];

/**
 * A title for a BibTeX field: what must keep its capitals in braces (`{ViDT}`, `{3D}`, `{DeBERTaV3}: Improving …`), as
 * styles set the rest in lower case. That is every one of these names, words with a capital inside, in capitals, or
 * with digits, and single capitals that are no article.
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
 * The parts of a title that are to stay as they are written, in order and apart: every one of these names, words with a capital inside, in
 * capitals, or with digits, and single capitals that are no article.
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

/** A lone A is an article at the beginning of the title or its subtitle. */
function keepsCapitals(word: string, before: string): boolean {
  const isMixed = /\p{Ll}\p{Lu}|\p{Lu}{2}|\p{N}\p{Lu}|\p{Lu}\p{Ll}*\p{N}/u.test(word);
  return isMixed || (/^\p{Lu}$/u.test(word) && (word !== "A" || !/(?:^|[:.?!–—]\s?)$/.test(before)));
}

/** These ranges in order, overlapping and touching ones as one. */
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
