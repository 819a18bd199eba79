import type { XmlElement } from "@rgrove/parse-xml";
import { arxivKey, readArxivId } from "../../text/arxivId";
import { cslDate, filled } from "../reading/fields";
import { textOfMarkup } from "../reading/markup";
import { readName } from "../reading/names";
import { answerOf, failureOf } from "../reading/readAnswer";
import { saysWithdrawn } from "../reading/retracted";
import { childrenOf, childText, readXml } from "../reading/xml";
import { wordsOf } from "../reading/words";
import type { FoundPaper, Source, SourceAnswer, SourceResponse } from "../source";

/** arXiv's query API (info.arxiv.org/help/api). It answers in Atom. Browsers may not ask it since November 2025. */
export const arxiv: Source = {
  id: "arxiv",
  name: "arXiv",
  isOpenToBrowsers: false,
  byId: ({ kind, id }) =>
    kind === "arxiv" ? { source: "arxiv", url: queryUrl(`id_list=${encodeURIComponent(arxivKey(id))}`, 1) } : undefined,
  byTitle: (title, limit) => ({ source: "arxiv", url: queryUrl(`search_query=${encodeURIComponent(`ti:"${wordsOf(title)}"`)}`, limit) }),
  parse: parseFeed,
};

function queryUrl(query: string, limit: number): string {
  return `https://export.arxiv.org/api/query?${query}&max_results=${limit}`;
}

function parseFeed(response: SourceResponse): SourceAnswer {
  const feed = /^\s*<\?xml|^\s*<feed/.test(response.text.slice(0, 200)) ? readXml(response.text) : undefined;
  const problem = feed?.name === "feed" ? childrenOf(feed, "entry").find(isError) : undefined;
  if (problem && (response.status === 200 || response.status === 400)) {
    return { kind: "broken", why: { kind: "says", value: textOfMarkup(childText(problem, "summary")).slice(0, 200) } };
  }
  const failed = failureOf(response, { types: /xml/, format: "XML" });
  if (failed) {
    return failed.kind === "unknown" ? { kind: "broken", why: { kind: "moved" } } : failed;
  }
  if (feed?.name !== "feed") {
    return { kind: "broken", why: { kind: "notFeed" } };
  }
  return answerOf(childrenOf(feed, "entry").flatMap(paperOf));
}

/** A malformed id is answered with an entry, whose title is "Error" and whose author is "arXiv api core". */
function isError(entry: XmlElement): boolean {
  return /\/api\/errors/.test(childText(entry, "id"));
}

function paperOf(entry: XmlElement): readonly FoundPaper[] {
  const id = readArxivId(childText(entry, "id"));
  const title = textOfMarkup(childText(entry, "title"));
  if (id === undefined || title === "") {
    return [];
  }
  const [abstract, comment] = [textOfMarkup(childText(entry, "summary")), childText(entry, "arxiv:comment")];
  const journal = textOfMarkup(childText(entry, "arxiv:journal_ref"));
  const item = filled({
    type: "article",
    title,
    author: childrenOf(entry, "author").flatMap((author) => readName(childText(author, "name"))),
    abstract,
    issued: cslDate(childText(entry, "published")),
    publisher: "arXiv",
    number: `arXiv:${id}`,
    DOI: childText(entry, "arxiv:doi").split(/\s/, 1)[0] ?? "",
    URL: `https://arxiv.org/abs/${id}`,
    custom: journal === "" ? undefined : { "journal-reference": journal },
  });
  return [{ source: "arxiv", item, links: [], ...(saysWithdrawn({ comment, abstract }) ? { isRetracted: true } : {}) }];
}
