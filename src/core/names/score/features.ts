import { isUsedAsOwn } from "../text/usage";
import type { ScoredCandidate, Source } from "./candidateList";
import type { ReadPaper } from "./candidates";
import { readAddresses } from "./features/addressFeatures";
import type { FeatureSink } from "./features/featureSink";
import { readKnownParts, readNameCount } from "./features/knownFeatures";
import { readLongFormPlace, readPlace } from "./features/placeFeatures";
import { readShape, type Shape } from "./features/shapeFeatures";
import { readSiblings } from "./features/siblingFeatures";
import { isStrange, readStrange } from "./features/strangeFeatures";
import { readTitle } from "./features/titleFeatures";
import { findOccurrences, type Occurrences, type Place, type WordPlaces } from "./features/wordPlaces";

/** Gives all features of a candidate to `sink`. `siblings` are all candidates of the paper. */
export function readFeatures(
  candidate: ScoredCandidate,
  paper: ReadPaper,
  words: WordPlaces,
  siblings: readonly ScoredCandidate[],
  sink: FeatureSink,
): void {
  const { text } = candidate;
  readSources(candidate, sink);
  const shape = readShape(text, sink);
  readNameCount(text, paper.title, sink);
  readKnownParts(text, sink);
  readTitle(candidate, paper, shape, sink);
  readAddresses(candidate, paper, sink);
  readSiblings(candidate, paper, siblings, words.count, sink);
  const occurrences = findOccurrences(text, paper, words);
  const [first] = occurrences.found;
  sink("times", Math.min(2, Math.log2(1 + occurrences.found.length)));
  if (first === undefined) {
    readAbsence(text, paper.abstract, shape, sink);
    return;
  }
  readWriting(text, paper.abstract, occurrences, shape, sink);
  const around = findAround(candidate, paper, first, occurrences.found);
  for (const feature of around) {
    sink(feature);
  }
  const isAfterOwn = readBegin(first, words, sink);
  const isShortForm = shortFormSources.some((source) => candidate.sources.has(source));
  const isUsedAgain = occurrences.found.length > 1;
  readStrange({ candidate, shape, around, isShortForm, isUsedAgain, isAfterOwn }, sink);
  sink("late", first.sentence / Math.max(1, paper.read.length));
  if (isShortForm && isUsedAgain) {
    sink("short form, used again");
  }
}

const shortFormSources = ["own short form", "short form", "brackets"] as const satisfies readonly Source[];

function readSources({ sources, rule }: ScoredCandidate, sink: FeatureSink): void {
  for (const source of sources) {
    sink(`source: ${source}`);
  }
  if (rule !== undefined && sources.has("short form of others")) {
    sink(`short form: ${rule}`);
  }
}

/** Gives what it means that the abstract does not have a candidate. */
function readAbsence(text: string, abstract: string, shape: Shape, sink: FeatureSink): void {
  if (isStrange(text, shape)) {
    sink("in the title only, strange");
  }
  sink(abstract === "" ? "no abstract" : "not in the abstract");
}

/** Gives whether the abstract writes a candidate as the title does, and whether it speaks of it as the paper's own. */
function readWriting(text: string, abstract: string, { isOtherCase }: Occurrences, shape: Shape, sink: FeatureSink): void {
  if (isOtherCase) {
    sink("in other case");
    sink(`in other case, ${shape}`);
  }
  if (isUsedAsOwn(text, abstract) || isUsedAsOwn(`${text}s`, abstract)) {
    sink("used as its own");
    sink(`used as its own, ${shape}`);
  }
}

/** Abstracts use a name a dozen times at most. */
const mostPlaces = 40;

/** Returns the features of all places of a candidate, and of the first place of its long form. Each one counts once. */
function findAround(
  { text, sources, longStart }: ScoredCandidate,
  { read }: ReadPaper,
  first: Place,
  found: readonly Place[],
): ReadonlySet<string> {
  const around = new Set<string>();
  const firstHome = read[first.sentence];
  if (longStart >= 0 && firstHome !== undefined) {
    readLongFormPlace(firstHome, longStart, (feature) => around.add(`long form: ${feature}`));
  }
  for (const { sentence, at } of found.slice(0, mostPlaces)) {
    const home = read[sentence];
    if (home !== undefined) {
      readPlace(home, at, text, (feature) => around.add(feature));
      // A dash does what brackets do: "Differentiable Semantic Rendering - DSR loss".
      if (sources.has("own short form") && /^[–—-]+$/.test(home.sentence.tokens[at - 1]?.text ?? "")) {
        around.add("bracket before it").add("bracket after it");
      }
    }
  }
  return around;
}

/** Gives where the paper begins to use a candidate. Returns whether it speaks of itself there, or before. */
function readBegin(first: Place, { firstOwn }: WordPlaces, sink: FeatureSink): boolean {
  if (first.sentence < firstOwn) {
    sink("before the paper speaks of itself");
    return false;
  }
  if (first.sentence <= firstOwn + 1) {
    sink("where the paper first speaks of itself");
  }
  return true;
}
