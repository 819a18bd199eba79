import type { PersonName } from "../../paper";
import { fieldOf, isRecord, type UnknownRecord } from "../../record";
import { arxivKey, readArxivId } from "../../text/arxivId";
import { linkTo, mergeLinks } from "../../text/findLinks";
import { encodePath } from "../reading/encodePath";
import { cslDate, filled, recordsField, textField, textOf } from "../reading/fields";
import { abstractOf, textOfMarkup, withSubtitle } from "../reading/markup";
import { nameOfParts, readFamilyFirst, readName } from "../reading/names";
import { answerOf, readJson } from "../reading/readAnswer";
import type { FoundPaper, PaperId, Source, SourceAnswer, SourceResponse } from "../source";

/**
 * DataCite's REST API (support.datacite.org/docs/api). The DOIs of arXiv, Zenodo, and figshare are its own. A DOI of arXiv with a version is
 * unknown to it.
 */
export const datacite: Source = {
  id: "datacite",
  name: "DataCite",
  isOpenToBrowsers: false,
  byId: (id) => {
    const doi = doiOf(id);
    return doi === undefined ? undefined : { source: "datacite", url: `https://api.datacite.org/dois/${encodePath(doi)}` };
  },
  parse: parseDois,
};

function doiOf({ kind, id }: PaperId): string | undefined {
  if (kind === "arxiv") {
    return `10.48550/arxiv.${arxivKey(id)}`;
  }
  return kind === "doi" ? id.toLowerCase().replace(/^(10\.48550\/arxiv\..*?)v\d{1,2}$/, "$1") : undefined;
}

function parseDois(response: SourceResponse): SourceAnswer {
  const read = readJson(response);
  if (!("json" in read)) {
    return read;
  }
  const { json } = read;
  // A page of records and a single record are in `data`. The record by itself comes of content negotiation.
  const records =
    Array.isArray(fieldOf(json, "data")) || isRecord(fieldOf(json, "data")) ? recordsField(json, "data") : isRecord(json) ? [json] : [];
  if (!isRecord(json) || (!("data" in json) && !("titles" in json))) {
    return { kind: "broken", why: { kind: "noRecord" } };
  }
  return answerOf(records.map((record) => fieldOf(record, "attributes") ?? record).flatMap(paperOf));
}

/** CSL's types for those of DataCite, where the type that it gives for CSL itself is missing or too general. */
const types: ReadonlyMap<string, string> = new Map([
  ["Preprint", "article"],
  ["JournalArticle", "article-journal"],
  ["ConferencePaper", "paper-conference"],
  ["ConferenceProceeding", "paper-conference"],
  ["BookChapter", "chapter"],
  ["Book", "book"],
  ["Dissertation", "thesis"],
  ["Report", "report"],
  ["Dataset", "dataset"],
  ["Software", "software"],
]);

function paperOf(record: unknown): readonly FoundPaper[] {
  const title = titleOf(record);
  if (title === "") {
    return [];
  }
  const kinds = fieldOf(record, "types");
  const doi = textField(record, "doi").toLowerCase();
  const arxiv = readArxivId(doi);
  const publisher = textField(record, "publisher") || textField(fieldOf(record, "publisher"), "name");
  const item = filled({
    type: types.get(textField(kinds, "resourceTypeGeneral")) ?? (textField(kinds, "citeproc") || "article"),
    title,
    author: recordsField(record, "creators").flatMap(nameOf),
    abstract: abstractIn(record),
    issued: dateOf(record),
    publisher,
    ...(arxiv === undefined ? { DOI: doi, URL: textField(record, "url") } : ofArxiv(record, arxiv)),
    ...containerOf(fieldOf(record, "container")),
    language: textField(record, "language"),
  });
  return [{ source: "datacite", item, links: linksOf(record), ...(isWithdrawn(record) ? { isRetracted: true } : {}) }];
}

/** The paper's own DOI stands among the related ones. That of arXiv follows from the id. */
function ofArxiv(record: unknown, id: string): UnknownRecord {
  const published = relatedOf(record, /^(?:IsVersionOf|IsPreviousVersionOf|IsPreprintOf|IsVariantFormOf|IsIdenticalTo)$/).find(
    ({ type, text }) => type === "DOI" && !/arxiv/i.test(text),
  );
  return { number: `arXiv:${id}`, URL: `https://arxiv.org/abs/${id}`, DOI: published?.text.toLowerCase() };
}

/** Translations, subtitles, and other titles have a `titleType`. */
function titleOf(record: unknown): string {
  const titles = recordsField(record, "titles").map((one) => ({
    kind: textField(one, "titleType"),
    text: textOfMarkup(textField(one, "title")),
  }));
  const main = titles.find(({ kind, text }) => kind === "" && text !== "") ?? titles.find(({ text }) => text !== "");
  const subtitle = titles.find(({ kind, text }) => kind === "Subtitle" && text !== "");
  return withSubtitle(main?.text ?? "", subtitle?.text ?? "");
}

function nameOf(creator: UnknownRecord): readonly PersonName[] {
  const [name, given, family] = ["name", "givenName", "familyName"].map((part) => textField(creator, part));
  if (textField(creator, "nameType") === "Organizational" && name) {
    return [{ literal: textOfMarkup(name) }];
  }
  if (given || family) {
    return nameOfParts({ given: given ?? "", family: family ?? "" });
  }
  return name?.includes(",") || textField(creator, "nameType") === "" ? readFamilyFirst(name ?? "") : readName(name ?? "");
}

function abstractIn(record: unknown): string {
  const abstract = recordsField(record, "descriptions").find((one) => textField(one, "descriptionType") === "Abstract");
  return abstractOf(textField(abstract, "description"));
}

/** A paper of arXiv is of the day of its first version. */
function dateOf(record: unknown): unknown {
  const dates = new Map(recordsField(record, "dates").map((one) => [textField(one, "dateType"), textField(one, "date")]));
  const text = dates.get("Submitted") ?? dates.get("Issued") ?? dates.get("Created") ?? textField(record, "publicationYear");
  return cslDate(text) ?? cslDate(textField(record, "publicationYear"));
}

function containerOf(container: unknown): UnknownRecord {
  const [first, last] = [textField(container, "firstPage"), textField(container, "lastPage")];
  return {
    "container-title": textOfMarkup(textField(container, "title")),
    volume: textField(container, "volume"),
    issue: textField(container, "issue"),
    page: first !== "" && last !== "" ? `${first}-${last}` : first,
  };
}

function relatedOf(record: unknown, relation: RegExp): readonly { readonly type: string; readonly text: string }[] {
  return recordsField(record, "relatedIdentifiers")
    .filter((one) => relation.test(textField(one, "relationType")))
    .map((one) => ({ type: textField(one, "relatedIdentifierType"), text: textField(one, "relatedIdentifier") }));
}

function linksOf(record: unknown): FoundPaper["links"] {
  const addresses = relatedOf(record, /^(?:IsSupplementTo|IsSupplementedBy|References|IsDocumentedBy)$/).filter(
    ({ type }) => type === "URL",
  );
  return mergeLinks(addresses.map(({ text }) => linkTo(text))).filter(({ kind }) => kind === "code");
}

function isWithdrawn(record: unknown): boolean {
  return (
    recordsField(record, "dates").some((date) => textField(date, "dateType") === "Withdrawn") ||
    /^withdrawn$/i.test(textOf(fieldOf(record, "reason")))
  );
}
