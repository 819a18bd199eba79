import type { Blocks } from "../blocks";
import type { PaperTopic } from "../paperTopic";
import type { WordCandidate } from "../place";

/** The evidence that the rest of the file and the workspace give for a name and its paper. */
export interface Evidence {
  /** Other places of the name in its own spelling, in another one. */
  readonly exactPlaces: number;
  readonly foldedPlaces: number;
  /** The file cites the paper: its id, its address or its whole title. */
  readonly isCited: boolean;
  /** The file has another name of the paper. */
  readonly hasOtherName: boolean;
  /** The README, the setup files or the `.bib` files of the workspace cite the paper, or have the name. */
  readonly isCitedInWorkspace: boolean;
  readonly isNamedInWorkspace: boolean;
  /** The mean score of the workspace's words, 0 if nothing is known. */
  readonly workspaceScore: number;
  /** The number of the workspace's words that are rare in other code. */
  readonly workspaceStrong: number;
  /** The letters of the name are spelt out in the file: 1 as the paper's long form, -1 as other words, 0 not at all. */
  readonly spelling: number;
  /** The papers of other names near the place that are hardly anything else. */
  readonly otherPapers: readonly PaperTopic[];
  /** The number of other papers' names near the place, in any spelling, that are no words. */
  readonly namesNear: number;
}

/** Everything that the features of a place are computed from. */
export interface Place {
  readonly text: string;
  readonly candidate: WordCandidate;
  readonly blocks: Blocks;
  readonly paper: PaperTopic;
  /** The topics of the other papers with the same name. */
  readonly namesakes: readonly PaperTopic[];
  readonly evidence: Evidence;
  /** True if the text is an identifier or a few words, which say nothing about the name. */
  readonly isAlone: boolean;
}
