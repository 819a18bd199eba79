import type { CitationPlace } from "./citationPlace";
import { type Region, regionAt } from "../comments/commentAt";
import { type CommentSyntax, commentSyntaxOf } from "../comments/commentSyntax";
import { lineAt } from "./linesAround";

/** A place in a text together with the comment or string around it. */
export interface Cursor extends CitationPlace {
  /** The comment or string that the place's start is in. */
  readonly region: Region | undefined;
  /** The mark that opens the region: `"#"`, `"/**"`, `"///"`, `"#'"` or three quotes; "" if there is no region. */
  readonly mark: string;
  /** The comment marks of the language. */
  readonly syntax: CommentSyntax | undefined;
}

/** Returns the cursor of a place, by the language of the place. */
export function cursorAt(place: CitationPlace): Cursor {
  const { text, start, languageId } = place;
  const installed = place.comments?.(languageId);
  const region = regionAt(text, start, languageId, installed);
  const mark = region ? (/^(?:"""|'''|[^\s\w]{1,4})?/.exec(text.slice(region.start, region.start + 4))?.[0] ?? "") : "";
  return { ...place, region, mark, syntax: installed ?? commentSyntaxOf(languageId) };
}

/** Returns whether the cursor is in a documentation string in triple quotes. */
export function isInDocstring({ region, mark }: Cursor): boolean {
  return region?.kind === "comment" && (mark === '"""' || mark === "'''");
}

/** The beginning of a large document, in UTF-16 code units, is enough to see how it cites. */
const sampledChars = 300_000;

/** Returns the document's text and the text around it (its other cells or its preamble), each cut to `sampledChars`. */
export function documentText({ text, around = "" }: CitationPlace): string {
  return `${text.slice(0, sampledChars)}\n${around.slice(0, sampledChars)}`;
}

/** Returns whether nothing is selected and the cursor's line has nothing but comment marks. */
export function isOnEmptyLine({ text, start, end, mark, mention }: Cursor): boolean {
  const line = lineAt(text, start)
    .text.trim()
    .replace(/^(?:"""|'''|\/\*[*!]?|\*(?!\/)|\/\/[/!]?|[#!]'?[>!<]?|--[|!]?)?\s*/, "");
  const rest = line.replace(/(?:\*\/|"""|''')$/, "");
  return !mention && start === end && (mark === "" ? lineAt(text, start).text.trim() === "" : rest.trim() === "");
}
