import type { FileText } from "./decodeFast";
import type { MentionLookUp } from "../../core/mentions/createMentionMatcher";

/** Reads texts. It has nothing but its own data, so that it can run in any thread. */
export interface Work<Result> {
  /** Takes the texts at the root of the workspace to which the next files belong. */
  enter(texts: readonly string[]): void;
  /** Returns what a file has, as plain data, or `undefined` if it has nothing. A binary file has no text. */
  read(content: FileText, file: string): Result | undefined;
}

/** Names what a scan looks for, and creates the work of it. */
export interface Task<Result> {
  /** Finds the task in another thread. */
  readonly name: TaskName;
  create(lookUp: MentionLookUp): Work<Result>;
}

export type TaskName = "mentions" | "places";

/** A file in which something was found, or which could not be read. */
export interface ScannedFile<Result> {
  readonly file: string;
  readonly result?: Result;
  /** Why the file was not read, for the user. */
  readonly problem?: string;
  readonly isTooLarge?: boolean;
}
