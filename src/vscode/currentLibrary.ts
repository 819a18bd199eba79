import * as vscode from "vscode";
import { createLibrary, type Library } from "../core/library/createLibrary";
import { createMentionMatcher, type MentionMatcher } from "../core/mentions/createMentionMatcher";
import type { Paper } from "../core/paper";
import { createSearchIndex, type SearchIndex } from "../core/search/createSearchIndex";

/** The library in force and what is looked up in it; each look-up is made when it is first asked for. */
export interface CurrentLibrary extends vscode.Disposable {
  papers(): readonly Paper[];
  library(): Library;
  matcher(): MentionMatcher;
  searchIndex(): SearchIndex;
  /** Other papers, or other muted names, from now on. Nothing happens where both are what they were. */
  replace(papers: readonly Paper[], mutedNames: readonly string[]): void;
  readonly onDidChange: vscode.Event<void>;
}

interface LookUps {
  readonly papers: readonly Paper[];
  readonly mutedNames: readonly string[];
  library?: Library;
  matcher?: MentionMatcher;
  searchIndex?: SearchIndex;
}

/** The papers given, without the muted names. */
export function createCurrentLibrary(papers: readonly Paper[], mutedNames: readonly string[]): CurrentLibrary {
  const changed = new vscode.EventEmitter<void>();
  let current: LookUps = { papers, mutedNames };
  return {
    papers: () => current.papers,
    library: () => (current.library ??= createLibrary(current.papers)),
    matcher: () => (current.matcher ??= createMentionMatcher(current.papers, { muted: current.mutedNames })),
    searchIndex: () => (current.searchIndex ??= createSearchIndex(current.papers)),
    replace(newPapers, newMutedNames) {
      if (newPapers === current.papers && isSameList(newMutedNames, current.mutedNames)) {
        return;
      }
      const kept = newPapers === current.papers ? keepPaperLookUps(current) : {};
      current = { ...kept, papers: newPapers, mutedNames: newMutedNames };
      changed.fire();
    },
    onDidChange: changed.event,
    dispose: () => {
      changed.dispose();
    },
  };
}

/** Muted names concern the matcher alone. */
function keepPaperLookUps({ library, searchIndex }: LookUps): Partial<LookUps> {
  return { ...(library ? { library } : {}), ...(searchIndex ? { searchIndex } : {}) };
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, position) => text === other[position]);
}
