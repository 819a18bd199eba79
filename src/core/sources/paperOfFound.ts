import { formatCitekey } from "../citekeys/citekey";
import { paperOfItem } from "../formats/csl/paperOfItem";
import { packItem } from "../formats/records/packedRecords";
import { joinPapers } from "../library/mergeSources";
import type { Paper } from "../paper";
import { arxivYear } from "../text/arxivId";
import { mergeLinks } from "../text/findLinks";
import { omit } from "../record";
import type { FoundPaper } from "./source";

/** Returns one paper with everything that services say of it, the most trusted first, and `undefined` if none says anything. */
export function paperOfFound(found: readonly FoundPaper[]): Paper | undefined {
  const [first, ...others] = found.map(paperOfRecord);
  const joined = first && others.reduce(joinPapers, first);
  if (!joined) {
    return undefined;
  }
  const year = joined.arxiv === undefined ? joined.year : (arxivYear(joined.arxiv) ?? joined.year);
  const paper = { ...joined, ...(year === undefined ? {} : { year }) };
  return { ...paper, citekey: formatCitekey(paper) };
}

/** Returns the paper as one service describes it, without a citekey: a service's own key is of no use in a library. */
export function paperOfRecord({ item, links }: FoundPaper): Paper {
  const record = omit(omit(item, "id"), "citation-key");
  const paper = paperOfItem(record);
  return { ...paper, citekey: "", links: mergeLinks([...paper.links, ...links]), records: [packItem(record)] };
}
