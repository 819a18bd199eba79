import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import { writeWhole } from "../../../src/vscode/platform/writeWhole";
import { useTemporaryFolder } from "../temporaryFolder";

const hourMs = 60 * 60 * 1000;

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

describe("writing a file as a whole", () => {
  const { folder } = useTemporaryFolder("whole");
  const at = (name: string): string => path.join(folder(), name);
  const write = (name: string, text: string): Promise<void> => writeWhole(vscode.Uri.file(at(name)), bytes(text));

  it("makes the folder, replaces what was there, and leaves nothing beside it", async () => {
    await write("new/kept.index", "one");
    await write("new/kept.index", "two");
    assert.equal(readFileSync(at("new/kept.index"), "utf8"), "two");
    assert.deepEqual(readdirSync(at("new")), ["kept.index"]);
  });

  it("lets two windows write at once, and keeps one of both texts whole", async () => {
    const texts = ["a", "b", "c", "d"].map((letter) => letter.repeat(1_000_000));
    await Promise.all(texts.map((text) => write("shared/kept.index", text)));
    assert.ok(texts.includes(readFileSync(at("shared/kept.index"), "utf8")));
    assert.deepEqual(readdirSync(at("shared")), ["kept.index"]);
  });

  it("never lets a reader of the disk miss the file", async () => {
    const texts = ["a", "b"].map((letter) => letter.repeat(100_000));
    await write("read/kept.index", texts[0] ?? "");
    const progress = { isDone: false };
    const writing = (async (): Promise<void> => {
      for (let count = 0; count < 20; count++) {
        await write("read/kept.index", texts[count % 2] ?? "");
      }
      progress.isDone = true;
    })();
    while (!progress.isDone) {
      assert.ok(texts.includes(readFileSync(at("read/kept.index"), "utf8")));
      await new Promise((resolve) => setImmediate(resolve));
    }
    await writing;
  });

  it("removes what a closed window left of the same file, and nothing else", async () => {
    const old = Date.now() - 2 * hourMs;
    const others = [`other.index.${old}-ab.part`, `kept.index.${Date.now()}-ab.part`, "kept.index.part", `kept.index.${old}-ab.part.txt`];
    await write("left/kept.index", "one");
    for (const name of [`kept.index.${old}-ab.part`, ...others]) {
      writeFileSync(at(`left/${name}`), "");
    }
    await write("left/kept.index", "two");
    assert.deepEqual(readdirSync(at("left")).sort(), ["kept.index", ...others].sort());
  });

  it("keeps the old file and nothing else when writing fails", async () => {
    assert.deepEqual(await leftAfter("writeFile"), { "kept.index": "old" });
  });

  it("keeps the new content beside the file when renaming fails and VS Code has deleted the old file", async () => {
    const left = await leftAfter("rename");
    assert.deepEqual(Object.values(left), ["new"]);
    assert.match(Object.keys(left).join(), /^kept\.index\.\d+-[\da-f]{16}\.part$/);
  });
});

/** Writes a file on a file system on which one operation fails, and returns the texts of the files that are left, by name. */
async function leftAfter(failing: "writeFile" | "rename"): Promise<Readonly<Record<string, string>>> {
  const files = new Map([["/kept.index", "old"]]);
  const registered = vscode.workspace.registerFileSystemProvider("citelens-full", createFullFileSystem(files, failing));
  try {
    await assert.rejects(writeWhole(vscode.Uri.parse("citelens-full:/kept.index"), bytes("new")), /the disk is full/);
  } finally {
    registered.dispose();
  }
  return Object.fromEntries([...files].map(([path, text]) => [path.slice(1), text]));
}

/** A file system on which one operation fails: `writeFile` after half of the file. */
function createFullFileSystem(files: Map<string, string>, failing: "writeFile" | "rename"): vscode.FileSystemProvider {
  const full = new Error("the disk is full");
  return {
    onDidChangeFile: new vscode.EventEmitter<vscode.FileChangeEvent[]>().event,
    watch: () => new vscode.Disposable(() => undefined),
    stat(uri) {
      const text = files.get(uri.path);
      if (text === undefined && uri.path !== "/") {
        throw vscode.FileSystemError.FileNotFound(uri);
      }
      const type = text === undefined ? vscode.FileType.Directory : vscode.FileType.File;
      return { type, ctime: 0, mtime: 1, size: text?.length ?? 0 };
    },
    readDirectory: () => [...files.keys()].map((name) => [name.slice(1), vscode.FileType.File]),
    readFile: (uri) => bytes(files.get(uri.path) ?? ""),
    createDirectory: () => undefined,
    writeFile(uri, content) {
      const text = new TextDecoder().decode(content);
      files.set(uri.path, failing === "writeFile" ? text.slice(0, 1) : text);
      if (failing === "writeFile") {
        throw full;
      }
    },
    delete(uri) {
      files.delete(uri.path);
    },
    rename() {
      throw full;
    },
  };
}
