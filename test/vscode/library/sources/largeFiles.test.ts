import assert from "node:assert/strict";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { reporters } from "mocha";
import * as vscode from "vscode";
import { gunzip, TooLarge } from "../../../../src/vscode/platform/readText";
import { cardsAt, plain, until, useSettings } from "../../editing";
import { useTemporaryFolder } from "../../temporaryFolder";

const megabyte = 1024 * 1024;
/** Members of gzip may follow each other, see RFC 1952, section 2.2. */
const blanks = gzipSync(Buffer.alloc(megabyte, " "), { level: 9 });

function packed(megabytes: number, entry: string): Uint8Array {
  return Buffer.concat([gzipSync(entry), ...Array.from({ length: Math.max(0, megabytes) }, () => blanks)]);
}

function entryOf(name: string): string {
  return `@misc{${name.toLowerCase()}, title = {${name}: A Net}, author = {Large, A}}\n`;
}

async function cardOf(name: string): Promise<string> {
  const document = await vscode.workspace.openTextDocument({ language: "python", content: name });
  const [found] = await cardsAt(document.uri, new vscode.Position(0, 1));
  return found ? plain(found.content.value) : "";
}

describe("files above the bound", () => {
  const { folder } = useTemporaryFolder("large-files");
  const set = useSettings();
  const asked: (readonly unknown[])[] = [];
  const told: string[] = [];
  let answer: string | undefined;
  const { showWarningMessage, showInformationMessage } = vscode.window;

  before(() => {
    Object.assign(vscode.window, {
      showWarningMessage: (...question: readonly unknown[]) => {
        asked.push(question);
        return Promise.resolve(answer);
      },
      showInformationMessage: (message: string) => Promise.resolve(void told.push(message)),
    });
  });
  beforeEach(() => {
    asked.length = 0;
    told.length = 0;
    answer = undefined;
  });
  after(async () => {
    Object.assign(vscode.window, { showWarningMessage, showInformationMessage });
    await vscode.commands.executeCommand("citelens.undoImport");
  });

  async function write(name: string, content: Uint8Array): Promise<vscode.Uri> {
    const file = vscode.Uri.file(path.join(folder(), name));
    await vscode.workspace.fs.writeFile(file, content);
    return file;
  }

  /** The second folder of the workspace. */
  function inWorkspace(name: string): vscode.Uri {
    const uri = vscode.workspace.workspaceFolders?.[1]?.uri;
    assert.ok(uri);
    return vscode.Uri.joinPath(uri, name);
  }

  const questions = (name: string): (readonly unknown[])[] => asked.filter((question) => JSON.stringify(question).includes(name));

  it("are counted up to what can be read, and no further", async () => {
    const bytes = packed(3, "");
    const rows: readonly (readonly [most: number, counted: number | undefined, expected: number | RegExp])[] = [
      [3 * megabyte, undefined, /^$/],
      [3 * megabyte - 1, 4 * megabyte, 3 * megabyte],
      [megabyte, 3 * megabyte, 3 * megabyte],
      [megabyte, 3 * megabyte - 1, /more than 3 MB when it is unpacked/],
      [megabyte, undefined, /more than 1 MB when it is unpacked/],
    ];
    for (const [most, counted, expected] of rows) {
      const error: unknown = await gunzip(bytes, most, counted).then(
        () => new Error(""),
        (thrown: unknown) => thrown,
      );
      assert.ok(error instanceof Error);
      if (typeof expected === "number") {
        assert.ok(error instanceof TooLarge);
        assert.equal(error.bytes, expected);
      } else {
        assert.match(error.message, expected);
        assert.ok(!(error instanceof TooLarge));
      }
    }
  });

  it("are asked about once if the settings name them, and stay unread after Cancel", async () => {
    answer = "Cancel";
    const file = await write("cancelled.bib.gz", packed(257, entryOf("CancelledNet")));
    await set("libraries", [file.fsPath]);
    await until(() => questions("cancelled").length > 0, "a question");
    assert.deepEqual(questions("cancelled")[0]?.slice(1), ["Read Anyway", "Cancel"]);
    assert.match(String(questions("cancelled")[0]?.[0]), /cancelled\.bib\.gz was not read: .*compressed.* 257 MB when it is unpacked/);
    const other = await write("other.bib", Buffer.from(entryOf("OtherLargeNet")));
    await set("libraries", [file.fsPath, other.fsPath]);
    await until(async () => (await cardOf("OtherLargeNet")) !== "", "the other file");
    assert.equal(questions("cancelled").length, 1);
    assert.equal(await cardOf("CancelledNet"), "");
  });

  it("are read after Read Anyway", async function () {
    this.timeout(180_000);
    answer = "Read Anyway";
    const file = await write("accepted.bib.gz", packed(257, entryOf("AcceptedNet")));
    const start = performance.now();
    await set("libraries", [file.fsPath]);
    await until(async () => /A Net/.test(await cardOf("AcceptedNet")), "the file", 120_000);
    reporters.Base.consoleLog(`      257 MB are read after ${Math.round(performance.now() - start)} ms`);
    assert.equal(questions("accepted").length, 1);
    await set("libraries", []);
  });

  it("are asked about when the user imports them", async function () {
    this.timeout(180_000);
    const file = await write("imported.bib.gz", packed(257, entryOf("ImportedLargeNet")));
    await vscode.commands.executeCommand("citelens.importPapers", file.toString());
    assert.equal(questions("imported").length, 1);
    assert.match(JSON.stringify(questions("imported")[0]), /is large.*"modal":true.*257 MB when it is unpacked.*"Read Anyway"/);
    assert.match(told.join("\n"), /no papers were found.*more than 256 MB when it is unpacked/);
    assert.equal(await cardOf("ImportedLargeNet"), "");
    answer = "Read Anyway";
    await vscode.commands.executeCommand("citelens.importPapers", file.toString());
    assert.match(told.at(-1) ?? "", /1 added/);
    await until(async () => /A Net/.test(await cardOf("ImportedLargeNet")), "the paper");
  });

  it("are never asked about if they are the workspace's own", async () => {
    const files = [inWorkspace("own-packed.bib"), inWorkspace("own-plain.bib")] as const;
    await vscode.workspace.fs.writeFile(files[0], packed(65, entryOf("OwnPackedNet")));
    await vscode.workspace.fs.writeFile(files[1], Buffer.concat([Buffer.from(entryOf("OwnPlainNet")), Buffer.alloc(65 * megabyte, " ")]));
    await vscode.workspace.fs.writeFile(inWorkspace("own-small.bib"), Buffer.from(entryOf("OwnSmallNet")));
    await until(async () => (await cardOf("OwnSmallNet")) !== "", "the small file");
    assert.equal(await cardOf("OwnPackedNet"), "");
    assert.equal(await cardOf("OwnPlainNet"), "");
    assert.deepEqual(asked, []);
    for (const file of [...files, inWorkspace("own-small.bib")]) {
      await vscode.workspace.fs.delete(file);
    }
  });

  it("are refused by name if that is not an address", async () => {
    const { showErrorMessage } = vscode.window;
    const errors: string[] = [];
    Object.assign(vscode.window, { showErrorMessage: (message: string) => Promise.resolve(void errors.push(message)) });
    try {
      for (const name of ["file:////x.bib", "no address", "\ud800:x", "a\0:b"]) {
        errors.length = 0;
        await vscode.commands.executeCommand("citelens.importPapers", name);
        assert.match(errors.join(), /is not the address of a file/, JSON.stringify(name));
      }
    } finally {
      Object.assign(vscode.window, { showErrorMessage });
    }
  });
});
