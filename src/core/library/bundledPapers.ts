import papers from "#data/papers.json";
import type { Paper } from "../paper";

/** The papers that CiteLens brings along, as the build made them from the seeds, in the seeds' order. */
export const bundledPapers: readonly Paper[] = papers as readonly Paper[];
