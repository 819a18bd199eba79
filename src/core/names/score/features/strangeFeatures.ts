import { isFieldTerm } from "../../../words/fieldTerms";
import type { ScoredCandidate } from "../candidateList";
import type { FeatureSink } from "./featureSink";
import type { Shape } from "./shapeFeatures";

/** How an abstract uses a candidate. */
export interface Use {
  readonly candidate: ScoredCandidate;
  readonly shape: Shape;
  /** The features of all its places. */
  readonly around: ReadonlySet<string>;
  readonly isShortForm: boolean;
  readonly isUsedAgain: boolean;
  /** The paper speaks of itself where the candidate stands first, or before. */
  readonly isAfterOwn: boolean;
}

/** Gives how an abstract uses a word that is neither English nor a term of the field, and so is some paper's name. */
export function readStrange(use: Use, sink: FeatureSink): void {
  if (!isStrange(use.candidate.text, use.shape) || use.shape === "unknown word") {
    return;
  }
  sink("strange");
  if (use.isShortForm) {
    readStrangeShortForm(use, sink);
  }
  for (const feature of combined) {
    if (use.around.has(feature)) {
      sink(`strange, ${feature}`);
    }
  }
  if (use.isUsedAgain) {
    sink("strange, again");
  }
  if (use.isAfterOwn) {
    sink("strange, after the paper speaks of itself");
  }
}

/** Returns whether a candidate is one word, and neither an English word nor a term of the field. */
export function isStrange(text: string, shape: Shape): boolean {
  return shape !== "word" && !text.includes(" ") && !isFieldTerm(text);
}

/** The features of places that weigh more for a strange word. */
const combined = [
  "introduced, direct",
  "introduced, set off",
  "long form: introduced, direct",
  "named before it",
  "long form: named before it",
] as const;

function readStrangeShortForm({ candidate: { long }, isAfterOwn }: Use, sink: FeatureSink): void {
  sink("strange, short form");
  if (long !== undefined && !isFieldTerm(long)) {
    sink("strange, short form, strange long form");
    if (isAfterOwn) {
      sink("strange, short form, strange long form, after the paper speaks of itself");
    }
  }
}
