import type { Paper } from "../../paper";
import { type CitationEdit, insertAt } from "../cursor/citationPlace";
import type { Cursor } from "../cursor/cursor";
import { describeAuthorsAndYear } from "../wording/describePaper";
import { addressOf } from "./docComments";
import { formatReferenceWithoutAddress, oneLine } from "../wording/formatReference";
import { inlineEdit } from "../cursor/inPlace";
import { type Line, lineAt, withLineEndsOf } from "../cursor/linesAround";

/** Returns whether the cursor is in a doc comment, the one right above a declaration ("Go Doc Comments", go.dev/doc/comment). */
export function isInGoDoc(cursor: Cursor): boolean {
  if (
    cursor.languageId !== "go" ||
    cursor.mark === "" ||
    cursor.region?.kind !== "comment" ||
    !isCommentLine(lineAt(cursor.text, cursor.start))
  ) {
    return false;
  }
  const last = lastLine(cursor);
  const next = last.end < cursor.text.length ? lineAt(cursor.text, cursor.text.indexOf("\n", last.end) + 1) : undefined;
  return next !== undefined && /^(?:func|type|var|const|package)\b/.test(next.text);
}

/**
 * Cites papers with Go's links: `[Zhang et al., 2024]` at the cursor, and `[Zhang et al., 2024]: https://…` on a line of its own at the
 * comment's end, unless it is already there. A paper without an address is cited as `(Zhang et al., 2024)`.
 */
export function goDocEdits(papers: readonly Paper[], cursor: Cursor): readonly CitationEdit[] {
  const { text } = cursor;
  const last = lastLine(cursor);
  const comment = text.slice(firstLine(cursor).start, last.end);
  const definitions = new Map(
    [...comment.matchAll(/^\/\/ \[([^\]\n]+)\]: (\S+)/gm)].map(([, label = "", address = ""]) => [label, address]),
  );
  const added: string[] = [];
  const links = papers.map((paper) => {
    const address = addressOf(paper);
    const short = labelOf(describeAuthorsAndYear(paper));
    const label =
      [short, labelOf(formatReferenceWithoutAddress(paper))].find((one) => [undefined, address].includes(definitions.get(one))) ?? short;
    if (address === undefined) {
      return `(${short})`;
    }
    if (!definitions.has(label)) {
      definitions.set(label, address);
      added.push(`// [${label}]: ${address}`);
    }
    return `[${label}]`;
  });
  const link = inlineEdit(links.join(", "), cursor);
  const isBehindDefinition = /^\/\/ \[[^\]]+\]: \S+$/.test(last.text);
  const lines = [...(isBehindDefinition ? [] : ["//"]), ...added].map((line) => `\n${line}`).join("");
  return added.length === 0 ? [link] : [link, { ...insertAt(last.end, withLineEndsOf(text, lines)), isElsewhere: true }];
}

function labelOf(words: string): string {
  return oneLine(words).replace(/[[\]]/g, "");
}

function isCommentLine({ text }: Line): boolean {
  return text.startsWith("//");
}

function firstLine({ text, start }: Cursor): Line {
  let line = lineAt(text, start);
  while (line.start > 0 && isCommentLine(lineAt(text, line.start - 1))) {
    line = lineAt(text, line.start - 1);
  }
  return line;
}

function lastLine({ text, start }: Cursor): Line {
  let line = lineAt(text, start);
  for (
    let next = text.indexOf("\n", line.end) + 1;
    next > 0 && isCommentLine(lineAt(text, next));
    next = text.indexOf("\n", line.end) + 1
  ) {
    line = lineAt(text, next);
  }
  return line;
}
