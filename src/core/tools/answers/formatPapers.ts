import { formatBibtex } from "../../formats/bibtex/write/formatBibtex";
import { hasOtherPeople, knownPeople, type Paper } from "../../paper";
import { displayName } from "../../search/text/fields";
import type { KnownPaper } from "../agentTool";
import { shownNames } from "../../cards/shownNames";
import { idOf } from "./formatSearch";
import { joinLimited, maxAnswerChars } from "./limited";
import { dataNote, quoted, shownId } from "./quoted";

/** An id that no paper has. */
export interface UnknownId {
  readonly unknown: string;
  readonly near: readonly string[];
}

/** Formats the records of papers, field by field, each with its source. */
export function formatPapers(papers: readonly (KnownPaper | UnknownId)[], fields: readonly string[]): string {
  const room = Math.floor((maxAnswerChars - dataNote.length) / Math.max(1, papers.length)) - joints;
  const blocks = papers.map((one) => ("unknown" in one ? formatUnknown(one) : formatPaper(one, fields, room)));
  return joinLimited(papers.some((one) => "paper" in one) ? [dataNote] : [], blocks, { advice: "ask for fewer ids or fields." });
}

/** Characters between two papers. */
const joints = 4;

/** Says that a paper is not known here, which says nothing about whether it exists. */
export function formatUnknown({ unknown, near }: UnknownId): string {
  const shown = near.slice(0, maxNear).map(shownId).join(", ");
  const next = shown === "" ? "Find the paper with search_papers by its title or authors" : `Did you mean ${shown}? Compare with get_paper`;
  return `unknown here: ${shownId(unknown)}. ${next}. Do not make up a record.`;
}

const maxNear = 3;

/** Long fields share the room of a paper, so that a long title leaves room for the rest. */
function formatPaper(known: KnownPaper, fields: readonly string[], room: number): string {
  const head = shownId(idOf(known.paper));
  const wanted = [...formatters.keys()].filter((field) => fields.includes(field));
  const lines: string[] = [head];
  let left = room - head.length;
  for (const [index, field] of wanted.entries()) {
    const source = sourceOf(known, field);
    const share = Math.floor(left / (wanted.length - index)) - field.length - source.length - 8;
    const value = share < minShare ? undefined : formatters.get(field)?.(known.paper, share);
    const line = value === undefined ? `  ${field}: unknown here` : `  ${field}: ${value}${source}`;
    if (line.length < left) {
      lines.push(line);
      left -= line.length + 1;
    }
  }
  return lines.join("\n");
}

const minShare = 12;

/** Returns the source of a fact: the first that has it as it is shown, else all. */
function sourceOf({ paper, sources, versions = [] }: KnownPaper, field: string): string {
  const format = formatters.get(field);
  const value = format?.(paper, maxComparedChars);
  const having = versions.find((one) => format?.(one.paper, maxComparedChars) === value);
  const names = having ? [having.source] : sources;
  return names.length === 0
    ? ""
    : ` (${names
        .slice(0, maxSources)
        .map((name) => shownSource(name))
        .join(", ")})`;
}

const [maxComparedChars, maxSources, maxSourceChars] = [20_000, 2, 40] as const;

function shownSource(name: string): string {
  return name === "bundled papers" ? name : quoted(name, maxSourceChars);
}

type FieldFormat = (paper: Paper, room: number) => string | undefined;

/** How each field is written, in at most so many characters; `undefined` if the paper lacks it. */
const formatters: ReadonlyMap<string, FieldFormat> = new Map<string, FieldFormat>([
  ["title", (paper, room) => (paper.title === "" ? undefined : quoted(paper.title, room))],
  ["authors", formatAuthors],
  ["year", ({ year, published }) => numberText(published?.year ?? year)],
  ["venue", ({ published }, room) => (published ? quoted(venueText(published), room) : undefined)],
  ["arxiv", ({ arxiv }, room) => idText(arxiv, room)],
  ["doi", ({ doi }, room) => idText(doi, room)],
  [
    "links",
    ({ links }, room) =>
      listText(
        links.map(({ kind, url }) => `${kind} ${quoted(url, maxLinkChars)}`),
        room,
      ),
  ],
  [
    "names",
    (paper, room) =>
      listText(
        shownNames(paper).map((name) => quoted(name, maxNameChars)),
        room,
      ),
  ],
  ["abstract", ({ abstract = "" }, room) => (abstract === "" ? undefined : quoted(abstract, room))],
  ["bibtex", (paper, room) => bibtexText(paper, room)],
]);

const [maxLinkChars, maxNameChars] = [120, 60] as const;

function formatAuthors({ authors }: Paper, room: number): string | undefined {
  const names = knownPeople(authors)
    .slice(0, maxListed)
    .map((name) => quoted(displayName(name), maxNameChars));
  const rest = knownPeople(authors).length - names.length;
  return listText(names, room, rest, hasOtherPeople(authors) ? " and others" : "");
}

/** No answer has room for more. */
const maxListed = 400;

function numberText(number: number | undefined): string | undefined {
  return number === undefined ? undefined : String(number);
}

function idText(id: string | undefined, room: number): string | undefined {
  return id === undefined || id.length > room ? undefined : shownId(id);
}

function venueText({ venue, volume, issue, pages }: NonNullable<Paper["published"]>): string {
  const parts = [
    volume === undefined ? "" : `vol. ${volume}`,
    issue === undefined ? "" : `no. ${issue}`,
    pages === undefined ? "" : `pp. ${pages}`,
  ];
  return [venue, ...parts.filter((part) => part !== "")].join(", ");
}

/** Joins as many texts as there is room for, and counts the rest. */
function listText(texts: readonly string[], room: number, rest = 0, end = ""): string | undefined {
  let [left, shown] = [room - 16 - end.length, 0];
  for (const text of texts) {
    left -= text.length + 2;
    if (left < 0) {
      break;
    }
    shown++;
  }
  const more = texts.length - shown + rest;
  return texts.length === 0 ? undefined : `${texts.slice(0, shown).join(", ")}${more > 0 ? ` and ${more} more` : ""}${end}`;
}

function bibtexText(paper: Paper, room: number): string | undefined {
  const entry = formatBibtex(paper).replace(/\n/g, "\n    ");
  return entry.length + 8 > room ? "too long here; cite_papers writes it" : `\n    ${entry}\n   `;
}
