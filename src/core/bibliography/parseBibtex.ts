import type { Paper, Problem } from "../paper";
import type { BibtexPlace } from "./bibtexIndex";
import { createBibtexReader } from "./createBibtexReader";

/** What a .bib text holds. */
export interface BibtexLibrary {
  /** In the order of the text, aliases empty. */
  readonly papers: readonly Paper[];
  /** In the order of the text. */
  readonly problems: readonly Problem[];
  /** By citekey; of an entry that comes twice the first. */
  readonly places: ReadonlyMap<string, BibtexPlace>;
}

/**
 * Reads a .bib text, BibTeX or BibLaTeX, whole. Never throws: what is wrong is a problem with its line and costs at most
 * the entry in which it stands. See {@link createBibtexReader} for reading in slices.
 */
export function parseBibtex(text: string): BibtexLibrary {
  const reader = createBibtexReader();
  reader.update(text);
  reader.step(Number.POSITIVE_INFINITY);
  return { papers: reader.papers(), problems: reader.problems(), places: reader.places() };
}
