import { formatCffReference } from "../../formats/formatCff";
import { paperInVersion } from "../../bibliography/recordPapers";
import type { Paper } from "../../paper";
import { type CitationEdit, type CitationPlace, insertAt } from "../cursor/citationPlace";
import { indentationOf, lineAt, linesBetween, withLineEndsOf } from "../cursor/linesAround";
import { isReferenceTo } from "../wording/samePaper";

/** Returns whether a text is a CITATION.cff, recognized by its `cff-version:` line. */
export function isCff({ text, languageId }: Pick<CitationPlace, "text" | "languageId">): boolean {
  return /^(?:yaml|cff|plaintext)$/.test(languageId) && /^cff-version:/m.test(text.slice(0, 20_000));
}

/**
 * Returns the edit that adds items to `references:`, creating the key if it is missing; `undefined` if it already has all the papers.
 *
 * @param remarkOf returns what a comment below the paper's item says, on one line
 */
export function cffEdit(
  papers: readonly Paper[],
  { text, recording }: Pick<CitationPlace, "text" | "recording">,
  remarkOf: (paper: Paper) => string | undefined = () => undefined,
): CitationEdit | undefined {
  const key = /^references:[ \t]*(\[\s*\]|~|null)?[ \t]*(?:#.*)?\r?$/m.exec(text);
  const start = key ? lineAt(text, key.index + key[0].trimEnd().length).end : text.trimEnd().length;
  const section = key ? linesBetween(text, Math.min(text.length, start), text.length).slice(1) : [];
  const next = section.find((line) => /^[^\s#-]/.test(line.text));
  const end = start + text.slice(start, next?.start ?? text.length).trimEnd().length;
  const items = section.filter((line) => line.start < end && /^[ \t]*- /.test(line.text));
  const indentation = indentationOf(items[0]?.text ?? /^([ \t]*)- /m.exec(text)?.[1] ?? "  ");
  const referenced = text.slice(start, end).split(new RegExp(`^${indentation}- `, "m"));
  const itemOf = (paper: Paper): string => formatCffReference(paperInVersion(paper, recording?.version ?? "published"), indentation);
  // A short title without authors says too little, unless the whole item is there as it would be written.
  const isWritten = (paper: Paper): boolean => {
    const item = itemOf(paper).slice(indentation.length + 2);
    return referenced.some((one) => isReferenceTo(one, paper) || one.replace(/\r\n/g, "\n").startsWith(item));
  };
  const added = papers.filter((paper) => !key || !isWritten(paper));
  const lines = added
    .map((paper) => {
      const remark = remarkOf(paper);
      return `\n${itemOf(paper)}${remark === undefined ? "" : `\n${indentation}  # ${remark}`}`;
    })
    .join("");
  if (added.length === 0) {
    return undefined;
  }
  if (!key) {
    const after = text.slice(start).trim() === "" && /\n/.test(text.slice(start)) ? "" : "\n";
    return insertAt(start, withLineEndsOf(text, `${start === 0 ? "" : "\n"}references:${lines}${after}`));
  }
  return key[1] === undefined
    ? insertAt(end, withLineEndsOf(text, lines))
    : { start: key.index, end: start, newText: withLineEndsOf(text, `references:${lines}`) };
}
