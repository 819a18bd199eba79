import assert from "node:assert/strict";
import { appendFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import { readUri } from "../../../src/vscode/platform/disk/readUri";
import { cardsAt, plain, until, useSettings } from "../editing";
import { useTemporaryFolder } from "../temporaryFolder";

/** The second folder of the workspace. */
function folder(): vscode.Uri {
  const uri = vscode.workspace.workspaceFolders?.[1]?.uri;
  assert.ok(uri);
  return uri;
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function entryOf(name: string): string {
  return `@misc{${name.toLowerCase()}, title = {${name}: A Net}, author = {Odd, A}}\n`;
}

/** Waits until the card of a name matches, and returns it as Markdown. A missing card is "". */
async function cardThat(name: string, expected: RegExp): Promise<string> {
  const document = await vscode.workspace.openTextDocument({ language: "python", content: name });
  let card = "";
  const isSo = async (): Promise<boolean> => {
    const [found] = await cardsAt(document.uri, new vscode.Position(0, 1));
    card = found?.content.value ?? "";
    return expected.test(plain(card));
  };
  await until(isSo, () => `${name}: ${card}`);
  return card;
}

describe("sources with odd paths", () => {
  const set = useSettings();
  const names = ["100% of it", "50%20off", "a#b", "two  spaces", "brackets [x]", "Größe 大きさ", "it's (mine)"];

  before(async () => {
    // VS Code's watcher misses most changes of files in a new folder inside a new folder.
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder(), "odd/first.bib"), bytesOf(entryOf("OddlyFirstNet")));
    await cardThat("OddlyFirstNet", /\.bib, line 1/);
  });

  after(async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), "odd"), { recursive: true });
  });

  for (const [index, name] of names.entries()) {
    const alias = `Oddly${String.fromCharCode(65 + index)}NamedNet`;

    it(`are found, followed, removed, and shown: ${name}`, async () => {
      const file = vscode.Uri.joinPath(folder(), "odd", name, `${name}.bib`);
      await vscode.workspace.fs.writeFile(file, bytesOf(entryOf(alias)));
      await cardThat(alias, /\.bib, line 1/);
      await vscode.workspace.fs.writeFile(file, bytesOf(`\n\n${entryOf(alias)}`));
      await cardThat(alias, /\.bib, line 3/);
      await vscode.workspace.fs.delete(file);
      await cardThat(alias, /^$/);
      await vscode.workspace.fs.writeFile(file, bytesOf(entryOf(alias)));
      const [, id = "", given = ""] = /\(command:(citelens\.showSource)\?([^) ]*)/.exec(await cardThat(alias, /\.bib, line 1/)) ?? [];
      // Opens the editor last: the file on disk may change before an open editor has noticed.
      await vscode.commands.executeCommand(id, ...(JSON.parse(decodeURIComponent(given)) as unknown[]));
      assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), file.toString());
    });
  }

  it("are found if a document or the settings name them", async () => {
    const file = vscode.Uri.joinPath(folder(), "odd/100% #1/my refs.json");
    await vscode.workspace.fs.writeFile(
      file,
      bytesOf(JSON.stringify([{ id: "odd1", title: "OddlySetNet: A Net", author: [{ family: "Odd" }] }])),
    );
    await set("libraries", ["odd/100% #1/my refs.json"]);
    await cardThat("OddlySetNet", /my refs\.json/);
    await vscode.workspace.getConfiguration("citelens").update("libraries", undefined, vscode.ConfigurationTarget.Global);
    await cardThat("OddlySetNet", /^$/);
    const paper = vscode.Uri.joinPath(folder(), "odd/paper.md");
    await vscode.workspace.fs.writeFile(paper, bytesOf('---\nbibliography: "100% #1/my refs.json"\n---\n'));
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(paper));
    await cardThat("OddlySetNet", /my refs\.json/);
  });
});

/** A file system with one file. `isForbidden` makes it unreadable. */
function createOneFile(): vscode.FileSystemProvider & { text: string; isForbidden: boolean; change(): void } {
  const changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  let mtime = 1;
  return {
    text: "",
    isForbidden: false,
    change() {
      mtime++;
      changed.fire([{ type: vscode.FileChangeType.Changed, uri: vscode.Uri.parse("citelens-odd:///refs.bib") }]);
    },
    onDidChangeFile: changed.event,
    watch: () => new vscode.Disposable(() => undefined),
    stat(uri) {
      if (uri.path !== "/refs.bib") {
        throw vscode.FileSystemError.FileNotFound(uri);
      }
      return { type: vscode.FileType.File, ctime: 0, mtime, size: this.text.length };
    },
    readDirectory: () => [["refs.bib", vscode.FileType.File]],
    readFile(uri) {
      if (this.isForbidden) {
        throw vscode.FileSystemError.NoPermissions(uri);
      }
      return bytesOf(this.text);
    },
    createDirectory: () => undefined,
    writeFile: () => undefined,
    delete: () => undefined,
    rename: () => undefined,
  };
}

describe("sources that cannot be read", () => {
  const set = useSettings();

  it("do not affect others, keep their last papers, and are read once they can be", async () => {
    const files = createOneFile();
    files.text = entryOf("ForbiddenNet");
    files.isForbidden = true;
    const registered = vscode.workspace.registerFileSystemProvider("citelens-odd", files);
    const other = vscode.Uri.joinPath(folder(), "other.bib");
    await set("libraries", ["citelens-odd:///refs.bib"]);
    await vscode.workspace.fs.writeFile(other, bytesOf(entryOf("AllowedNet")));
    await cardThat("AllowedNet", /other\.bib, line 1/);
    await cardThat("ForbiddenNet", /^$/);
    files.isForbidden = false;
    files.change();
    await cardThat("ForbiddenNet", /refs\.bib, line 1/);
    files.isForbidden = true;
    files.change();
    await vscode.workspace.fs.writeFile(other, bytesOf(`\n${entryOf("AllowedNet")}`));
    await cardThat("AllowedNet", /other\.bib, line 2/);
    await cardThat("ForbiddenNet", /refs\.bib, line 1/);
    await vscode.workspace.fs.delete(other);
    await vscode.workspace.getConfiguration("citelens").update("libraries", undefined, vscode.ConfigurationTarget.Global);
    await cardThat("ForbiddenNet", /^$/);
    registered.dispose();
  });
});

describe("reading a file that grows", () => {
  const { folder: temporary } = useTemporaryFolder("growing");

  it("returns at least the content at the beginning, and never a gap", async () => {
    const file = path.join(temporary(), "growing.bib");
    const line = "0123456789\n".repeat(10_000);
    writeFileSync(file, line);
    for (let lines = 1; lines < 30; lines++) {
      const reading = readUri(vscode.Uri.file(file));
      appendFileSync(file, line);
      const text = new TextDecoder().decode(await reading);
      assert.ok(text.length >= lines * line.length, `${text.length} of at least ${lines * line.length}`);
      assert.equal(text, line.repeat(lines + 1).slice(0, text.length));
    }
  });
});
