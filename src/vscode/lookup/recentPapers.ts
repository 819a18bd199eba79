import type * as vscode from "vscode";

/** The key under which they are stored. `extension.ts` names it to Settings Sync. */
export const recentPapersKey = "recentPapers";
const maxRecentPapers = 20;

/** The papers used last, kept from session to session. */
export interface RecentPapers {
  /** Returns the citekeys, newest first. */
  citekeys(): readonly string[];
  add(citekeys: readonly string[]): void;
}

/**
 * Reads and writes VS Code's storage for extensions. Keeps the citekeys in memory, too, because the storage may return a new
 * value late.
 */
export function createRecentPapers(storage: vscode.Memento): RecentPapers {
  let citekeys = texts(storage.get(recentPapersKey));
  return {
    citekeys: () => citekeys,
    add(used) {
      citekeys = [...new Set([...used, ...citekeys])].slice(0, maxRecentPapers);
      void storage.update(recentPapersKey, citekeys);
    },
  };
}

function texts(stored: unknown): readonly string[] {
  return Array.isArray(stored) ? stored.filter((one) => typeof one === "string") : [];
}
