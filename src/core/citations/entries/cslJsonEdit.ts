import { exportedItem } from "../../formats/csl/completeItem";
import { listStart, skipSpace, valueEnd } from "../../formats/csl/jsonPlaces";
import { parseCslJson } from "../../formats/csl/parseCslJson";
import type { CslItem } from "../../formats/csl/item";
import { isRecord } from "../../record";
import { knownCitekeys, paperInVersion } from "../../bibliography/recordPapers";
import type { Paper } from "../../paper";
import { createFreeCitekeys } from "../../citekeys/freeCitekeys";
import { type CitationEdit, type CitationPlace, insertAt } from "../cursor/citationPlace";
import { indentationOf, lineAt, withLineEndsOf } from "../cursor/linesAround";

/** The CSL item types that we write and those that libraries export most (CSL 1.0.2, appendix III). */
const itemType =
  /"type"\s*:\s*"(?:article(?:-\w+)?|paper-conference|book|chapter|thesis|report|webpage|software|dataset|manuscript|post(?:-weblog)?|speech)"/;
const fileNames = /(?:^references|bibliography|\bcsl|library).*\.json$/i;
/** The beginning of a large file, in UTF-16 code units, is enough to recognize it. */
const sampledChars = 20_000;

/** Returns whether a JSON text is a list of CSL items, or an empty file or list whose file name suggests one. */
export function isCslJson({ text, languageId, fileName = "" }: CitationPlace): boolean {
  if (languageId !== "json" && languageId !== "jsonc") {
    return false;
  }
  const start = text.slice(0, sampledChars);
  return /^(?:\[\s*\])?$/.test(start.trim())
    ? fileNames.test(fileName)
    : /^\uFEFF?\s*(?:\[|\{\s*"items"\s*:\s*\[)\s*\{/.test(start) && /"(?:id|title)"\s*:/.test(start) && itemType.test(start);
}

/**
 * Returns the edit that adds the papers' items to the end of the list, in its indentation and as valid JSON; `undefined` if it has them all.
 *
 * @param customOf returns fields for a paper's `custom`
 */
export function cslJsonEdit(
  papers: readonly Paper[],
  { text, recording }: Pick<CitationPlace, "text" | "recording">,
  customOf: (paper: Paper) => CslItem = () => ({}),
): CitationEdit | undefined {
  const { papers: bibliography } = parseCslJson(text);
  const known = knownCitekeys(bibliography, papers);
  const taken = new Set(bibliography.map(({ citekey }) => citekey));
  const freeKey = createFreeCitekeys(taken, "b");
  const missing = papers.filter((paper) => !known.has(paper));
  const added = missing.map((paper) => {
    const citekey = taken.has(paper.citekey) ? freeKey(paper.citekey) : paper.citekey;
    const item = exportedItem({ ...paperInVersion(paper, recording?.version ?? "published"), citekey });
    return withCustom(item, customOf(paper));
  });
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

/** Returns the offset after the last item, or `undefined` if the list is empty. */
function lastItemEnd(text: string, start: number): number | undefined {
  let last: number | undefined;
  for (let at = skipSpace(text, start); text[at] === "{";) {
    last = valueEnd(text, at);
    const comma = skipSpace(text, last);
    at = text[comma] === "," ? skipSpace(text, comma + 1) : text.length;
  }
  return last;
}

function withCustom(item: CslItem, fields: CslItem): CslItem {
  const { custom } = item;
  return Object.keys(fields).length === 0 ? item : { ...item, custom: { ...(isRecord(custom) ? custom : {}), ...fields } };
}

function itemsIn(items: readonly CslItem[], indentation: string, step: string): string {
  return items.map((item) => JSON.stringify(item, undefined, step).replaceAll("\n", `\n${indentation}`)).join(`,\n${indentation}`);
}
