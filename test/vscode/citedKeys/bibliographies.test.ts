import assert from "node:assert/strict";
import * as vscode from "vscode";
import { createPaperKeys } from "../../../src/core/library/createPaperKeys";
import { createSearchIndex } from "../../../src/core/search/createSearchIndex";
import { createBibliographies } from "../../../src/vscode/citedKeys/bibliographies";
import { createPaperLookUps } from "../../../src/vscode/lookup/paperLookUps";
import { userPapers, noLatexRoots } from "../services";

describe("bibliographies are read again", () => {
  const scheme = "citelens-timeless";
  const uri = vscode.Uri.parse(`${scheme}:/refs.bib`);
  let [text, mtime, reads] = ["", 0, 0];
  let registration: vscode.Disposable;

  before(() => {
    const refuse = (): never => {
      throw vscode.FileSystemError.NoPermissions();
    };
    registration = vscode.workspace.registerFileSystemProvider(scheme, {
      onDidChangeFile: new vscode.EventEmitter<vscode.FileChangeEvent[]>().event,
      watch: () => new vscode.Disposable(() => undefined),
      stat: () => ({ type: vscode.FileType.File, ctime: 0, mtime, size: text.length }),
      readFile: () => {
        reads++;
        return new TextEncoder().encode(text);
      },
      readDirectory: () => [],
      writeFile: refuse,
      createDirectory: refuse,
      delete: refuse,
      rename: refuse,
    });
  });

  after(() => {
    registration.dispose();
  });

  const cases = [
    ["each time, on a file system without times, so that an edit of equal length is noticed", 0, ["one", "two"], 2],
    ["only after a change, on a file system with times", 7, ["one", "one"], 1],
  ] as const;
  for (const [title, time, expected, expectedReads] of cases) {
    it(title, async () => {
      const { event } = new vscode.EventEmitter<void>();
      const index = createSearchIndex([]);
      const search = { index: () => index, setPapers: () => undefined, onDidChange: event, dispose: () => undefined };
      const current = createPaperLookUps(() => [], [], { search, keys: createPaperKeys(() => []) });
      const bibliographies = createBibliographies({
        current,
        latexRoots: noLatexRoots,
        personal: userPapers(),
        workspaceState: { keys: () => [], get: () => undefined, update: () => Promise.resolve() },
      });
      [mtime, reads] = [time, 0];
      const keys: (string | undefined)[] = [];
      for (const citekey of ["one", "two"]) {
        text = `@misc{${citekey}, title = {A}}\n`;
        keys.push((await bibliographies.read(uri))?.keys.entries[0]?.citekey);
      }
      assert.deepEqual(keys, expected);
      assert.equal(reads, expectedReads);
      current.dispose();
    });
  }
});
