import { parseBibtex } from "../../formats/bibtex/createBibtexReader";
import { identifiersOf } from "../judge/knownPapers";
import type { Reference, Stated } from "../reference";

/** Returns the entries of a .bib text. */
export function* bibtexReferences(text: string): Generator<undefined, readonly Reference[]> {
  yield;
  const { papers, places } = parseBibtex(text);
  return papers.flatMap((paper): readonly Reference[] => {
    const place = places.get(paper.citekey);
    if (!place) {
      return [];
    }
    const { start, end } = place;
    const stated = <T>(value: T): Stated<T> => ({ value, start, end });
    return [
      {
        ...{ form: "record", syntax: "bibtex", start, end },
        title: stated(paper.title),
        ...(paper.authors.length === 0 ? {} : { authors: stated(paper.authors) }),
        ...(paper.year === undefined ? {} : { year: stated(paper.published?.year ?? paper.year) }),
        ...(paper.published ? { venue: stated(paper.published.venue) } : {}),
        identifiers: identifiersOf(paper).map(stated),
      },
    ];
  });
}
