import type { Finding } from "../../core/check/finding";
import type { Position } from "../positions";

/** A finding with its file and its place there. */
export interface PlacedFinding extends Finding {
  /** The path as the user gave it, or one below it. */
  readonly file: string;
  readonly from: Position;
  /** Behind the last character. */
  readonly to: Position;
}

/** Formats findings for standard output. */
export interface FindingsFormat {
  /** Returns the text for a finding, if the format writes each at once. */
  readonly add: (finding: PlacedFinding) => string | undefined;
  /** Takes a file that could not be read. */
  readonly addProblem?: (message: string) => void;
  /** Returns what stands behind all findings. */
  readonly end?: () => string;
}
