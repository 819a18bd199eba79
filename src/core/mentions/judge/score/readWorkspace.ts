import { type Topic, topicOf } from "./blocks";
import { chunkSize, createTextReader, type FormLookUp, type Reading } from "./readText";

/** The evidence from the workspace that a text belongs to. */
export interface Workspace {
  readonly readings: readonly Reading[];
  /** The number of its words. */
  readonly words: number;
  /** The mean score of its words. */
  readonly score: number;
  /** The number of them that are rare in code that is not about machine learning. */
  readonly strong: number;
}

/** At most this much of a text is read for the topic of the workspace, in UTF-16 code units. */
const maxTopicLength = 100_000;

/** Returns what texts such as a workspace's README, setup files and bibliographies say about papers. */
export function readWorkspace(lookUp: FormLookUp, texts: readonly string[]): Workspace {
  const readings: Reading[] = texts.flatMap((text) => {
    const reader = createTextReader(lookUp, text);
    return Array.from({ length: Math.ceil(text.length / chunkSize) }, (_, index) => reader.chunk(index));
  });
  const topics = texts.map((text) => topicOf(text, 0, Math.min(text.length, maxTopicLength)));
  return { readings, ...subjectOf(topics) };
}

/** Returns what some topics say together of the subject of a workspace. */
export function subjectOf(topics: readonly Topic[]): Pick<Workspace, "words" | "score" | "strong"> {
  const sum = (of: (topic: Topic) => number): number => topics.reduce((total, topic) => total + of(topic), 0);
  const words = sum((topic) => topic.words.length);
  return { words, score: words === 0 ? 0 : sum(({ score }) => score) / words, strong: sum(({ strong }) => strong) };
}

/** Matches the files at a workspace's root that say what it is about. */
const aboutFile =
  /^(?:(?:readme|citation)[^/]*|setup\.(?:py|cfg)|pyproject\.toml|package\.json|cargo\.toml|go\.mod|cmakelists\.txt|requirements[^/]*\.txt|.*\.bib)$/i;

/** Returns whether a file at the root of a workspace, by its name, is evidence for what the other files mean. */
export function isAboutWorkspace(fileName: string): boolean {
  return aboutFile.test(fileName);
}
