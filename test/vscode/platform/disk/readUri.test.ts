import assert from "node:assert/strict";
import * as vscode from "vscode";
import { readUri, statUri } from "../../../../src/vscode/platform/disk/readUri";
import { useTemporaryFolder } from "../../temporaryFolder";

describe("reading a local file without VS Code", () => {
  const { folder } = useTemporaryFolder("disk");
  const at = (name: string): vscode.Uri => vscode.Uri.joinPath(vscode.Uri.file(folder()), name);

  it("returns what VS Code's file API returns", async () => {
    await vscode.workspace.fs.writeFile(at("refs ü%20.bib"), new TextEncoder().encode("@misc{über, title = {Über}}"));
    for (const uri of [at("refs ü%20.bib"), vscode.Uri.file(folder())]) {
      const { type, mtime, size } = await statUri(uri);
      const wanted = await vscode.workspace.fs.stat(uri);
      assert.deepEqual({ type, mtime, size }, { type: wanted.type, mtime: wanted.mtime, size: wanted.size });
    }
    assert.deepEqual([...(await readUri(at("refs ü%20.bib")))], [...(await vscode.workspace.fs.readFile(at("refs ü%20.bib")))]);
  });

  const wrong: readonly (readonly [what: string, ask: () => Promise<unknown>])[] = [
    ["a file that is not there", () => readUri(at("none.bib"))],
    ["the stat of that file", () => statUri(at("none.bib"))],
    ["a file in a folder that is not there", () => readUri(at("none/none.bib"))],
    ["a folder read as a file", () => readUri(vscode.Uri.file(folder()))],
  ];
  for (const [what, ask] of wrong) {
    it(`fails like that for ${what}`, async () => {
      await assert.rejects(ask, vscode.FileSystemError);
    });
  }

  it("reports a missing file as FileNotFound", async () => {
    await assert.rejects(readUri(at("none.bib")), { code: "FileNotFound" });
    await assert.rejects(statUri(at("none.bib")), { code: "FileNotFound" });
  });

  it("asks VS Code about files that are not on a disk", async () => {
    await assert.rejects(statUri(vscode.Uri.parse("citelens-none:/refs.bib")), /citelens-none/);
  });
});
