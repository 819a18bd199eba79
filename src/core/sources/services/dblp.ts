import { fieldOf, isRecord, type UnknownRecord } from "../../record";
import { findArxivId, readArxivId } from "../../text/arxivId";
import { linkTo, mergeLinks } from "../../text/findLinks";
import { papersOfBibtex } from "../reading/bibtex";
import { cslDate, filled, listField, recordsField, textField, textOf } from "../reading/fields";
import { textOfMarkup } from "../reading/markup";
import { readName } from "../reading/names";
import { answerOf, readJson } from "../reading/readAnswer";
import { wordsOf } from "../reading/words";
import type { FoundPaper, Source, SourceAnswer, SourceResponse } from "../source";

/** DBLP (dblp.org/faq). A record is BibTeX, a search JSON. Its search finds other papers first, and it refuses whoever asks fast. */
export const dblp: Source = {
  id: "dblp",
  name: "DBLP",
  isOpenToBrowsers: false,
  byId: ({ kind, id }) => (kind === "dblp" ? { source: "dblp", url: `https://dblp.org/rec/${encodeURI(id)}.bib` } : undefined),
  byTitle: (title, limit) => ({
    source: "dblp",
    url: `https://dblp.org/search/publ/api?q=${encodeURIComponent(wordsOf(title))}&format=json&h=${limit}`,
  }),
  parse: (response) => (/^\s*[{[]/.test(response.text.slice(0, 99)) ? parseHits(response) : papersOfBibtex("dblp", response)),
};

function parseHits(response: SourceResponse): SourceAnswer {
  const read = readJson(response);
  if (!("json" in read)) {
    return read;
  }
  const hits = fieldOf(fieldOf(read.json, "result"), "hits");
  return isRecord(hits)
    ? answerOf(recordsField(hits, "hit").flatMap((hit) => paperOf(fieldOf(hit, "info"))))
    : { kind: "broken", why: { kind: "noList" } };
}

const types: ReadonlyMap<string, string> = new Map([
  ["Journal Articles", "article-journal"],
  ["Conference and Workshop Papers", "paper-conference"],
  ["Books and Theses", "book"],
  ["Parts in Books or Collections", "chapter"],
  ["Informal and Other Publications", "article"],
  ["Data and Artifacts", "dataset"],
]);

function paperOf(info: unknown): readonly FoundPaper[] {
  const title = textOfMarkup(textField(info, "title")).replace(/(?<!\.)\.$/, "");
  if (title === "" || textField(info, "type") === "Editorship") {
    return [];
  }
  const [venue = ""] = listField(info, "venue").map(textOf);
  const isPreprint = venue === "CoRR";
  const doi = textField(info, "doi").toLowerCase();
  const [address = ""] = listField(info, "ee").map(textOf);
  const arxiv = isPreprint ? (readArxivId(doi) ?? findArxivId(textField(info, "volume")) ?? readArxivId(address)) : undefined;
  const item = filled({
    type: types.get(textField(info, "type")) ?? "article",
    title,
    author: listField(fieldOf(info, "authors"), "author").flatMap((author) => readName(withoutNumber(nameIn(author)))),
    issued: cslDate(textField(info, "year")),
    "container-title": isPreprint ? "" : textOfMarkup(venue),
    volume: isPreprint ? "" : textField(info, "volume"),
    issue: textField(info, "number"),
    page: textField(info, "pages"),
    publisher: textOfMarkup(textField(info, "publisher")),
    DOI: readArxivId(doi) === undefined ? doi : "",
    ...arxivFields(arxiv),
  });
  return [{ source: "dblp", item, links: mergeLinks([linkTo(address)]).filter(({ url }) => !/^https:\/\/(?:doi|arxiv)\.org\//.test(url)) }];
}

function arxivFields(id: string | undefined): UnknownRecord {
  return id === undefined ? {} : { publisher: "arXiv", number: `arXiv:${id}`, URL: `https://arxiv.org/abs/${id}` };
}

function nameIn(author: unknown): string {
  return textOf(author) || textField(author, "text");
}

/** DBLP numbers people who have the same name: "Jiani Zhang 0003". */
function withoutNumber(name: string): string {
  return name.replace(/\s\d{4}$/, "");
}
