import type { Paper } from "../../paper";
import type { FindingKind } from "../finding";
import type { Reference, Stated } from "../reference";
import { identify } from "./identify";
import { judgeReference } from "./judgeReference";
import { identifiersOf, type KnownPaper, type KnownPapers } from "./knownPapers";

/** The kinds that show that a record is wrong or of another paper. */
const contradictions: readonly FindingKind[] = ["other-paper-id", "title", "authors"];

/**
 * Returns the look-ups without the records that differ themselves from what is surer: an entry that nobody verified confirms no mistake that it
 * shares with the prose beside it.
 */
export function withoutContradicted(papers: KnownPapers, surer: KnownPapers, now: { readonly year: number }): KnownPapers {
  const verdicts = new WeakMap<Paper, boolean>();
  const isContradicted = ({ paper }: KnownPaper): boolean => {
    const verdict = verdicts.get(paper) ?? differs(referenceTo(paper), surer, now);
    verdicts.set(paper, verdict);
    return verdict;
  };
  const rest = (found: readonly KnownPaper[]): readonly KnownPaper[] => found.filter((one) => !isContradicted(one));
  return {
    withIdentifier: (identifier) => rest(papers.withIdentifier(identifier)),
    withTitle: (title) => rest(papers.withTitle(title)),
    withShorterTitle: (title) => rest(papers.withShorterTitle(title)),
    withNearTitle: (title) => rest(papers.withNearTitle(title)),
    withAuthors: (authors) => rest(papers.withAuthors(authors)),
  };
}

function differs(reference: Reference, known: KnownPapers, now: { readonly year: number }): boolean {
  const findings = judgeReference(reference, identify(reference, known), { known, now });
  return findings.some(({ kind, severity }) => severity !== "note" && contradictions.includes(kind));
}

/** Returns a record as a reference that is written nowhere. */
function referenceTo(paper: Paper): Reference {
  const nowhere = { start: 0, end: 0 };
  const stated = <T>(value: T): Stated<T> => ({ value, ...nowhere, isElsewhere: true });
  return {
    ...{ form: "record", syntax: "plain", ...nowhere },
    title: stated(paper.title),
    ...(paper.authors.length === 0 ? {} : { authors: stated(paper.authors) }),
    ...(paper.year === undefined ? {} : { year: stated(paper.year) }),
    identifiers: identifiersOf(paper).map(stated),
  };
}
