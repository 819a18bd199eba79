import { fieldOf, isRecord, type UnknownRecord } from "../../record";
import { findArxivId } from "../../text/arxivId";
import { linkTo, mergeLinks } from "../../text/findLinks";
import { filled, listField, recordsField, textField, textOf } from "../reading/fields";
import { textOfMarkup } from "../reading/markup";
import { readName } from "../reading/names";
import { answerOf, readJson } from "../reading/readAnswer";
import type { FoundPaper, Source, SourceAnswer, SourceRequest, SourceResponse } from "../source";

/** OpenReview's notes (docs.openreview.net). Venues since 2024 are in the second version of its API, older ones in the first. */
export const openReview: Source = {
  id: "openreview",
  name: "OpenReview",
  isOpenToBrowsers: false,
  byId: ({ kind, id }) =>
    kind === "openreview" ? { source: "openreview", url: `https://api2.openreview.net/notes?id=${encodeURIComponent(id)}` } : undefined,
  byTitle: (title, limit) => ({
    source: "openreview",
    url: `https://api2.openreview.net/notes/search?term=${encodeURIComponent(title.slice(0, 300))}&content=title&limit=${limit}`,
  }),
  parse: parseNotes,
};

/** Returns the question for a paper of a venue of before 2024. */
export function olderNote(id: string): SourceRequest {
  return { source: "openreview", url: `https://api.openreview.net/notes?id=${encodeURIComponent(id)}` };
}

function parseNotes(response: SourceResponse): SourceAnswer {
  const read = readJson(response);
  if (!("json" in read)) {
    return read;
  }
  const { json } = read;
  return isRecord(json) && Array.isArray(json["notes"])
    ? answerOf(recordsField(json, "notes").flatMap(paperOf))
    : { kind: "broken", why: { kind: "noNotes" } };
}

/** Reviews, comments, and decisions are notes, too. They have no authors, and reply to the paper. */
function paperOf(note: UnknownRecord): readonly FoundPaper[] {
  const content = fieldOf(note, "content");
  const title = textOfMarkup(textOf(valueOf(content, "title"))).replace(/(?<!\.)\.$/, "");
  const authors = listField({ authors: valueOf(content, "authors") }, "authors").map(nameIn);
  const isReply = typeof note["replyto"] === "string" && note["replyto"] !== note["id"];
  if (title === "" || (isReply && authors.length === 0)) {
    return [];
  }
  const [id, venue] = [textField(note, "id"), textOfMarkup(textOf(valueOf(content, "venue")))];
  const arxiv = findArxivId(textOf(valueOf(content, "pdf")));
  const place = venueOf(venue);
  const item = filled({
    type: place === "" ? "article" : /^(?:tmlr|jmlr|trans|journal)/i.test(place) ? "article-journal" : "paper-conference",
    title,
    author: authors.flatMap(readName),
    abstract: textOfMarkup(textOf(valueOf(content, "abstract"))),
    issued: yearOf(venue, note),
    "container-title": place,
    URL: /^[\w-]{1,40}$/.test(id) ? `https://openreview.net/forum?id=${id}` : "",
    note: arxiv === undefined ? "" : `arXiv:${arxiv}`,
  });
  const links = ["code", "github", "code_url", "supplementary_code"].map((name) => linkTo(textOf(valueOf(content, name)), "code"));
  const isWithdrawn = /withdrawn/i.test(venue) || /\/Withdrawn/i.test(textOf(valueOf(content, "venueid")));
  return [
    {
      source: "openreview",
      item,
      links: mergeLinks(links).filter(({ kind }) => kind === "code"),
      ...(isWithdrawn ? { isRetracted: true } : {}),
    },
  ];
}

/** The second version of the API puts each value into an object. */
function valueOf(content: unknown, name: string): unknown {
  const field = fieldOf(content, name);
  return isRecord(field) && Object.hasOwn(field, "value") ? field["value"] : field;
}

function nameIn(author: unknown): string {
  return textOf(author) || textField(author, "fullname") || textField(author, "name");
}

/** Returns the name of the venue, or "" if the paper was only sent to one, was rejected, or is of arXiv. */
function venueOf(venue: string): string {
  return venue === "" || /\b(?:submi(?:tted|ssion)|withdrawn|reject(?:ed)?|blind|under review|corr|arxiv)/i.test(venue)
    ? ""
    : venue.replace(/\s(?:oral|poster|spotlight|notable.{0,30}|conditional|talk)$/i, "").replace(/\s(?:19|20)\d{2}$/, "");
}

function yearOf(venue: string, note: UnknownRecord): unknown {
  const year = /(?<!\d)(?:19|20)\d{2}(?!\d)/.exec(venue)?.[0];
  const made = [note["pdate"], note["cdate"], note["tcdate"]].find((time) => typeof time === "number" && time > 0);
  const parts = year === undefined ? (typeof made === "number" ? yearIn(made) : undefined) : Number(year);
  return parts === undefined ? undefined : { "date-parts": [[parts]] };
}

const yearMs = 365.2425 * 24 * 3_600 * 1_000;

/** Returns the year of a time in milliseconds since 1970. */
function yearIn(time: number): number | undefined {
  const year = 1970 + Math.floor(time / yearMs);
  return year < 2_100 ? year : undefined;
}
