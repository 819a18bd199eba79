import { formatCslItem } from "../../formats/csl/formatCslJson";
import { listStart, skipSpace, valueEnd } from "../../formats/csl/jsonRecords";
import { parseCslJson } from "../../formats/csl/parseCslJson";
import { knownCitekeys, paperInVersion } from "../../bibliography/recordPapers";
import type { Paper } from "../../paper";
import { createFreeCitekeys } from "../../citekeys/freeCitekeys";
import { type CitationEdit, type CitationPlace, insertAt } from "../cursor/citationPlace";
import { indentationOf, lineAt, withLineEndsOf } from "../cursor/linesAround";

/** CSL's item types that are ours, and those that libraries export most (CSL 1.0.2, appendix III). */
const itemType =
  /"type"\s*:\s*"(?:article(?:-\w+)?|paper-conference|book|chapter|thesis|report|webpage|software|dataset|manuscript|post(?:-weblog)?|speech)"/;
const fileNames = /(?:^references|bibliography|\bcsl|library).*\.json$/i;
/** Of a large file its beginning tells what it is, in characters. */
const looked = 20_000;

/** Whether a JSON text is a list of CSL items, or an empty file or list whose name says so. */
export function isCslJson({ text, languageId, fileName = "" }: CitationPlace): boolean {
  if (languageId !== "json" && languageId !== "jsonc") {
    return false;
  }
  const start = text.slice(0, looked);
  return /^(?:\[\s*\])?$/.test(start.trim())
    ? fileNames.test(fileName)
    : /^\uFEFF?\s*(?:\[|\{\s*"items"\s*:\s*\[)\s*\{/.test(start) && /"(?:id|title)"\s*:/.test(start) && itemType.test(start);
}

/** The papers' items at the end of the list, in its indentation, so that it stays JSON; `undefined` where all are there. */
export function cslJsonEdit(papers: readonly Paper[], { text, recording }: CitationPlace): CitationEdit | undefined {
  const { papers: bibliography } = parseCslJson(text);
  const known = knownCitekeys(bibliography, papers);
  const taken = new Set(bibliography.map(({ citekey }) => citekey));
  const freeKey = createFreeCitekeys(taken, "b");
  const missing = papers.filter((paper) => !known.has(paper));
  const added = missing.map((paper) => ({
    ...paperInVersion(paper, recording?.version ?? "published"),
    citekey: taken.has(paper.citekey) ? freeKey(paper.citekey) : paper.citekey,
  }));
  if (added.length === 0) {
    return undefined;
  }
  if (!text.includes("[")) {
    return { start: 0, end: text.length, newText: withLineEndsOf(text, `[\n  ${itemsIn(added, "  ", "  ")}\n]\n`) };
  }
  const start = listStart(text);
  const first = skipSpace(text, start);
  const last = lastItemEnd(text, start);
  const outer = indentationOf(lineAt(text, start).text);
  if (last === undefined) {
    return {
      start,
      end: text[first] === "]" ? first : start,
      newText: withLineEndsOf(text, `\n${outer}  ${itemsIn(added, `${outer}  `, "  ")}\n${outer}`),
    };
  }
  const isOnOwnLine = lineAt(text, first).text.trimStart().startsWith("{");
  const indentation = isOnOwnLine ? indentationOf(lineAt(text, first).text) : outer;
  const inner = /\n([ \t]+)"/.exec(text.slice(first, first + 1000))?.[1]?.slice(indentation.length) ?? "";
  return insertAt(
    last,
    withLineEndsOf(text, `,${isOnOwnLine ? `\n${indentation}` : " "}${itemsIn(added, indentation, inner === "" ? "  " : inner)}`),
  );
}

/** Behind the last item; `undefined` where the list has none. */
function lastItemEnd(text: string, start: number): number | undefined {
  let last: number | undefined;
  for (let at = skipSpace(text, start); text[at] === "{";) {
    last = valueEnd(text, at);
    const comma = skipSpace(text, last);
    at = text[comma] === "," ? skipSpace(text, comma + 1) : text.length;
  }
  return last;
}

function itemsIn(papers: readonly Paper[], indentation: string, step: string): string {
  return papers
    .map((paper) => JSON.stringify(formatCslItem(paper), undefined, step).replaceAll("\n", `\n${indentation}`))
    .join(`,\n${indentation}`);
}
