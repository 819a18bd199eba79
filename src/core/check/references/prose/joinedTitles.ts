import type { KnownTitles, TitleRange } from "./knownTitles";

/** Returns the look-ups of titles of several as one. If titles overlap, the one that begins first counts, and then the longest. */
export function joinKnownTitles(parts: readonly KnownTitles[]): KnownTitles {
  const [only, ...more] = parts;
  if (only && more.length === 0) {
    return only;
  }
  return {
    titlesOf: (identifier) => [...new Set(parts.flatMap((part) => part.titlesOf(identifier)))],
    find: (text) => withoutOverlaps(parts.flatMap((part) => part.find(text))),
  };
}

function withoutOverlaps(ranges: readonly TitleRange[]): readonly TitleRange[] {
  const kept: TitleRange[] = [];
  for (const range of [...ranges].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if ((kept.at(-1)?.end ?? 0) <= range.start) {
      kept.push(range);
    }
  }
  return kept;
}
