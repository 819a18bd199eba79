import { isFieldTerm, termKey } from "../../../words/fieldTerms";
import { shapeOf } from "../../text/nameShape";
import { countWords, includesWord } from "../../text/wholeWords";
import type { ScoredCandidate } from "../candidateList";
import type { ReadPaper } from "../candidates";
import { isAddressOnly } from "./addressFeatures";
import type { FeatureSink } from "./featureSink";
import type { WordPlaces } from "./wordPlaces";

/** Gives how a candidate and the other candidates of its paper are made of each other. `count` counts in the abstract. */
export function readSiblings(
  { text, sources }: ScoredCandidate,
  paper: ReadPaper,
  siblings: readonly ScoredCandidate[],
  count: WordPlaces["count"],
  sink: FeatureSink,
): void {
  if (!isAddressOnly(sources)) {
    for (const sibling of siblings) {
      if (sibling.text !== text && !isAddressOnly(sibling.sources)) {
        readLikeness(text, sibling.text, sink);
        readContainment(text, sibling, paper, count, sink);
        readTheirLongForm(text, sibling, sink);
      }
    }
  }
  if (paper.headName === undefined && siblings.some((sibling) => sibling.sources.has("own short form"))) {
    sink("paper has an own short form");
    if (text.includes(" ")) {
      sink("several words, paper has an own short form");
    }
  }
  if (siblings.some((sibling) => sibling.text !== text && isSure(sibling))) {
    sink("paper has a sure name");
  }
}

/** Gives whether two names share their first or last word: `DSR-Net` and `DSR-Loss`. */
function readLikeness(text: string, other: string, sink: FeatureSink): void {
  const [first = "", ...later] = text.split(/[\s-]/);
  const last = later.at(-1) ?? "";
  if (last === "") {
    return;
  }
  if (first.length >= 2 && shapeOf(first) !== "plain" && !isFieldTerm(first) && other.startsWith(first) && !text.startsWith(other)) {
    sink("begins like another");
  }
  if (last.length >= 3 && shapeOf(last) === "coined" && !isFieldTerm(last) && other.endsWith(last) && !text.endsWith(other)) {
    sink("ends like another");
  }
}

/** Gives whether a candidate is a part of another one, or has another one as a part. */
function readContainment(
  text: string,
  { text: other, sources }: ScoredCandidate,
  { title, headName }: ReadPaper,
  count: WordPlaces["count"],
  sink: FeatureSink,
): void {
  if (other.length > text.length && includesWord(other, text)) {
    const isAlone = count(text) > count(other) || countWords(title, text) > countWords(title, other);
    sink(`${isAlone ? "part" : "only part"} of a ${kindOf(other)}`);
    if (sources.has("head name")) {
      sink("part of the title's name");
    }
  } else if (other.length < text.length && includesWord(text, other)) {
    sink(`a ${kindOf(text)} with another`);
    if (other === headName) {
      sink("made from the title's name");
    }
    if (count(other) > count(text)) {
      sink(`a ${kindOf(text)} with a more frequent one`);
    }
  }
}

function kindOf(text: string): "phrase" | "compound" {
  return text.includes(" ") ? "phrase" : "compound";
}

/** Gives whether a candidate is the long form of another one, or a part of that. */
function readTheirLongForm(text: string, { long, sources }: ScoredCandidate, sink: FeatureSink): void {
  if (long === undefined) {
    return;
  }
  if (long.length > text.length && includesWord(long, text)) {
    sink("part of a long form");
  }
  if (Math.abs(long.length - text.length) <= 3 && termKey(long) === termKey(text)) {
    sink(sources.has("own short form") ? "long form of an own short form" : "long form of a short form");
  }
}

function isSure({ sources }: ScoredCandidate): boolean {
  return sources.has("named surely") || sources.has("introduced surely");
}
