import type * as vscode from "vscode";
import type { BundledSource } from "../../core/library/bundledPapers";
import type { BundledSet } from "../../core/library/bundledSets";
import { type MergedPapers, mergeSources, type Origin } from "../../core/library/mergeSources";
import type { Paper } from "../../core/paper";
import type { PaperNames } from "./paperNames";
import type { PaperSource } from "./sources/paperSource";
import { runSliced } from "../platform/slices";

/** A place of a paper in one of the user's files. */
export interface PaperPlace {
  readonly uri: vscode.Uri;
  /** The line, from 1. `undefined` if it is not known. */
  readonly line?: number;
  /** The file, for messages: `"paper/refs.bib"`. */
  readonly label: string;
  /** The citekey of the paper in that file. */
  readonly citekey: string;
  /** `true` if Zotero has the paper, and the file only repeats it. */
  readonly isInZotero?: boolean;
}

/** The papers of several sources and the bundled ones as one list. */
export interface MergedSources extends MergedPapers {
  /** Returns the places of the paper with this citekey, the most trusted first. Empty for a paper that is only bundled. */
  placesOf(citekey: string): readonly PaperPlace[];
  /** Returns the bundled set that has the paper, or `undefined` if none has. */
  setOf(citekey: string): BundledSet | undefined;
}

/** Returns the bundled papers as if they were merged. They are asked for when they are first needed. */
export function onlyBundled(bundled: () => readonly BundledSource[]): MergedSources {
  const origins = new Map<string, never>();
  return {
    get papers() {
      return bundled().flatMap(({ papers }) => papers);
    },
    origins,
    placesOf: () => [],
    setOf: (wanted) => bundled().find(({ papers }) => papers.some(({ citekey }) => citekey === wanted))?.set,
  };
}

/** Merges in slices: the sources in their order, then the bundled papers. */
export async function mergeInSlices(
  sources: readonly PaperSource[],
  bundled: readonly BundledSource[],
  names: PaperNames,
): Promise<MergedSources> {
  const { papers, origins } = await runSliced(mergeNamed(sources, bundled, names));
  return {
    papers,
    origins,
    placesOf: (citekey) => (origins.get(citekey) ?? []).flatMap((origin) => placeIn(sources[origin.source], origin)),
    setOf: (citekey) =>
      (origins.get(citekey) ?? []).map(({ source }) => bundled[source - sources.length]?.set).find((set) => set !== undefined),
  };
}

/** Papers that get their names in one slice: about a millisecond of work. */
const papersPerSlice = 50;

function* mergeNamed(
  sources: readonly PaperSource[],
  bundled: readonly BundledSource[],
  names: PaperNames,
): Generator<undefined, MergedPapers> {
  const named: Paper[][] = [];
  for (const source of sources) {
    const papers: Paper[] = [];
    for (const paper of source.papers()) {
      papers.push(names.of(paper));
      if (papers.length % papersPerSlice === 0) {
        yield;
      }
    }
    named.push(papers);
  }
  return yield* mergeSources([...named, ...bundled.map(({ papers }) => papers)]);
}

function placeIn(source: PaperSource | undefined, { citekey, index }: Origin): readonly PaperPlace[] {
  if (!source) {
    return [];
  }
  const line = source.lineOf(citekey, index);
  return [
    {
      uri: source.uri,
      citekey,
      label: source.label,
      ...(line === undefined ? {} : { line }),
      ...(source.isOfZotero === true ? { isInZotero: true } : {}),
    },
  ];
}
