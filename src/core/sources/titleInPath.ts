import { compareTitles } from "../check/titles/compareTitles";
import { plainLetters } from "../check/titles/titleWords";
import { paperOfItem } from "../formats/csl/paperOfItem";
import type { FoundPaper, PaperId } from "./source";

/** A title that an address has, and whether a candidate is the paper of that address. */
export interface NamedPaper {
  readonly title: string;
  isSame(candidate: readonly FoundPaper[]): boolean;
}

/**
 * Returns the title and the first author in an id of CVF, `He_Deep_Residual_Learning_CVPR_2016_paper`, or `undefined` for another id. No service
 * knows these ids, but the title with the author names the paper.
 */
export function titleInPath({ kind, id }: PaperId): NamedPaper | undefined {
  const [, family, words] = kind === "cvf" ? (/^([^_]{1,60})_(.{5,200})_[A-Z]{2,12}W?_\d{4}_paper$/i.exec(id) ?? []) : [];
  if (family === undefined || words === undefined) {
    return undefined;
  }
  const title = words.replace(/_+/g, " ").trim();
  const isSame = (candidate: readonly FoundPaper[]): boolean =>
    candidate.some(({ item }) => {
      const paper = paperOfItem(item);
      const [author] = paper.authors;
      return isSameTitle(title, paper.title) && lettersOf(author?.family ?? author?.literal ?? "") === lettersOf(family);
    });
  return { title, isSame };
}

/** Long titles are cut in the address. */
function isSameTitle(inPath: string, title: string): boolean {
  const [own, other] = [lettersOf(inPath), lettersOf(title)];
  return compareTitles(inPath, title) === "same" || own === other || (own.length >= 40 && other.startsWith(own));
}

function lettersOf(text: string): string {
  return plainLetters(text)
    .replace(/[^\p{L}\p{N}]+/gu, "")
    .toLowerCase();
}
