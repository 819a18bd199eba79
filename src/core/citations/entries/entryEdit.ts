import { missingEntries } from "../../bibliography/recordPapers";
import { splitBibtex } from "../../formats/bibtex/splitBibtex";
import { countLines } from "../../text/lines";
import type { Paper } from "../../paper";
import { type CitationEdit, type CitationPlace, insertAt } from "../cursor/citationPlace";
import { lineAt } from "../cursor/linesAround";

/** Whole entries between those of a BibTeX file, in the look of these; `undefined` where all the papers are there. */
export function entryEdit(papers: readonly Paper[], { text, start, recording }: CitationPlace): CitationEdit | undefined {
  const { entries, look } = missingEntries(text, papers, recording);
  if (entries.length === 0) {
    return undefined;
  }
  const at = betweenEntries(text, start);
  const [head, rest] = [text.slice(0, at), text.slice(at)];
  const gap = look.lineEnd.repeat(look.gap);
  const before = head.trim() === "" ? "" : withoutThose(gap, head.slice(head.trimEnd().length));
  const after = withoutThose(rest.trim() === "" ? look.lineEnd : gap, rest.slice(0, rest.length - rest.trimStart().length));
  return insertAt(at, before + entries.join(gap) + after);
}

/** Line ends, less as many as there are already. */
function withoutThose(lineEnds: string, blank: string): string {
  return lineEnds
    .split(/(?<=\n)/)
    .slice(countLines(blank, 0, blank.length))
    .join("");
}

/** The cursor's own place on an empty line outside entries, else before the next line that begins an entry, else the end. */
function betweenEntries(text: string, offset: number): number {
  const around = splitBibtex(text).find(
    ({ kind, start, end, closed }) => kind !== "junk" && start < offset && (offset < end || (offset === end && !closed)),
  );
  if (!around && lineAt(text, offset).text.trim() === "") {
    return offset;
  }
  const next = /\n[ \t]*@/g;
  next.lastIndex = around?.closed === true ? around.end : offset;
  const found = next.exec(text);
  return found ? found.index + 1 : text.length;
}
