import assert from "node:assert/strict";
import * as vscode from "vscode";
import { cardsAt, edit, plain, until, useSettings } from "../editing";
import { answer, down, enter, picked, useAsked } from "../window";

/** The second folder of the workspace. */
function folder(): vscode.Uri {
  const uri = vscode.workspace.workspaceFolders?.[1]?.uri;
  assert.ok(uri);
  return uri;
}

function file(name: string): vscode.Uri {
  return vscode.Uri.joinPath(folder(), name);
}

async function read(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

function write(uri: vscode.Uri, text: string): Thenable<void> {
  return vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

/** Returns the text of the card of a name, or "" if there is no card. */
async function cardOver(text: string): Promise<string> {
  const document = await vscode.workspace.openTextDocument({ language: "python", content: text });
  const [card] = await cardsAt(document.uri, new vscode.Position(0, 1));
  return plain(card?.content.value ?? "");
}

/** Waits until the card of a name matches. See `gone` for a card that is to disappear. */
async function follows(text: string, expected: RegExp): Promise<void> {
  let card = "";
  const isSo = async (): Promise<boolean> => {
    card = await cardOver(text);
    return expected.test(card);
  };
  await until(isSo, () => `${text}: ${card}`);
}

const gone = /^$/;

describe("the user's papers", () => {
  const asked = useAsked();
  const set = useSettings();

  it("are found in every folder of the workspace, except a broken entry", async () => {
    await follows("ZorbNet", /Folding Sparse Attention.*Minh Dão.*references\.bib, line 3/);
    await follows("QuillMix", /Ada Okafor.*references\.bib, line 16/);
    await follows("TideFormer", /Jónas Hallgrímsson.*zotero\.bib, line 1/);
    await follows("Attention Is All You Need", /Vaswani.*paper\/references\.bib, line 1/);
  });

  it("are cited by their own keys", async () => {
    for (const [drawn, expected] of [
      ["Zorb|Net", "ZorbNet [@dao2031zorb]"],
      ["Tide|Former", "TideFormer [@hallgrimsson2033TideFormer]"],
    ] as const) {
      const editor = await edit("markdown", drawn);
      await answer(["citelens.insertCitation"], () => picked(asked).then(() => undefined), enter);
      assert.equal(editor.document.getText(), expected);
    }
  });

  it("are merged with bundled papers into one card with the facts of both, under the user's key", async () => {
    const entry =
      "@misc{myownnpo,\n  title = {Negative Preference Optimization},\n  author = {Zhang, Ruiqi},\n  eprint = {2404.05868v2},\n  archivePrefix = {arXiv}\n}";
    await write(file("mine.bib"), entry);
    await follows("NPO", /COLM 2024.*Code\].*mine\.bib, line 1.*myownnpo/);
    await vscode.workspace.fs.delete(file("mine.bib"));
    await follows("NPO", /^(?!.*mine\.bib).*zhang2024negative/);
  });

  /** Returns the problems of reading a file. The findings of the check have codes, and those of a check by another test may be there still. */
  function problemsNow(): vscode.Diagnostic[] {
    return vscode.languages
      .getDiagnostics(file("references.bib"))
      .filter(({ source, code }) => source === "CiteLens" && code === undefined);
  }

  it("show in the Problems view what cannot be read, as a hint", async () => {
    await until(() => problemsNow().length > 0, "problems");
    const problems = problemsNow();
    assert.ok(problems.every(({ severity }) => severity === vscode.DiagnosticSeverity.Information));
    assert.deepEqual(
      problems.map(({ range }) => range.start.line + 1),
      [11, 12],
      JSON.stringify(problems),
    );
  });

  it("show no problems if the setting turns them off", async () => {
    await set("bibliography.problems", false);
    await until(() => problemsNow().length === 0, "no problems");
  });

  it("are opened at their entry", async () => {
    await vscode.commands.executeCommand("citelens.showSource", "okafor2032quillmix");
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), file("references.bib").toString());
    assert.equal(editor.selection.active.line, 15);
  });

  it("follow an unsaved editor, and the file after the editor is closed", async () => {
    const document = await vscode.workspace.openTextDocument(file("references.bib"));
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((builder) => {
      builder.insert(new vscode.Position(0, 0), "@misc{a, title = {VexelNet: Drawing}, author = {Vex, A}}\n\n");
    });
    await follows("VexelNet", /Drawing.*references\.bib, line 1/);
    await follows("ZorbNet", /references\.bib, line 5/);
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await follows("VexelNet", gone);
    await follows("ZorbNet", /references\.bib, line 3/);
  });

  it("follow a file on disk that is edited, broken, deleted, and restored", async () => {
    const text = await read(file("zotero.bib"));
    await write(file("zotero.bib"), text.replace("Tidal Memory", "Lunar Memory"));
    await follows("TideFormer", /Lunar Memory/);
    await write(file("zotero.bib"), "<<<<<<< no entry is left here");
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assert.match(await cardOver("TideFormer"), /Lunar Memory/);
    await vscode.workspace.fs.delete(file("zotero.bib"));
    await follows("TideFormer", gone);
    await write(file("zotero.bib"), text);
    await follows("TideFormer", /Tidal Memory/);
  });

  it("disappear when the user removes them all", async () => {
    const entry = "@misc{leave2031, title = {LeavingNet: Gone}, author = {Lea, V}}";
    await write(file("leaving.bib"), `% mine\n${entry}`);
    await follows("LeavingNet", /Gone.*leaving\.bib, line 2/);
    await write(file("leaving.bib"), "% mine\n");
    await follows("LeavingNet", gone);
    await vscode.workspace.fs.delete(file("leaving.bib"));
  });

  it("disappear with a deleted folder, and come back with it", async () => {
    const moved = vscode.Uri.joinPath(folder(), "../moved");
    await write(vscode.Uri.joinPath(folder(), "deep/in/far.bib"), "@misc{far2031, title = {FarSightNet: Seeing Far}, author = {Far, B}}");
    await follows("FarSightNet", /Seeing Far/);
    await new Promise((resolve) => setTimeout(resolve, 2000));
    await vscode.workspace.fs.rename(vscode.Uri.joinPath(folder(), "deep"), moved);
    await follows("FarSightNet", gone);
    await vscode.workspace.fs.rename(moved, vscode.Uri.joinPath(folder(), "deep"));
    await follows("FarSightNet", /Seeing Far/);
    await new Promise((resolve) => setTimeout(resolve, 2000));
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), "deep"), { recursive: true });
    await follows("FarSightNet", gone);
  });

  it("come from the files in the settings, and disappear with them", async () => {
    await set("libraries", ["zotero.js*"]);
    await follows("TideFormer", /zotero\.bib, line 1\b.*zotero\.json, line \d+.*ebbs and flows/);
    await vscode.workspace.getConfiguration("citelens").update("libraries", undefined, vscode.ConfigurationTarget.Global);
    await follows("TideFormer", /zotero\.bib, line 1\](?!.*zotero\.json)/);
  });

  it("come from files outside the workspace that an open document names", async () => {
    const outside = vscode.Uri.joinPath(folder(), "../outside");
    await write(vscode.Uri.joinPath(outside, "far.bib"), "@misc{far2031, title = {FarSightNet: Seeing Far}, author = {Far, B}}");
    await write(vscode.Uri.joinPath(outside, "paper.tex"), "\\bibliography{far}");
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(vscode.Uri.joinPath(outside, "paper.tex")));
    await follows("FarSightNet", /Seeing Far/);
  });

  it("are imported, counted, and removed by Undo", async () => {
    await vscode.env.clipboard.writeText(
      "@misc{i1, title = {ImportedNet: A Net}, author = {Im, P}}\n@misc{zz, title = {ZorbNet: Folding Sparse Attention into Convolutions}, author = {Dao, Minh}}\n@misc{x, author = {No Title}}",
    );
    await answer(["citelens.importPapers"], down, enter);
    assert.deepEqual(asked.messages, ["CiteLens: 2 added, 1 skipped."]);
    await follows("ImportedNet", /A Net.*your own library, line 2/);
    await answer(["citelens.importPapers"], down, enter);
    assert.match(asked.messages.at(-1) ?? "", /nothing was added, because all 2 papers are already in your library; 1 skipped\.$/);
    asked.choice = "Undo";
    await vscode.env.clipboard.writeText("TY  - JOUR\nTI  - RisenNet: Up\nAU  - Ris, A\nER  - \n");
    await answer(["citelens.importPapers"], down, enter);
    await follows("RisenNet", gone);
    await follows("ImportedNet", /A Net.*your own library, line 2/);
  });

  it("are imported from several files at once, and a file that cannot be read is reported", async () => {
    const files = ["imported/one.ris", "imported/two.yml", "imported/none.rdf", "imported/nowhere.bib"].map(file);
    await write(file("imported/one.ris"), "TY  - JOUR\nTI  - RisenNet: Up\nAU  - Ris, A\nER  - \n");
    await write(file("imported/two.yml"), 'yam:\n  type: Article\n  title: "YamNet: A Root"\n  author: Yam, B\n');
    await write(file("imported/none.rdf"), '<?xml version="1.0"?>\n<rdf:RDF></rdf:RDF>');
    asked.files = files;
    await answer(["citelens.importPapers"], enter);
    assert.deepEqual(asked.messages, ["CiteLens: 2 added, 2 skipped."]);
    await follows("YamNet", /A Root.*your own library/);
    asked.files = files.slice(2, 3);
    await answer(["citelens.importPapers"], enter);
    assert.match(asked.messages.at(-1) ?? "", /no papers were found\. .*none\.rdf:1: This is Zotero RDF, which CiteLens does not read\./);
    await vscode.workspace.fs.delete(file("imported"), { recursive: true });
  });

  it("have their problems listed, and a row leads to its line in the file", async () => {
    await write(file("faulty/refs.bib"), "@misc{ok1, title = {FaultlessNet: A}, author = {Un, D}}\n\n@misc{bad1, author = {No Title}}\n");
    asked.files = [file("faulty/refs.bib")];
    asked.choice = "Show Problems";
    const { showQuickPick } = vscode.window;
    const shown: string[] = [];
    Object.assign(vscode.window, {
      showQuickPick: (rows: readonly vscode.QuickPickItem[], options: vscode.QuickPickOptions) => {
        if (options.title !== "Problems of the Import") {
          return showQuickPick(rows, options);
        }
        shown.push(...rows.map(({ description = "" }) => description));
        return Promise.resolve(rows[0]);
      },
    });
    await answer(["citelens.importPapers"], enter);
    Object.assign(vscode.window, { showQuickPick });
    assert.equal(shown.length, 1);
    assert.match(shown[0] ?? "", /faulty\/refs\.bib:3$/);
    const editor = vscode.window.activeTextEditor;
    assert.match(editor?.document.fileName ?? "", /refs\.bib$/);
    assert.equal(editor?.selection.active.line, 2);
    await vscode.workspace.fs.delete(file("faulty"), { recursive: true });
  });

  it("are not imported from an id or an address, whose page is offered instead", async () => {
    for (const [text, page] of [
      ["2106.09685", "https://arxiv.org/abs/2106.09685"],
      ["https://doi.org/10.1000/182", "https://doi.org/10.1000/182"],
    ] as const) {
      asked.choice = "Open in the Browser";
      await vscode.env.clipboard.writeText(text);
      await answer(["citelens.importPapers"], down, enter);
      assert.match(asked.messages.at(-1) ?? "", /has an id or an address, but no entry/);
      assert.equal(asked.opened.at(-1), page);
    }
    asked.choice = undefined;
    await vscode.env.clipboard.writeText("Attention Is All You Need");
    await answer(["citelens.importPapers"], down, enter);
    assert.match(asked.messages.at(-1) ?? "", /no papers were found\..*Copy an entry of BibTeX/);
  });

  it("stay as they are if an import is cancelled at any moment", async () => {
    const { withProgress } = vscode.window;
    const cancelledAt: string[] = [];
    for (const moment of [/clipboard/, /^2 papers$/]) {
      const source = new vscode.CancellationTokenSource();
      const report = ({ message = "" }: { readonly message?: string }): void => {
        if (moment.test(message)) {
          cancelledAt.push(message);
          source.cancel();
        }
      };
      Object.assign(vscode.window, {
        withProgress: async (_options: vscode.ProgressOptions, task: (...given: readonly unknown[]) => Promise<unknown>) =>
          task({ report }, source.token),
      });
      await vscode.env.clipboard.writeText(
        "@misc{c1, title = {CancelNet: A}, author = {Un, D}}\n@misc{c2, title = {CancelerNet: B}, author = {Un, D}}",
      );
      await answer(["citelens.importPapers"], down, enter);
    }
    Object.assign(vscode.window, { withProgress });
    assert.deepEqual([cancelledAt, asked.messages], [["the clipboard", "2 papers"], []]);
    // The next import finds the library as it was.
    await vscode.env.clipboard.writeText("@misc{c3, title = {StayedNet: C}, author = {Un, F}}");
    await answer(["citelens.importPapers"], down, enter);
    await follows("StayedNet", /your own library/);
    await follows("CancelNet", gone);
  });

  it("are removed by the Undo of their own import, not of a later one", async () => {
    let undoFirst = (): void => undefined;
    const { showInformationMessage } = vscode.window;
    const choice = new Promise<string>((choose) => {
      undoFirst = () => {
        choose("Undo");
      };
    });
    let isShown = false;
    Object.assign(vscode.window, {
      showInformationMessage: () => {
        isShown = true;
        return choice;
      },
    });
    await vscode.env.clipboard.writeText("@misc{u1, title = {FirstComeNet: A}, author = {Un, D}}");
    const importing = answer(["citelens.importPapers"], down, enter);
    await follows("FirstComeNet", /your own library/);
    // The papers are in force before what the import changed is kept, and before the message.
    await until(() => isShown, "the message of the first import");
    Object.assign(vscode.window, { showInformationMessage });
    await vscode.env.clipboard.writeText("@misc{u2, title = {LaterComeNet: B}, author = {Un, E}}");
    await answer(["citelens.importPapers"], down, enter);
    await follows("LaterComeNet", /your own library/);
    undoFirst();
    await importing;
    await follows("FirstComeNet", gone);
    await follows("LaterComeNet", /your own library/);
  });

  it("are exported by a dialog with a title, a name, and the formats that its ending chooses", async () => {
    const { showSaveDialog } = vscode.window;
    const dialogs: vscode.SaveDialogOptions[] = [];
    Object.assign(vscode.window, {
      showSaveDialog: (options: vscode.SaveDialogOptions) => {
        dialogs.push(options);
        return Promise.resolve(undefined);
      },
    });
    await vscode.env.clipboard.writeText("@misc{dialog2031, title = {DialogNet: A}, author = {Un, D}}");
    await answer(["citelens.importPapers"], down, enter);
    await vscode.commands.executeCommand("citelens.exportLibrary");
    Object.assign(vscode.window, { showSaveDialog });
    const [{ title, saveLabel, defaultUri, filters } = {}] = dialogs;
    assert.match(title ?? "", /the ending \.json or \.bib chooses the format/);
    assert.equal(saveLabel, "Export");
    const [first] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(first);
    assert.equal(defaultUri?.toString(), vscode.Uri.joinPath(first.uri, "library.json").toString());
    assert.deepEqual(filters, { "CSL-JSON": ["json"], BibTeX: ["bib"] });
  });

  it("are exported with every field that was imported", async () => {
    const entry =
      "@book{whole2031,\n  title = {{WholeBookNet}: All},\n  author = {Who, L.},\n  publisher = {Press},\n  isbn = {123},\n  keywords = {a, b},\n  note = {mine},\n  file = {x.pdf},\n  year = {2031},\n  abstract = {We propose WholeBookNet.}\n}";
    await vscode.env.clipboard.writeText(entry);
    await answer(["citelens.importPapers"], down, enter);
    for (const [name, expected] of [
      [
        "exported/all.bib",
        [
          /@book\{whole2031,/,
          /title +=\s\{\{WholeBookNet\}: All\}/,
          /isbn += \{123\}/,
          /keywords += \{a, b\}/,
          /note += \{mine\}/,
          /file += \{x\.pdf\}/,
          /abstract += \{We propose WholeBookNet\.\}/,
        ],
      ],
      [
        "exported/all.json",
        [
          /"type":"book"/,
          /"publisher":"Press"/,
          /"ISBN":"123"/,
          /"keyword":"a, b"/,
          /"note":"mine"/,
          /"abstract":"We propose WholeBookNet\."/,
        ],
      ],
    ] as const) {
      await vscode.workspace.fs.createDirectory(file("exported"));
      asked.files = [file(name)];
      await vscode.commands.executeCommand("citelens.exportLibrary");
      const text = await read(file(name));
      for (const part of expected) {
        assert.match(text, part);
      }
    }
    await vscode.workspace.fs.delete(file("exported"), { recursive: true });
  });
});
