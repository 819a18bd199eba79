import type { KnownPaper, KnownPapers } from "./knownPapers";

/**
 * Returns the look-ups of several as one, without copying them.
 *
 * @param isAllowed returns whether the records of a source count.
 */
export function joinKnownPapers(parts: readonly KnownPapers[], isAllowed: (source: string) => boolean): KnownPapers {
  const from = (find: (part: KnownPapers) => readonly KnownPaper[]): readonly KnownPaper[] =>
    parts.flatMap((part) => find(part).filter(({ source }) => isAllowed(source)));
  return {
    withIdentifier: (identifier) => from((part) => part.withIdentifier(identifier)),
    withTitle: (title) => from((part) => part.withTitle(title)),
    withShorterTitle: (title) => from((part) => part.withShorterTitle(title)),
    withNearTitle: (title) => from((part) => part.withNearTitle(title)),
    withAuthors: (authors) => from((part) => part.withAuthors(authors)),
  };
}
