import papers from "#data/papers.json";
import type { Paper } from "../paper";

/** The papers that are bundled with CiteLens, in the order of the seeds from which the build made them. */
export const bundledPapers: readonly Paper[] = papers as readonly Paper[];
