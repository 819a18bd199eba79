import type { Paper } from "../../../paper";
import { createStemSet, type StemSet } from "../stems";
import { topicOf } from "./blocks";

/** The subject of a paper. */
export interface PaperTopic {
  readonly vector: Int32Array;
  /** The hashes of the stems of its title and long forms. */
  readonly words: StemSet;
}

/** Returns the topic of a paper's title and long forms, not of its abstract: most papers of a library have none. */
export function createPaperTopic({ title, aliases }: Paper, name?: string): PaperTopic {
  const texts = new Set([
    title,
    ...aliases.map(({ long }) => long ?? ""),
    ...aliases.filter(({ kind }) => kind === "long-form").map(({ text }) => text),
  ]);
  const text = [...texts].filter((one) => one !== "" && one !== name).join("\n");
  const { vector, words } = topicOf(text, 0, text.length);
  return { vector: vector(), words: createStemSet(words) };
}
