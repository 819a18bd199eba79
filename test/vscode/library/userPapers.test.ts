import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import { createPaperKeys } from "../../../src/core/library/createPaperKeys";
import type { Paper } from "../../../src/core/paper";
import type { PapersCache } from "../../../src/vscode/library/papersCache";
import { createUserPapers, type UserPapers } from "../../../src/vscode/library/userPapers";
import { until } from "../editing";
import { useTemporaryFolder } from "../temporaryFolder";

/** More papers than are named before they are shown, and enough to be cached for the next start. */
const papers: readonly Paper[] = Array.from({ length: 400 }, (_, number) => ({
  citekey: `made${number}`,
  title: `Some Findings of Number ${number}`,
  authors: [],
  links: [],
  aliases: [],
}));

/** A promise that never settles. */
const never = new Promise<never>(() => undefined);

describe("the user's papers, read from files", () => {
  const { folder, log } = useTemporaryFolder("personal");

  /** Creates the user's papers with `papers` as the imported ones. */
  function library(name: string, cache: Partial<PapersCache>): { personal: UserPapers; published(): readonly Paper[] } {
    const file = path.join(folder(), name);
    writeFileSync(file, JSON.stringify(papers.map(({ citekey, title }) => ({ id: citekey, title }))));
    let published: readonly Paper[] = [];
    const personal = createUserPapers({
      bundled: () => [],
      keys: createPaperKeys(() => []),
      importedFile: vscode.Uri.file(file),
      cache: { load: () => Promise.resolve(undefined), open: () => Promise.resolve(undefined), save: () => Promise.resolve(), ...cache },
      accepted: { keys: () => [], get: () => undefined, update: () => Promise.resolve() },
      log,
      publish: (found) => (published = found),
      published: () => Promise.resolve(),
      mayBegin: Promise.resolve(),
    });
    return { personal, published: () => published };
  }

  async function changes({ personal, published }: ReturnType<typeof library>): Promise<void> {
    await personal.changeImported((known) =>
      Promise.resolve({ papers: [...known, { citekey: "later", title: "What Came Later", authors: [], links: [], aliases: [] }] }),
    );
    assert.ok(published().some(({ citekey }) => citekey === "later"));
    personal.dispose();
  }

  it("follow a change while a cache is still being written", async () => {
    let saves = 0;
    const made = library("kept.json", {
      save: () => {
        saves++;
        return never;
      },
    });
    await until(() => saves > 0, "a cache is written");
    await changes(made);
  });

  it("follow a change while files are still being looked for", async () => {
    const { findFiles } = vscode.workspace;
    Object.assign(vscode.workspace, { findFiles: () => never });
    try {
      const made = library("looked.json", {});
      await until(() => made.published().length === papers.length, "the imported papers");
      await changes(made);
    } finally {
      Object.assign(vscode.workspace, { findFiles });
    }
  });
});
