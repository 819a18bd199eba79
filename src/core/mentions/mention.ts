import type { Alias, Paper } from "../paper";
import type { Clue } from "./judge/score/reasons";
import type { Workspace } from "./judge/score/readWorkspace";
import type { Starts } from "./scan/startsInBytes";

/** An occurrence of an alias in a text; several papers may share it. */
export interface Mention {
  /** Half-open offsets of the matched text, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** The alias of the best paper that was matched. For an id or an address, one of the kind `identifier` that says what it is. */
  readonly alias: Alias;
  /** The papers that share the alias, best first by the evidence in the text. */
  readonly papers: readonly Paper[];
  /** That others share the name, and why the best one is first; only set if there are several. */
  readonly reason?: NamesakeReason;
}

/** Other papers have the name of a mention, too, and something speaks for the first one, or nothing does. */
export interface NamesakeReason {
  readonly kind: "namesakes";
  readonly name: string;
  /** The number of the other papers. */
  readonly others: number;
  readonly because: "cited" | "words" | "spelling" | "nothing";
}

/** A reason why a name is shown or silent. `src/core/cards/formatReason.ts` makes a sentence of it. */
export type ExplanationReason =
  | NamesakeReason
  | { readonly kind: "as-written" | "always-shown" }
  | { readonly kind: "never-shown" | "part" | "longer-name"; readonly name: string }
  /** The text is an id or an address, which `why` describes. */
  | { readonly kind: "address"; readonly why: string }
  | { readonly kind: "meant" | "doubtful"; readonly name: string; readonly clues: readonly Clue[] };

/** The part of a text in which the requested mentions begin. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Why a name is shown as a mention, or why it is not. */
export interface NameExplanation {
  /** Half-open offsets of the name, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  readonly alias: Alias;
  /** The papers that bear the name, best first if it is shown. */
  readonly papers: readonly Paper[];
  readonly isShown: boolean;
  /** The most important first. At least one. */
  readonly reasons: readonly ExplanationReason[];
  /** The identifier that no paper is called, if the name is only a part of it: "ColBERT" with "BERT". */
  readonly whole?: string;
}

/** Finds mentions of papers in texts. */
export interface MentionLookUp {
  /**
   * Returns the mentions that begin in the range (the whole text by default), in order and without overlaps. The text around a
   * name counts as evidence, whatever the range is, and so does the workspace.
   *
   * @param starts what `startsIn` returned for the text, if it is known
   */
  find(text: string, range?: TextRange, workspace?: Workspace, starts?: Starts): Mention[];
  /** Returns where mentions may begin in a text that is given in valid UTF-8; no ranges if it has none. Takes much less time than `find`. */
  startsIn(bytes: Uint8Array): Starts;
  /** Returns the mention at `offset`, or `undefined`. A mention includes its end. Reads only the text nearby. */
  at(text: string, offset: number, workspace?: Workspace): Mention | undefined;
  /**
   * Explains the name in the identifier at `offset`, whether it is a mention or not, or returns `undefined` if no part of the
   * identifier is the name of a paper. Takes much longer than `at`.
   */
  explain(text: string, offset: number, workspace?: Workspace): NameExplanation | undefined;
  /** Returns what a workspace's README, setup files and bibliographies say about the papers. */
  readWorkspace(texts: readonly string[]): Workspace;
}
