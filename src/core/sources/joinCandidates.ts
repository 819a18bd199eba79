import { compareTitles, type TitleAgreement } from "../check/titles/compareTitles";
import { paperOfItem } from "../formats/csl/paperOfItem";
import { createSamePapers } from "../library/samePapers";
import type { Paper } from "../paper";
import type { FoundPaper } from "./source";

const order: readonly TitleAgreement[] = ["same", "shortened", "near", "related", "other"];
/** From here on, a title is another one. */
const otherFrom = order.indexOf("related");

interface Candidate {
  readonly found: FoundPaper[];
  readonly paper: Paper;
  readonly rank: number;
}

/**
 * Joins what services found for a title: records of the same paper, by id or by title and author, are one candidate. Returns the candidates
 * whose titles agree most first, and those with another title only if no title agrees.
 */
export function joinCandidates(found: readonly FoundPaper[], title: string): readonly (readonly FoundPaper[])[] {
  const known = createSamePapers<Candidate>();
  const candidates: Candidate[] = [];
  for (const one of found) {
    const paper = paperOfItem(one.item);
    const same = known.find(paper, (candidate) => candidate.paper);
    if (same) {
      same.found.push(one);
      known.add(paper, same);
      continue;
    }
    const candidate = { found: [one], paper, rank: order.indexOf(compareTitles(title, paper.title)) };
    candidates.push(candidate);
    known.add(paper, candidate);
  }
  const agreeing = candidates.filter(({ rank }) => rank < otherFrom);
  return (agreeing.length > 0 ? agreeing : candidates)
    .sort((a, b) => a.rank - b.rank || b.found.length - a.found.length)
    .map((one) => one.found);
}
