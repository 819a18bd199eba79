import type { RecordOptions } from "../../bibliography/recordPapers";
import type { CommentSyntax } from "../comments/commentSyntax";

/** A selection in a text; `start` is `end` where it is a cursor. */
export interface CitationPlace {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly languageId: string;
  /** The mention that the cursor or selection is on, where it is on one. */
  readonly mention?: { readonly start: number; readonly end: number } | undefined;
  /** How the languages that are installed write comments; those that it does not know are looked up in our own table. */
  readonly comments?: ((languageId: string) => CommentSyntax | undefined) | undefined;
  /** What else tells how the document cites: the other cells of its notebook, or the file with the preamble. */
  readonly around?: string | undefined;
  /** The name of the file without its folder, where it is one. */
  readonly fileName?: string | undefined;
  /** The R package that the file belongs to, where the package reads citations with Rdpack. */
  readonly rdpackPackage?: string | undefined;
  /** Whether the file's project has a Doxyfile. */
  readonly hasDoxyfile?: boolean | undefined;
  /** How an entry is made that is written here. */
  readonly recording?: Pick<RecordOptions, "keyPattern" | "version"> | undefined;
}

/** One replacement, in offsets of the text before it. */
export interface CitationEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
  /** Where in the new text the cursor comes to stand: at its end unless told. */
  readonly cursor?: number;
  /** Whether it is written elsewhere than at the cursor, which stays. */
  readonly isElsewhere?: boolean;
}

export function insertAt(at: number, newText: string): CitationEdit {
  return { start: at, end: at, newText };
}
