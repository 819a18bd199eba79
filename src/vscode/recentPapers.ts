import type * as vscode from "vscode";

const storageKey = "recentPapers";
const mostKept = 20;

/** The citekeys of the papers used last, newest first, kept from session to session. */
export interface RecentPapers {
  citekeys(): readonly string[];
  add(citekeys: readonly string[]): void;
}

/** Keeps them in VS Code's storage for extensions. */
export function createRecentPapers(storage: vscode.Memento): RecentPapers {
  const citekeys = (): readonly string[] => {
    const stored: unknown = storage.get(storageKey);
    return Array.isArray(stored) ? stored.filter((one) => typeof one === "string") : [];
  };
  return {
    citekeys,
    add(used) {
      void storage.update(storageKey, [...new Set([...used, ...citekeys()])].slice(0, mostKept));
    },
  };
}
