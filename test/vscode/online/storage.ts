import type * as vscode from "vscode";

/** Returns a storage that lasts for a test. */
export function createStorage(): vscode.Memento {
  const kept = new Map<string, unknown>();
  return {
    keys: () => [...kept.keys()],
    get: (key: string, fallback?: unknown) => kept.get(key) ?? fallback,
    update: (key, value) => {
      kept.set(key, value);
      return Promise.resolve();
    },
  } as vscode.Memento;
}
