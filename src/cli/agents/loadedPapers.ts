import { stat } from "node:fs/promises";
import { createLibrary, type Library } from "../../core/library/createLibrary";
import { keysInSources } from "../../core/library/createPaperKeys";
import { type MergedPapers, mergeSources } from "../../core/library/mergeSources";
import { createMentionMatcher, type MentionMatcher } from "../../core/mentions/createMentionMatcher";
import { once } from "../../core/once";
import type { Paper } from "../../core/paper";
import { createSearchIndex } from "../../core/search/createSearchIndex";
import type { SearchIndex } from "../../core/search/searchIndex";
import { runToEnd } from "../../core/sliced";
import type { KnownPaper } from "../../core/tools/agentTool";
import type { Invocation } from "../command";
import { loadSources, type NamedSource } from "../papers";
import { loadWordVectors } from "../wordVectors";

/** The papers of the libraries, with their look-ups. */
export interface LoadedPapers {
  readonly own: readonly NamedSource[];
  readonly bundled: readonly NamedSource[];
  readonly library: Library;
  /** Returns a paper with what each source has of it. */
  known(paper: Paper): KnownPaper;
  isOwn(citekey: string): boolean;
  /** Each is created when it is first needed. */
  readonly index: () => Promise<SearchIndex>;
  readonly matcher: () => MentionMatcher;
}

/** Creates a loader, which reads the libraries when it is first called, and again after one of the files has changed. */
export function createLoader(invocation: Invocation): () => Promise<LoadedPapers> {
  let [read, loaded]: [string, Promise<LoadedPapers> | undefined] = ["", undefined];
  return async () => {
    const now = await stampOf(invocation.libraryFiles);
    if (!loaded || now !== read) {
      [read, loaded] = [now, load(invocation)];
      loaded.catch(() => {
        loaded = undefined;
      });
    }
    return loaded;
  };
}

async function stampOf(files: readonly string[]): Promise<string> {
  const stamps = files.map((file) =>
    stat(file).then(
      ({ mtimeMs, size }) => `${mtimeMs} ${size}`,
      () => "missing",
    ),
  );
  return (await Promise.all(stamps)).join("\n");
}

async function load(invocation: Invocation): Promise<LoadedPapers> {
  const { own, bundled } = await loadSources(invocation);
  const sources = [...own, ...bundled];
  const merged = runToEnd(mergeSources(sources.map(({ papers }) => papers)));
  const keys = keysInSources(merged);
  let index: Promise<SearchIndex> | undefined;
  return {
    own,
    bundled,
    library: createLibrary(merged.papers, (citekey) => keys.get(citekey)),
    known: (paper) => knownPaper(paper, sources, merged),
    isOwn: (citekey) => (merged.origins.get(citekey)?.[0]?.source ?? Infinity) < own.length,
    index: () => (index ??= createIndex(merged.papers, invocation)),
    matcher: once(() => createMentionMatcher(merged.papers)),
  };
}

async function createIndex(papers: readonly Paper[], invocation: Invocation): Promise<SearchIndex> {
  const index = createSearchIndex(papers);
  const words = await loadWordVectors(invocation);
  if (words) {
    runToEnd(index.learnWords(words));
  }
  return index;
}

function knownPaper(paper: Paper, sources: readonly NamedSource[], { origins }: MergedPapers): KnownPaper {
  const versions = (origins.get(paper.citekey) ?? []).flatMap(({ source, index }) => {
    const [from, version] = [sources[source], sources[source]?.papers[index]];
    return from && version ? [{ source: from.name, paper: version }] : [];
  });
  return { paper, sources: [...new Set(versions.map(({ source }) => source))], versions };
}
