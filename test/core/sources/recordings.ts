import { readFileSync } from "node:fs";
import { paperOfItem } from "../../../src/core/formats/csl/paperOfItem";
import type { PersonName } from "../../../src/core/paper";
import { describeWhy } from "../../../src/network/describeWhy";
import type { FoundPaper, SourceAnswer, SourceId, SourceResponse } from "../../../src/core/sources/source";

const folder = "test/fixtures/online";
const types: ReadonlyMap<string, string> = new Map([
  ["xml", "application/atom+xml"],
  ["json", "application/json"],
  ["txt", "text/plain"],
  ["html", "text/html"],
  ["bib", "text/x-bibtex"],
]);

/** A recorded answer, its status, and the service that gave it. */
export interface Recording {
  readonly source: SourceId;
  readonly file: string;
  readonly status: number;
}

/** Some recordings are the inner list of an answer. */
function whole(file: string, text: string): string {
  if (/crossref\/items-/.test(file)) {
    return `{"status":"ok","message-type":"work-list","message":{"items":${text}}}`;
  }
  if (/openalex\/results-/.test(file)) {
    return `{"meta":{"count":1},"results":${text}}`;
  }
  return /dblp\/hits-/.test(file) ? `{"result":{"hits":{"@total":"1","hit":${text}}}}` : text;
}

/**
 * Returns a recording as an answer of its service.
 *
 * @param root the folder of the repository, if the test does not run in it
 */
export function responseOf({ file, status }: Pick<Recording, "file" | "status">, root = "."): SourceResponse {
  const text = whole(file, readFileSync(`${root}/${folder}/${file}`, "utf8"));
  return { status, contentType: types.get(file.split(".").at(-1) ?? "") ?? "", text };
}

/** Returns an answer on one line for each paper, to be compared. */
export function shown(answer: SourceAnswer): string {
  switch (answer.kind) {
    case "found":
      return answer.found.map(shownPaper).join("\n");
    case "later":
      return `later ${answer.waitSeconds ?? ""}`.trim();
    case "broken":
      return `broken: ${describeWhy(answer.why)}`;
    case "unknown":
      return "unknown";
  }
}

function shownPaper({ item, links, isRetracted }: FoundPaper): string {
  const paper = paperOfItem(item);
  const published = paper.published === undefined ? "" : `${paper.published.kind} ${paper.published.venue} ${paper.published.year ?? "?"}`;
  return [
    paper.title,
    paper.authors.map(shownName).join("; "),
    String(paper.year ?? "?"),
    published,
    paper.arxiv === undefined ? "" : `arXiv:${paper.arxiv}`,
    paper.doi ?? "",
    paper.abstract === undefined ? "" : `“${paper.abstract.slice(0, 30)}”`,
    links.map(({ url }) => url).join(" "),
    isRetracted === true ? "RETRACTED" : "",
  ]
    .filter((part) => part !== "")
    .join(" | ");
}

function shownName({ family, given, literal, suffix, "non-dropping-particle": particle }: PersonName): string {
  return literal === undefined ? [[particle, family].filter(Boolean).join(" "), given, suffix].filter(Boolean).join(", ") : `{${literal}}`;
}
