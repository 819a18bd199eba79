import { missingEntries } from "../../bibliography/recordPapers";
import { splitBibtex } from "../../formats/bibtex/splitBibtex";
import { countLines } from "../../text/lines";
import type { Paper } from "../../paper";
import { type CitationEdit, type CitationPlace, insertAt } from "../cursor/citationPlace";
import { lineAt } from "../cursor/linesAround";

/** Returns the edit that inserts whole entries between those of a BibTeX file, formatted like them; `undefined` if it has all the papers. */
export function entryEdit(papers: readonly Paper[], { text, start, recording }: CitationPlace): CitationEdit | undefined {
  const at = entryOffset(text, start);
  const { entries, look } = missingEntries(text, papers, { ...recording, at });
  if (entries.length === 0) {
    return undefined;
  }
  const [head, rest] = [text.slice(0, at), text.slice(at)];
  const gap = look.lineEnd.repeat(look.gap);
  const before = head.trim() === "" ? "" : missingLineEnds(gap, head.slice(head.trimEnd().length));
  const after = missingLineEnds(rest.trim() === "" ? look.lineEnd : gap, rest.slice(0, rest.length - rest.trimStart().length));
  return insertAt(at, before + entries.join(gap) + after);
}

/** Returns the line ends that are still missing, given those that `blank` already has. */
function missingLineEnds(lineEnds: string, blank: string): string {
  return lineEnds
    .split(/(?<=\n)/)
    .slice(countLines(blank, 0, blank.length))
    .join("");
}

/** Returns the cursor's offset if it is on an empty line outside entries, else the start of the next line that begins an entry, else the end. */
function entryOffset(text: string, offset: number): number {
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
