import { fieldOf, isRecord, type UnknownRecord } from "../../record";
import { arxivKey, readArxivId } from "../../text/arxivId";
import { encodePath } from "../reading/encodePath";
import { cslDate, filled, listField, recordsField, textField, textOf } from "../reading/fields";
import { textOfMarkup } from "../reading/markup";
import { readName } from "../reading/names";
import { answerOf, readJson } from "../reading/readAnswer";
import type { FoundPaper, PaperId, Source, SourceAnswer, SourceResponse } from "../source";

const fields = "title,authors,abstract,year,publicationDate,venue,publicationVenue,journal,publicationTypes,externalIds";
const graph = "https://api.semanticscholar.org/graph/v1/paper";

/** Semantic Scholar's graph (api.semanticscholar.org/api-docs). All who ask without a key share what it allows, so it often says "later". */
export const semanticScholar: Source = {
  id: "semantic-scholar",
  name: "Semantic Scholar",
  isOpenToBrowsers: true,
  byId: (id) => {
    const name = nameOf(id);
    return name === undefined ? undefined : { source: "semantic-scholar", url: `${graph}/${encodePath(name)}?fields=${fields}` };
  },
  byTitle: (title, limit) => ({
    source: "semantic-scholar",
    url: `${graph}/search?query=${encodeURIComponent(title.slice(0, 300))}&limit=${limit}&fields=${fields}`,
  }),
  parse: parsePapers,
};

const prefixes: ReadonlyMap<PaperId["kind"], string> = new Map([
  ["arxiv", "ARXIV:"],
  ["doi", "DOI:"],
  ["acl", "ACL:"],
  ["semantic-scholar", ""],
]);

function nameOf({ kind, id }: PaperId): string | undefined {
  const prefix = prefixes.get(kind);
  return prefix === undefined ? undefined : `${prefix}${kind === "arxiv" ? arxivKey(id) : id}`;
}

/** Reads a paper, a page of a search, which has no `data` if there is nothing, or the papers of a list, where `null` is an unknown one. */
function parsePapers(response: SourceResponse): SourceAnswer {
  const read = readJson(response);
  if (!("json" in read)) {
    return read;
  }
  const { json } = read;
  if (Array.isArray(json)) {
    return answerOf(json.slice(0, 1_000).filter(isRecord).flatMap(paperOf));
  }
  if (!isRecord(json) || !("paperId" in json || "data" in json || "total" in json)) {
    return { kind: "broken", why: { kind: "noRecord" } };
  }
  return answerOf(("paperId" in json ? [json] : recordsField(json, "data")).flatMap(paperOf));
}

function paperOf(record: UnknownRecord): readonly FoundPaper[] {
  const title = textOfMarkup(textField(record, "title"));
  if (title === "") {
    return [];
  }
  const ids = fieldOf(record, "externalIds");
  const arxiv = readArxivId(textField(ids, "ArXiv"));
  const doi = textField(ids, "DOI").toLowerCase();
  const place = fieldOf(record, "publicationVenue");
  const venue = textOfMarkup(textField(place, "name") || textField(record, "venue") || textField(fieldOf(record, "journal"), "name"));
  const isPreprint = venue === "" || doi.startsWith("10.2139/ssrn") || /^(?:arxiv|corr|biorxiv|medrxiv|ssrn|preprint)/i.test(venue);
  const journal = fieldOf(record, "journal");
  const item = filled({
    type: isPreprint ? "article" : typeOf(record, { venue, placeKind: textField(place, "type") }),
    title,
    author: recordsField(record, "authors").flatMap((author) => readName(textField(author, "name"))),
    abstract: textOfMarkup(textField(record, "abstract")),
    issued: cslDate(textField(record, "publicationDate")) ?? cslDate(textField(record, "year")),
    "container-title": isPreprint ? "" : venue,
    volume: isPreprint ? "" : textField(journal, "volume"),
    page: isPreprint ? "" : textField(journal, "pages").replace(/\s+/g, ""),
    DOI: readArxivId(doi) === undefined ? doi : "",
    ...(arxiv === undefined
      ? {}
      : isPreprint
        ? { publisher: "arXiv", number: `arXiv:${arxiv}`, URL: `https://arxiv.org/abs/${arxiv}` }
        : { note: `arXiv:${arxiv}` }),
  });
  return [{ source: "semantic-scholar", item, links: [] }];
}

function typeOf(record: UnknownRecord, { venue, placeKind }: { readonly venue: string; readonly placeKind: string }): string {
  const kinds = recordedKinds(record);
  if (/conference/i.test(placeKind) || (placeKind === "" && kinds.includes("Conference"))) {
    return "paper-conference";
  }
  const isJournal = /journal/i.test(placeKind) || kinds.includes("JournalArticle") || /journal|transactions|letters/i.test(venue);
  return isJournal || textField(fieldOf(record, "journal"), "volume") !== "" ? "article-journal" : "paper-conference";
}

function recordedKinds(record: UnknownRecord): readonly string[] {
  return listField(record, "publicationTypes").map(textOf);
}
