import { citedYear } from "../../citations/wording/citedYear";
import { describeAuthors } from "../../citations/wording/describePaper";
import type { Paper } from "../../paper";
import type { SearchHit } from "../../search/searchIndex";
import { shownVenue } from "../../words/venueNames";
import { joinLimited } from "./limited";
import { dataNote, plainLine, quoted, shownId } from "./quoted";

const [maxLineChars, minTitleChars, maxTitleChars, maxAuthorChars, maxVenueChars, maxQueryChars] = [270, 40, 120, 32, 28, 60] as const;

/** Formats the papers of a search, a line each: id, authors, year, title, venue, arXiv ID or DOI, and what each lacks of the query. */
export function formatSearch(
  query: string,
  { hits, total, problems }: { readonly hits: readonly SearchHit[]; readonly total: number; readonly problems: readonly string[] },
): string {
  const asked = quoted(query, maxQueryChars);
  const notes = problems.slice(0, maxProblems).map((problem) => `note: ${plainLine(problem, maxProblemChars)}`);
  if (hits.length === 0) {
    return [
      ...notes,
      `unknown here: no paper for ${asked}. Search for other words, the title alone, or an id. Do not cite a paper from memory.`,
    ].join("\n");
  }
  const isByMeaning = hits[0]?.isByMeaning === true;
  const head = isByMeaning ? [`No paper has the words of ${asked}; these are about something like it.`] : [];
  const lines = [...notes, dataNote, ...head];
  const lineChars = Math.min(maxLineChars, Math.floor((maxShortAnswerChars - lines.join("\n").length) / papersOfShortAnswer));
  return joinLimited(
    lines,
    hits.map((hit) => formatHit(hit, lineChars)),
    {
      hidden: Math.max(0, total - hits.length),
      advice: 'give more words, or a higher "limit".',
    },
  );
}

/** Returns how many papers answer a query: those that have all its words or, if none has, all. */
export function countAnswers(hits: readonly SearchHit[]): number {
  return hits.filter(({ missing, isByMeaning }) => missing.length === 0 && !isByMeaning).length || hits.length;
}

/** An answer with five papers is under 400 tokens of four characters, with room for its last line. */
const [maxShortAnswerChars, papersOfShortAnswer] = [1_460, 5] as const;
const [maxProblems, maxProblemChars] = [2, 140] as const;

/** The title gets the room that the other parts leave. */
function formatHit({ paper, missing }: SearchHit, lineChars: number): string {
  const venue = paper.published?.venue;
  const before = [shownId(idOf(paper)), authorsOf(paper), String(citedYear(paper) ?? "no year")];
  const after = [
    ...(venue === undefined ? [] : [quoted(shownVenue(plainLine(venue)), maxVenueChars)]),
    ...identifierOf(paper),
    ...(missing.length === 0 ? [] : [`lacks ${lackedWords(missing)}`]),
  ];
  const room = lineChars - [...before, ...after].join(" | ").length;
  const title = quoted(paper.title, Math.min(maxTitleChars, Math.max(minTitleChars, room)));
  return [...before, title, ...after].join(" | ");
}

/** Returns the id by which a model passes a paper on. A citekey that no model would repeat gives way to another id. */
export function idOf({ citekey, arxiv, doi }: Pick<Paper, "citekey" | "arxiv" | "doi">): string {
  return citekey.length <= maxCitekeyChars ? citekey : (arxiv ?? doi ?? citekey);
}

const maxCitekeyChars = 40;

function authorsOf(paper: Paper): string {
  const authors = describeAuthors(paper);
  return authors === "" ? "no authors" : quoted(authors, maxAuthorChars);
}

function identifierOf({ arxiv, doi }: Paper): readonly string[] {
  const id = arxiv === undefined ? doi : `arXiv:${arxiv}`;
  return id === undefined || id.length > maxCitekeyChars ? [] : [shownId(id)];
}

const [maxLacked, maxLackedChars] = [3, 14] as const;

function lackedWords(missing: readonly string[]): string {
  const shown = missing.slice(0, maxLacked).map((word) => quoted(word, maxLackedChars));
  return [...shown, ...(missing.length > maxLacked ? [`${missing.length - maxLacked} more`] : [])].join(", ");
}
