import { fold } from "../../../words/fold";
import { isFieldTerm, termKey } from "../../../words/fieldTerms";
import { headNouns, prepositions } from "../../text/signalWords";
import type { ScoredCandidate, Source } from "../candidateList";
import type { ReadPaper } from "../candidates";
import type { FeatureSink } from "./featureSink";
import { isRareWord, type Shape } from "./shapeFeatures";
import { isSpelledOut } from "./spelledOut";

/** Gives where in the title a candidate or its long form stands, and what stands around it. */
export function readTitle(candidate: ScoredCandidate, paper: ReadPaper, shape: Shape, sink: FeatureSink): void {
  const { text, sources, long } = candidate;
  const { title, headName } = paper;
  for (const source of titleSources) {
    if (sources.has(source)) {
      readTitlePart(text, source, paper.abstract, shape, sink);
    }
  }
  const [head = ""] = title.split(/:\s/);
  if (sources.has("title head") && isSpelledOut(text, title.slice(head.length + 1))) {
    sink("spelt out in the subtitle");
  }
  readNeighbours(text, title, shape, sink);
  if (title.includes(text)) {
    sink("in the title");
    sink(`in the title, ${shape}`);
  } else if (headName !== undefined && headName !== text) {
    sink("title has another name");
  }
  readSpelling(candidate, title, sink);
  if (long !== undefined) {
    readLongForm(long, sink);
  }
}

const titleSources = ["title head", "title", "title lead", "title tail"] as const satisfies readonly Source[];

/** Gives what a candidate that is a part of the title is made of, by the part. */
function readTitlePart(text: string, part: (typeof titleSources)[number], abstract: string, shape: Shape, sink: FeatureSink): void {
  const words = text.split(" ");
  sink(`${part}, ${shape}`);
  if (isFieldTerm(text)) {
    sink(`${part}, term of the field`);
  }
  if (words.some(isRareWord)) {
    sink(`${part}, rare word`);
  }
  if (words.length === 2) {
    sink(`${part}, two words`);
  }
  if (words.length > 1 && fold(abstract).includes(fold(text))) {
    sink(abstract.includes(text) ? `${part}, so in the abstract` : `${part}, in lower case in the abstract`);
  }
}

/** Gives the words that stand before and behind a candidate in the title: "for" behind a method, "via" before it. */
function readNeighbours(text: string, title: string, shape: Shape, sink: FeatureSink): void {
  const at = title.indexOf(text);
  if (at < 0) {
    return;
  }
  const kind = text.includes(" ") ? "several words" : shape.endsWith("word") ? "word" : "coined";
  const before = neighbour(lastWord(title.slice(0, at)), at === 0 ? "start" : "other");
  const rest = title.slice(at + text.length);
  const after = neighbour(/^\s+(\S+)/.exec(rest)?.[1], rest === "" ? "end" : /^s?:/.test(rest) ? ":" : "other");
  sink(`title before: ${before}, ${kind}`);
  sink(`title after: ${after}, ${kind}`);
}

/** Returns the last word of a text that ends in a blank. */
function lastWord(text: string): string | undefined {
  return /\s$/.test(text) ? text.trim().split(/\s+/).at(-1) : undefined;
}

/** Returns a word beside a candidate as itself if it is a small word, else by what it looks like, or `none` for no word. */
function neighbour(word: string | undefined, none: string): string {
  if (word === undefined) {
    return none;
  }
  const lower = word.toLowerCase();
  if (prepositions.has(lower) || /^(?:a|an|the|and|or|is|are|as|using|towards?|can|based|:|--?|[–—])$/.test(lower)) {
    return lower === "an" ? "a" : lower === "are" ? "is" : lower;
  }
  if (word.endsWith(":")) {
    return ":";
  }
  if (headNouns.has(lower)) {
    return "kind";
  }
  return lower.endsWith("ing") ? "…ing" : /^\p{Lu}/u.test(word) ? "Word" : "word";
}

/** Gives whether the title has the long form of a candidate, or words with the candidate's letters. */
function readSpelling({ text, long }: ScoredCandidate, title: string, sink: FeatureSink): void {
  if (long !== undefined && termKey(title).includes(termKey(long))) {
    sink("long form in the title");
    if (termKey(title).startsWith(termKey(long))) {
      sink("long form begins the title");
    }
  } else if (!text.includes(" ") && !title.includes(text) && isSpelledOut(text, title)) {
    sink("title has its letters");
  }
}

function readLongForm(long: string, sink: FeatureSink): void {
  sink("has a long form");
  if (long.split(" ").filter((word) => /^\p{Lu}|\p{Ll}\p{Lu}/u.test(word)).length > 1) {
    sink("long form has capitals");
  }
  if (isFieldTerm(long)) {
    sink("long form is a term of the field");
  }
}
