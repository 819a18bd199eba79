import { cslDate, filled } from "../reading/fields";
import { encodePath } from "../reading/encodePath";
import { abstractOf, textOfMarkup } from "../reading/markup";
import { readName } from "../reading/names";
import { failureOf } from "../reading/readAnswer";
import type { Source, SourceAnswer, SourceResponse } from "../source";

/**
 * The Proceedings of Machine Learning Research. It has no API. The page of a paper names it in the tags for Google Scholar (scholar.google.com,
 * "Inclusion Guidelines for Webmasters").
 */
export const pmlr: Source = {
  id: "pmlr",
  name: "PMLR",
  isOpenToBrowsers: false,
  byId: ({ kind, id }) =>
    kind === "pmlr" ? { source: "pmlr", url: `https://proceedings.mlr.press/${encodePath(id.toLowerCase())}.html` } : undefined,
  parse: parsePage,
};

const tag = /<meta\s{1,9}name=["']?citation_([a-z_]{1,40})["']?\s{1,9}content=(?:"([^"<>]{0,3000})"|'([^'<>]{0,3000})')/gi;
const abstract = /<div[^<>]{0,99}\bid=["']?abstract["']?[^<>]{0,99}>([^]{0,20000}?)<\/div>/i;
/** No paper has more of these tags. */
const maxTags = 5_000;

function parsePage(response: SourceResponse): SourceAnswer {
  const failed = failureOf(response, { types: /html/, format: "HTML", isPage: true });
  if (failed) {
    return failed;
  }
  const tags: { readonly name: string; readonly text: string }[] = [];
  for (const [, name = "", double, single] of response.text.matchAll(tag)) {
    if (tags.length < maxTags) {
      tags.push({ name: name.toLowerCase(), text: double ?? single ?? "" });
    }
  }
  const first = (name: string): string => textOfMarkup(tags.find((one) => one.name === name)?.text ?? "");
  const title = first("title");
  if (title === "") {
    return { kind: "broken", why: { kind: "noPaper" } };
  }
  const item = filled({
    type: "paper-conference",
    title,
    author: tags.filter(({ name }) => name === "author").flatMap(({ text }) => readName(text)),
    abstract: abstractOf(abstract.exec(response.text)?.[1] ?? ""),
    issued: cslDate((first("publication_date") || first("date")).replaceAll("/", "-")),
    "container-title": first("conference_title") || first("inbook_title") || "Proceedings of Machine Learning Research",
    publisher: "PMLR",
    volume: first("volume"),
    page: [first("firstpage"), first("lastpage")].filter((page) => page !== "").join("-"),
    URL: first("abstract_html_url"),
  });
  return { kind: "found", found: [{ source: "pmlr", item, links: [] }] };
}
