import type { PersonName } from "../../paper";
import { fieldOf, isRecord, type UnknownRecord } from "../../record";
import { findArxivId, readArxivId } from "../../text/arxivId";
import { doiInField } from "../../text/doi";
import { encodePath } from "../reading/encodePath";
import { cslDate, filled, recordsField, textField } from "../reading/fields";
import { textOfMarkup } from "../reading/markup";
import { readName } from "../reading/names";
import { answerOf, readJson } from "../reading/readAnswer";
import { wordsOf } from "../reading/words";
import type { FoundPaper, PaperId, Source, SourceAnswer, SourceResponse } from "../source";

/**
 * OpenAlex (docs.openalex.org). Without a key it answers some hundred questions a day, a search costs as many as ten papers. Its page for an
 * unknown id may be HTML.
 */
export const openAlex: Source = {
  id: "openalex",
  name: "OpenAlex",
  isOpenToBrowsers: true,
  byId: (id) => {
    const name = nameOf(id);
    return name === undefined ? undefined : { source: "openalex", url: `https://api.openalex.org/works/${name}` };
  },
  byTitle: (title, limit) => ({
    source: "openalex",
    url: `https://api.openalex.org/works?filter=title.search:${encodeURIComponent(wordsOf(title))}&per-page=${limit}`,
  }),
  parse: parseWorks,
};

function nameOf({ kind, id }: PaperId): string | undefined {
  if (kind === "openalex") {
    return encodeURIComponent(id);
  }
  const doi = kind === "doi" ? id : kind === "arxiv" ? `10.48550/arxiv.${id}` : undefined;
  return doi === undefined ? undefined : `doi:${encodePath(doi)}`;
}

/** CSL's types for those of OpenAlex, where the kind of the place of publication does not say more. */
const types: ReadonlyMap<string, string> = new Map([
  ["proceedings-article", "paper-conference"],
  ["journal-article", "article-journal"],
  ["book-chapter", "chapter"],
  ["book", "book"],
  ["monograph", "book"],
  ["dissertation", "thesis"],
  ["report", "report"],
  ["dataset", "dataset"],
  ["preprint", "article"],
  ["posted-content", "article"],
]);
const typesByPlace: ReadonlyMap<string, string> = new Map([
  ["conference", "paper-conference"],
  ["journal", "article-journal"],
  ["repository", "article"],
]);
/** Records that are no papers. */
const others = new Set(["peer-review", "paratext", "supplementary-materials", "grant", "component"]);

function parseWorks(response: SourceResponse): SourceAnswer {
  const read = readJson(response, { isUnknownAsPage: true });
  if (!("json" in read)) {
    return read;
  }
  const { json } = read;
  if (!isRecord(json) || !("results" in json || "id" in json)) {
    return { kind: "broken", why: { kind: "noRecord" } };
  }
  return answerOf(("results" in json ? recordsField(json, "results") : [json]).flatMap(paperOf));
}

function paperOf(work: UnknownRecord): readonly FoundPaper[] {
  const title = textOfMarkup(textField(work, "title") || textField(work, "display_name"));
  if (title === "" || isPart(work) || others.has(textField(work, "type")) || others.has(textField(work, "type_crossref"))) {
    return [];
  }
  const place = fieldOf(work, "primary_location");
  const source = fieldOf(place, "source");
  const doi = doiInField(textField(work, "doi"))?.toLowerCase() ?? "";
  const arxiv = readArxivId(doi) ?? arxivAmong(work);
  const isPreprint = /^(?:preprint|posted-content)$/.test(textField(work, "type")) || textField(source, "type") === "repository";
  const item = filled({
    type: isPreprint ? "article" : typeOf(work, textField(source, "type")),
    title,
    author: recordsField(work, "authorships").flatMap(authorOf),
    abstract: abstractIn(work),
    issued: cslDate(textField(work, "publication_date")) ?? cslDate(textField(work, "publication_year")),
    "container-title": isPreprint ? "" : textOfMarkup(textField(source, "display_name")),
    ...biblioOf(fieldOf(work, "biblio")),
    DOI: readArxivId(doi) === undefined ? doi : "",
    ...(arxiv === undefined ? addressOf(place, doi) : arxivFields(arxiv, isPreprint)),
    language: textField(work, "language"),
  });
  return [{ source: "openalex", item, links: [], ...(fieldOf(work, "is_retracted") === true ? { isRetracted: true } : {}) }];
}

/** The figures and tables of PLOS have DOIs of their own, under the title of the paper or another. */
function isPart(work: UnknownRecord): boolean {
  return /10\.1371\/.{1,60}\.[gst]\d{3}$/i.test(textField(work, "doi").slice(0, 200));
}

function typeOf(work: UnknownRecord, placeKind: string): string {
  return types.get(textField(work, "type_crossref")) ?? types.get(textField(work, "type")) ?? typesByPlace.get(placeKind) ?? "article";
}

/** The address of a preprint of the paper is among its places. */
function arxivAmong(work: UnknownRecord): string | undefined {
  const places = recordsField(work, "locations").map((place) => textField(place, "landing_page_url"));
  return places
    .filter((address) => /arxiv/i.test(address))
    .map(findArxivId)
    .find((id) => id !== undefined);
}

function arxivFields(id: string, isPreprint: boolean): UnknownRecord {
  return isPreprint ? { publisher: "arXiv", number: `arXiv:${id}`, URL: `https://arxiv.org/abs/${id}` } : { note: `arXiv:${id}` };
}

function addressOf(place: unknown, doi: string): UnknownRecord {
  const address = textField(place, "landing_page_url");
  return doi === "" && /^https?:\/\//.test(address) ? { URL: address } : {};
}

/** A contributor may have no name of their own, only the one that was printed. */
function authorOf(authorship: UnknownRecord): readonly PersonName[] {
  return readName(textField(fieldOf(authorship, "author"), "display_name") || textField(authorship, "raw_author_name"));
}

function biblioOf(biblio: unknown): UnknownRecord {
  const [first, last] = [textField(biblio, "first_page"), textField(biblio, "last_page")];
  return {
    volume: textField(biblio, "volume"),
    issue: textField(biblio, "issue"),
    page: first !== "" && last !== "" && first !== last ? `${first}-${last}` : first,
  };
}

const maxWords = 20_000;

/** The abstract is the list of its words, each with the places where it stands. */
function abstractIn(work: UnknownRecord): string {
  const index = fieldOf(work, "abstract_inverted_index");
  const words: { readonly at: number; readonly word: string }[] = [];
  for (const [word, places] of isRecord(index) ? Object.entries(index) : []) {
    for (const at of Array.isArray(places) ? (places as readonly unknown[]) : []) {
      if (words.length < maxWords && typeof at === "number" && at >= 0) {
        words.push({ at, word });
      }
    }
  }
  return textOfMarkup(
    words
      .sort((one, other) => one.at - other.at)
      .map(({ word }) => word)
      .join(" "),
  );
}
