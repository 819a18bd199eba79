import type { RecordOptions } from "../../bibliography/recordPapers";
import type { CommentSyntax } from "../comments/commentSyntax";

/** The selection in a text at which to cite, and what is known about its document. `start` equals `end` for a cursor. */
export interface CitationPlace {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly languageId: string;
  /** The mention that the cursor or selection is on, if any. */
  readonly mention?: { readonly start: number; readonly end: number } | undefined;
  /** Returns the comment marks that installed extensions declare for a language; our own table is the fallback. */
  readonly comments?: ((languageId: string) => CommentSyntax | undefined) | undefined;
  /** Further text that shows how the document cites: the other cells of its notebook, or the file with the preamble. */
  readonly around?: string | undefined;
  /** The name of the file without its folder, if the document is a file. */
  readonly fileName?: string | undefined;
  /** The R package that the file belongs to, if that package cites with Rdpack. */
  readonly rdpackPackage?: string | undefined;
  /** True if the file's project has a Doxyfile. */
  readonly hasDoxyfile?: boolean | undefined;
  /** The options for an entry that is written here. */
  readonly recording?: Pick<RecordOptions, "keyPattern" | "version"> | undefined;
}

/** A replacement in a text; offsets refer to the text before the edit. */
export interface CitationEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
  /** The offset in the new text at which to put the cursor; by default its end. */
  readonly cursor?: number;
  /** True if the edit is not at the cursor and must leave the cursor in place. */
  readonly isElsewhere?: boolean;
}

export function insertAt(at: number, newText: string): CitationEdit {
  return { start: at, end: at, newText };
}
