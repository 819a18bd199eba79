import { recordsOf } from "../../formats/records/packedRecords";
import type { Paper } from "../../paper";

/** DOIs of servers for preprints. The numbers of bioRxiv and medRxiv are under the prefix of a publisher of journals, too. */
const serverDois =
  /^10\.(?:48550|1101\/\d|64898|2139\/ssrn|31234|26434|21203\/rs|36227|20944\/preprints|31219|31223|22541|14293\/s2199|5281\/zenodo|6084\/m9|32388|7287\/peerj\.preprints)/i;
/** Matches what a record says of a preprint. */
const marks =
  /arxiv|\bcorr\b|(?:bio|med|chem|psy|soc|tech|eng|ear|edu?)a?rxiv|\bssrn\b|openreview|preprint|e-?print|prepublished|research square|under review|in submission|submitted|unpublished|working paper|manuscript|to appear|in press|forthcoming/i;
/** The fields of a record in which it says so. */
const places = ["container-title", "publisher", "note", "status", "archive", "genre", "URL", "number", "type"];

/** Returns whether a DOI is that of a preprint at its server, and not of a publication. */
export function isServerDoi(doi: string): boolean {
  return serverDois.test(doi);
}

/** Returns whether a paper has a publication already. A report that is at arXiv, too, counts as a preprint. */
export function isPublished({ published, arxiv }: Pick<Paper, "published" | "arxiv">): boolean {
  return published !== undefined && !(published.kind === "report" && arxiv !== undefined);
}

/** Returns whether a paper is a preprint as far as its records say so: it has no publication, and something says what it is instead. */
export function isPreprint(paper: Paper): boolean {
  if (isPublished(paper)) {
    return false;
  }
  if (paper.arxiv !== undefined || (paper.doi !== undefined && isServerDoi(paper.doi))) {
    return true;
  }
  const texts = recordsOf(paper).flatMap((record) => places.map((name) => record[name]));
  return texts.some((text) => typeof text === "string" && marks.test(text.slice(0, maxChars)));
}

const maxChars = 500;
