import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { reporters } from "mocha";
import * as vscode from "vscode";
import { filesMatching } from "../../../src/vscode/platform/filesMatching";
import { createLimitQuestion, type Limit } from "../../../src/vscode/platform/limitQuestion";
import { bibliographiesOf } from "../../../src/vscode/documents/namedBibliographies";
import { cardsAt, plain, until, useSettings } from "../editing";
import { useTemporaryFolder } from "../temporaryFolder";

/** The second folder of the workspace. */
function folder(): vscode.Uri {
  const uri = vscode.workspace.workspaceFolders?.[1]?.uri;
  assert.ok(uri);
  return uri;
}

function write(uri: vscode.Uri, content: string | Uint8Array): Thenable<void> {
  return vscode.workspace.fs.writeFile(uri, typeof content === "string" ? new TextEncoder().encode(content) : content);
}

/** Waits until the card of a name matches. For `undefined`, waits until there is no card. */
async function follows(name: string, expected: RegExp | undefined): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: "python", content: name });
  let card: string | undefined;
  const isSo = async (): Promise<boolean> => {
    const [found] = await cardsAt(document.uri, new vscode.Position(0, 1));
    card = found && plain(found.content.value);
    return expected ? expected.test(card ?? "") : card === undefined;
  };
  await until(isSo, () => `${name}: ${card ?? "no card"}`);
}

describe("large sources", () => {
  const { folder: temporary, log } = useTemporaryFolder("large");
  const set = useSettings();

  it("are searched for in a limited number of folders, and in all if the user agrees", async () => {
    const root = vscode.Uri.file(temporary());
    for (const name of ["a/one", "a/two", "b/one", "c/d/one"]) {
      await write(vscode.Uri.joinPath(root, "globs", `${name}.bib`), "");
    }
    const glob = vscode.Uri.joinPath(root, "globs/**/*.bib");
    const names = ({ files }: { readonly files: readonly vscode.Uri[] }): string[] =>
      files.map(({ path }) => path.split("/globs/")[1] ?? "");
    const some = await filesMatching(glob, 2);
    assert.deepEqual([names(some), some.isWhole], [["a/one.bib", "a/two.bib"], false]);
    const all = await filesMatching(glob, Number.POSITIVE_INFINITY);
    assert.deepEqual([names(all), all.isWhole], [["a/one.bib", "a/two.bib", "b/one.bib", "c/d/one.bib"], true]);
  });

  it("are read only after the user agrees, who is asked once", async () => {
    const { showWarningMessage } = vscode.window;
    const asked: unknown[] = [];
    const answers: (string | undefined)[] = [undefined, "Read It"];
    Object.assign(vscode.window, {
      showWarningMessage: (...question: readonly unknown[]) => {
        asked.push(question);
        return Promise.resolve(answers.shift());
      },
    });
    try {
      let accepted = 0;
      const kept = new Map<string, unknown>();
      const storage: vscode.Memento = {
        keys: () => [...kept.keys()],
        get: <T>(key: string, otherwise?: T) => (kept.get(key) ?? otherwise) as T,
        update: (key, value) => Promise.resolve(void kept.set(key, value)),
      };
      const isAccepted = createLimitQuestion(log, storage, () => accepted++);
      const limit = (id: string): Limit => ({
        id,
        message: `${id} has 90 MB.`,
        acceptLabel: "Read It",
      });
      assert.deepEqual([isAccepted(limit("one")), isAccepted(limit("one")), isAccepted(limit("two"))], [false, false, false]);
      await until(() => accepted === 1, "the answer");
      assert.deepEqual([isAccepted(limit("one")), isAccepted(limit("two"))], [false, true]);
      const isAcceptedNext = createLimitQuestion(log, storage, () => undefined);
      assert.equal(isAcceptedNext(limit("two")), true, "at the next start");
      assert.deepEqual(asked, [
        ["CiteLens: one has 90 MB.", "Read It"],
        ["CiteLens: two has 90 MB.", "Read It"],
      ]);
    } finally {
      Object.assign(vscode.window, { showWarningMessage });
    }
  });

  it("show at most 500 problems each, and one more that counts the rest", async () => {
    const file = vscode.Uri.joinPath(folder(), "faulty.bib");
    await write(file, `${"@misc{a, author = {No Title}}\n".repeat(600)}@misc{b, title = {SoundNet: A Sound One}, author = {So, U}}\n`);
    const problems = (): vscode.Diagnostic[] => vscode.languages.getDiagnostics(file).filter(({ source }) => source === "CiteLens");
    await until(() => problems().length > 0, "problems");
    assert.equal(problems().length, 501);
    assert.match(problems().at(-1)?.message ?? "", / \(\d+ more problems after this one are not shown\)$/);
    await follows("SoundNet", /A Sound One.*faulty\.bib, line 601/);
    await vscode.workspace.fs.delete(file);
    await until(() => problems().length === 0, "no problems");
  });

  it("are opened by VS Code itself if extensions get no text of them", async () => {
    const file = vscode.Uri.joinPath(folder(), "packed.json.gz");
    await write(
      file,
      gzipSync(JSON.stringify([{ id: "packed2031", title: "PackedNet: A Packed One", author: [{ family: "Pa", given: "C" }] }])),
    );
    await set("libraries", ["packed.json.gz"]);
    await follows("PackedNet", /A Packed One.*packed\.json\.gz/);
    await vscode.commands.executeCommand("citelens.showSource", "packed2031");
    await until(() => vscode.window.tabGroups.activeTabGroup.activeTab?.label === "packed.json.gz", "a tab of the file");
    await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
    await vscode.workspace.fs.delete(file);
    await follows("PackedNet", undefined);
  });

  it("may be named at the end of a long document", async () => {
    const words = "All of this is prose. ".repeat(100_000);
    const document = {
      uri: vscode.Uri.joinPath(folder(), "long.tex"),
      isUntitled: false,
      languageId: "latex",
      getText: () => `${words}\n\\bibliography{behind}\n`,
    };
    assert.deepEqual((await bibliographiesOf(document)).map(String), [vscode.Uri.joinPath(folder(), "behind.bib").toString()]);
  });

  it("show an edit in one entry of a thousand", async () => {
    const file = vscode.Uri.joinPath(folder(), "thousands.bib");
    const entry = (number: number): string =>
      `@inproceedings{made${number}, title = {Some Findings of Number ${number}}, author = {Ma, D${number}}, year = {2031},\n  abstract = {We look at what number ${number} has to say, and find that it says little.}}\n`;
    await write(file, Array.from({ length: 1_000 }, (_, number) => entry(number)).join(""));
    await follows("Some Findings of Number 999", /thousands\.bib, line 1999/);
    const document = await vscode.workspace.openTextDocument(file);
    const editor = await vscode.window.showTextDocument(document);
    const at = document.positionAt(document.getText().indexOf("Some Findings of Number 500}"));
    const start = performance.now();
    await editor.edit((builder) => {
      builder.insert(at, "GlimNet: ");
    });
    await follows("GlimNet", /Some Findings of Number 500.*thousands\.bib, line 1001/);
    reporters.Base.consoleLog(`      an edit among 1,000 entries is shown after ${Math.round(performance.now() - start)} ms`);
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await vscode.workspace.fs.delete(file);
    await follows("GlimNet", undefined);
  });
});
