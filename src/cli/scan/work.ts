import type { Position } from "../positions";

/** Reads texts. It has nothing but its own data, so that it can run in any thread. */
export interface Work<Context, Result> {
  /** Takes what is known of the workspace to which the next files belong. */
  enter(context: Context): void;
  /** Returns what a text has, as plain data, or `undefined` if it has nothing. */
  read(text: string, file: string): Result | undefined;
}

/** A file in which something was found, or which could not be read. */
export interface ScannedFile<Result> {
  readonly file: string;
  readonly result?: Result;
  /** Why the file was not read, for the user. */
  readonly problem?: string;
}

/** A mention with its position in a file. */
export interface FoundMention {
  readonly text: string;
  readonly start: Position;
  readonly end: Position;
  readonly papers: readonly { readonly citekey: string; readonly title: string }[];
}
