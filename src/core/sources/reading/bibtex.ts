import { parseBibtex } from "../../formats/bibtex/createBibtexReader";
import { completeItem } from "../../formats/csl/completeItem";
import { isRecord, omit } from "../../record";
import type { FoundPaper, SourceAnswer, SourceId, SourceResponse } from "../source";
import { textField } from "./fields";
import { answerOf, failureOf } from "./readAnswer";

/** More entries than these are no answer about a paper. */
const maxEntries = 100;

/** Reads an answer in BibTeX. The key and the look of the entries are the service's, so they are left out. */
export function papersOfBibtex(source: SourceId, response: SourceResponse): SourceAnswer {
  const failed = failureOf(response, { types: /bibtex|^text\/|octet-stream/, format: "BibTeX", isUnknownAsPage: true });
  if (failed) {
    return failed;
  }
  const { papers } = parseBibtex(response.text);
  if (papers.length === 0) {
    return { kind: "broken", why: { kind: "noEntry" } };
  }
  return answerOf(
    papers.slice(0, maxEntries).map((paper): FoundPaper => {
      const item = omit(omit(omit(completeItem(paper), "id"), "citation-key"), "custom");
      return { source, item: withoutNumbers(item), links: paper.links };
    }),
  );
}

/** DBLP numbers people who have the same name. */
function withoutNumbers(item: FoundPaper["item"]): FoundPaper["item"] {
  const { author } = item;
  return Array.isArray(author) ? { ...item, author: author.map(withoutNumber) } : item;
}

function withoutNumber(name: unknown): unknown {
  if (!isRecord(name)) {
    return name;
  }
  const [family, given] = [textField(name, "family"), textField(name, "given").split(" ")];
  return /^\d{4}$/.test(family) && given.length > 1
    ? { ...name, family: given.at(-1), given: given.slice(0, -1).join(" ") }
    : { ...name, ...(family === "" ? {} : { family: family.replace(/\s\d{4}$/, "") }) };
}
