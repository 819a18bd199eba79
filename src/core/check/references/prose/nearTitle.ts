import { isShortened, likeness, type Word } from "./words";

/** Words of a sentence must be as like a title as this to be meant as it, because no layout says that they are one. */
const minLikeness = 0.75;
/** Only so many words before an identifier are looked at, and so many parts of sentences. */
const [maxWords, maxBoundaries] = [80, 24] as const;

/**
 * Returns the part of a sentence that is most like one of these titles, or `undefined` if none is like one, or if a part is one of them, shortened.
 */
export function nearTitleIn(
  text: string,
  words: readonly Word[],
  titles: readonly (readonly string[])[],
): { readonly start: number; readonly end: number } | undefined {
  const last = words.slice(-maxWords);
  const boundaries = boundariesIn(text, last).slice(-maxBoundaries);
  let best: { readonly likeness: number; readonly start: number; readonly end: number } | undefined;
  for (const [index, from] of boundaries.entries()) {
    for (const to of boundaries.slice(index + 1)) {
      const part = last.slice(from, to);
      const letters = part.map((word) => word.letters);
      if (titles.some((title) => isShortened(letters, title) && part.length * 3 >= title.length)) {
        return undefined;
      }
      const found = Math.max(
        0,
        ...titles
          .filter((title) => isAsLong(part, title))
          .map((title) =>
            likeness(
              part.map(({ letters }) => letters),
              title,
            ),
          ),
      );
      if (found >= minLikeness && found > (best?.likeness ?? 0)) {
        best = { likeness: found, start: part[0]?.start ?? 0, end: part.at(-1)?.end ?? 0 };
      }
    }
  }
  return best;
}

function isAsLong(part: readonly Word[], title: readonly string[]): boolean {
  return title.length >= 4 && part.length * 2 >= title.length && part.length <= title.length * 2;
}

/** Returns the indexes of the words at which a part of a sentence may begin or end. */
function boundariesIn(text: string, words: readonly Word[]): readonly number[] {
  const between = words.map((word, index) => {
    const before = words[index - 1];
    return before !== undefined && /[.,:;"“”()[\]|*_`–—\n]|\s-\s|\s['‘]|['’]\s/.test(text.slice(before.end, word.start)) ? index : -1;
  });
  return [...new Set([0, ...between.filter((index) => index !== -1), words.length])];
}
