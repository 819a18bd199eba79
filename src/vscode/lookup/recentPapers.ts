import type * as vscode from "vscode";

const storageKey = "recentPapers";
const maxRecentPapers = 20;

/** The citekeys of the papers used last, newest first, kept from session to session. */
export interface RecentPapers {
  citekeys(): readonly string[];
  add(citekeys: readonly string[]): void;
}

/** Reads them from VS Code's storage for extensions and writes them back; what was written may be read late there, so that they are kept here too. */
export function createRecentPapers(storage: vscode.Memento): RecentPapers {
  let citekeys = texts(storage.get(storageKey));
  return {
    citekeys: () => citekeys,
    add(used) {
      citekeys = [...new Set([...used, ...citekeys])].slice(0, maxRecentPapers);
      void storage.update(storageKey, citekeys);
    },
  };
}

function texts(stored: unknown): readonly string[] {
  return Array.isArray(stored) ? stored.filter((one) => typeof one === "string") : [];
}
