import { metadataBlocksOf } from "../../text/frontMatter";
import { type CitationEdit, insertAt } from "../cursor/citationPlace";
import type { Cursor } from "../cursor/cursor";
import { lineAt } from "../cursor/linesAround";

/**
 * Returns the edit that adds papers to `nocite:` in the metadata of a Markdown document (Pandoc's manual, "Including uncited items in the
 * bibliography"), or `undefined` if the cursor is not there. YAML would take brackets for a list, and refuses a value that begins with an `@`.
 *
 * @param citation the citation, in brackets.
 */
export function editInNocite(citation: string, { text, start, end, mention }: Cursor): CitationEdit | undefined {
  const block = start === end && !mention ? metadataBlocksOf(text).find((one) => one.start < start && start < one.end) : undefined;
  const [name] = /^[A-Za-z][\w-]*:(?![\s\S]*^[A-Za-z][\w-]*:)/m.exec(block ? text.slice(block.start, start) : "") ?? [];
  if (name !== "nocite:") {
    return undefined;
  }
  const keys = citation.slice(1, -1).replaceAll("; ", ", ");
  const line = lineAt(text, start);
  const { lead, before = "" } =
    /^(?<lead>[ \t]*(?:nocite:|-)[ \t]*|[ \t]+)(?<before>.*)$/.exec(text.slice(line.start, start))?.groups ?? {};
  const rest = text.slice(start, line.end).trim();
  if (lead === undefined || /^[|>]/.test(before)) {
    return undefined;
  }
  if (before === "" && rest === "") {
    return insertAt(start, lead.trim() === "" ? keys : `${/\s$/.test(lead) ? "" : " "}"${keys}"`);
  }
  const isFree = /(?:^|[,\s]|^["'])$/.test(before);
  return insertAt(start, isFree ? `${keys}${/^@/.test(rest) ? ", " : ""}` : `, ${keys}`);
}
