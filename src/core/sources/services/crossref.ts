import type { PersonName } from "../../paper";
import { fieldOf, isRecord, type UnknownRecord } from "../../record";
import { isMarkedAsRetracted } from "../../check/titles/titleWords";
import { itemOfCrossref } from "../../formats/csl/crossrefItem";
import { filled, firstTextField, recordsField, textField } from "../reading/fields";
import { abstractOf, textOfMarkup, withSubtitle } from "../reading/markup";
import { nameOfParts } from "../reading/names";
import { answerOf, readJson } from "../reading/readAnswer";
import type { FoundPaper, Source, SourceAnswer, SourceResponse } from "../source";
import type { WhyKind } from "../why";

/** Crossref's REST API (github.com/CrossRef/rest-api-doc). Most DOIs of journals and conferences are its own. */
export const crossref: Source = {
  id: "crossref",
  name: "Crossref",
  isOpenToBrowsers: true,
  byId: ({ kind, id }) =>
    kind === "doi" ? { source: "crossref", url: `https://api.crossref.org/works/${encodeURIComponent(id)}` } : undefined,
  byTitle: (title, limit) => ({
    source: "crossref",
    url: `https://api.crossref.org/works?query.title=${encodeURIComponent(title.slice(0, 500))}&rows=${limit}`,
  }),
  parse: parseWorks,
};

/** Records with a DOI that are no papers. */
const otherKinds: ReadonlyMap<string, WhyKind> = new Map<string, WhyKind>([
  ["peer-review", "review"],
  ["component", "part"],
  ["journal", "journal"],
  ["journal-issue", "issue"],
  ["journal-volume", "volume"],
  ["proceedings-series", "proceedingsSeries"],
  ["book-series", "bookSeries"],
  ["grant", "grant"],
]);

function parseWorks(response: SourceResponse): SourceAnswer {
  const read = readJson(response);
  if (!("json" in read)) {
    return read;
  }
  const message = fieldOf(read.json, "message");
  if (!isRecord(message)) {
    return { kind: "broken", why: { kind: "noRecord" } };
  }
  if (!("items" in message)) {
    const kind = otherKinds.get(textField(message, "type"));
    return kind === undefined ? answerOf(paperOf(message)) : { kind: "broken", why: { kind } };
  }
  return answerOf(
    recordsField(message, "items")
      .filter((work) => !otherKinds.has(textField(work, "type")) && !isNotice(work))
      .flatMap(paperOf),
  );
}

const retractions = /^(?:retraction|withdrawal|removal|partial_retraction)$/i;

/** The notice of a retraction has nearly the title of the paper. */
function isNotice(work: UnknownRecord): boolean {
  return recordsField(work, "update-to").some((update) => textField(update, "type") !== "new_version");
}

function isRetracted(work: UnknownRecord): boolean {
  return (
    recordsField(work, "updated-by").some((update) => retractions.test(textField(update, "type"))) ||
    isMarkedAsRetracted(firstTextField(work, "title"))
  );
}

function paperOf(work: UnknownRecord): readonly FoundPaper[] {
  const title = titleOf(work);
  if (title === "") {
    return [];
  }
  const { type } = itemOfCrossref(work);
  const item = filled({
    type: typeof type === "string" ? type : "article",
    title,
    author: peopleIn(work, "author"),
    editor: peopleIn(work, "editor"),
    abstract: abstractOf(textField(work, "abstract")),
    issued: dateOf(work),
    "container-title": textOfMarkup(firstTextField(work, "container-title")),
    "container-title-short": textOfMarkup(firstTextField(work, "short-container-title")),
    "event-title": textOfMarkup(textField(fieldOf(work, "event"), "name")),
    publisher: textOfMarkup(textField(work, "publisher")),
    "publisher-place": textField(work, "publisher-location"),
    volume: textField(work, "volume"),
    issue: textField(work, "issue"),
    page: textField(work, "page") || textField(work, "article-number"),
    ISSN: firstTextField(work, "ISSN"),
    ISBN: firstTextField(work, "ISBN").replace(/^.*\//, ""),
    DOI: textField(work, "DOI").toLowerCase(),
    language: textField(work, "language"),
  });
  return [{ source: "crossref", item, links: [], ...(isRetracted(work) ? { isRetracted: true } : {}) }];
}

/** The part behind the colon is apart. */
function titleOf(work: UnknownRecord): string {
  const [title = "", subtitle = ""] = ["title", "subtitle"].map((name) => textOfMarkup(firstTextField(work, name)));
  return withSubtitle(title, subtitle);
}

function peopleIn(work: UnknownRecord, role: string): readonly PersonName[] {
  return recordsField(work, role).flatMap((one) => {
    const name = textField(one, "name");
    return name === ""
      ? nameOfParts({ given: textField(one, "given"), family: textField(one, "family"), end: textField(one, "suffix") })
      : [{ literal: textOfMarkup(name) }];
  });
}

/** The day of publication, not that on which the DOI was made. */
function dateOf(work: UnknownRecord): unknown {
  const dates = ["issued", "published", "published-print", "published-online"].map((name) => fieldOf(work, name));
  return dates.map(partsOf).find((parts) => parts !== undefined);
}

function partsOf(date: unknown): UnknownRecord | undefined {
  const list = fieldOf(date, "date-parts");
  const first: unknown = Array.isArray(list) ? list[0] : undefined;
  const parts = Array.isArray(first) ? (first as readonly unknown[]).slice(0, 3).filter((part) => typeof part === "number") : [];
  return parts.length === 0 ? undefined : { "date-parts": [parts] };
}
