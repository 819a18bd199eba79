import type { CitationPlace } from "./citationPlace";
import { type Region, regionAt } from "../comments/commentAt";
import { type CommentSyntax, commentSyntaxOf } from "../comments/commentSyntax";
import { lineAt } from "./linesAround";

/** A place and what stands around it. */
export interface Cursor extends CitationPlace {
  /** The comment or string that its start is in. */
  readonly region: Region | undefined;
  /** What opens that region: `"#"`, `"/**"`, `"///"`, `"#'"`, three quotes; "" where it is in none. */
  readonly mark: string;
  /** How the language writes comments. */
  readonly syntax: CommentSyntax | undefined;
}

/** The cursor of a place, in the language that stands there. */
export function cursorAt(place: CitationPlace): Cursor {
  const { text, start, languageId } = place;
  const installed = place.comments?.(languageId);
  const region = regionAt(text, start, languageId, installed);
  const mark = region ? (/^(?:"""|'''|[^\s\w]{1,4})?/.exec(text.slice(region.start, region.start + 4))?.[0] ?? "") : "";
  return { ...place, region, mark, syntax: installed ?? commentSyntaxOf(languageId) };
}

/** Whether the cursor is in a string in three quotes that documents. */
export function isInDocstring({ region, mark }: Cursor): boolean {
  return region?.kind === "comment" && (mark === '"""' || mark === "'''");
}

/** Of a large document its beginning tells how it cites, in characters. */
const looked = 300_000;

/** What the document says, in the text and around it. */
export function wholeText({ text, around = "" }: CitationPlace): string {
  return `${text.slice(0, looked)}\n${around.slice(0, looked)}`;
}

/** Whether nothing is selected and nothing but comment marks stands in the cursor's line. */
export function isOnFreeLine({ text, start, end, mark, mention }: Cursor): boolean {
  const line = lineAt(text, start)
    .text.trim()
    .replace(/^(?:"""|'''|\/\*[*!]?|\*(?!\/)|\/\/[/!]?|[#!]'?[>!<]?|--[|!]?)?\s*/, "");
  const rest = line.replace(/(?:\*\/|"""|''')$/, "");
  return !mention && start === end && (mark === "" ? lineAt(text, start).text.trim() === "" : rest.trim() === "");
}
