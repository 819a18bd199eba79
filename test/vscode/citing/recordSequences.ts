import assert from "node:assert/strict";
import { reporters } from "mocha";
import * as vscode from "vscode";
import { parseBibtex } from "../../../src/core/formats/bibtex/createBibtexReader";
import { knownCitekeys } from "../../../src/core/bibliography/recordPapers";
import { splitBibtex } from "../../../src/core/formats/bibtex/splitBibtex";
import { citekeysIn } from "../../../src/core/citations/reading/findCitations";
import { bundledPapers } from "../../../src/core/library/bundledPapers";
import { createRandom, randomBelow, randomOf } from "../../inputs/random";
import { until } from "../editing";
import { useAsked } from "../window";
import { untilOnlyBundled } from "../workspaceFiles";

const maxSteps = 8;
const citedPapers = bundledPapers.filter(({ citekey }) => ["zhang2024negative", "song2022extendable", "he2021debertav3"].includes(citekey));

/** Texts that a user could write by hand. The number makes each text unique. */
const handWritten: readonly ((number: string) => string)[] = [
  (number) => `% read this again (${number})\n`,
  (number) => `@misc{own${number}, title = "A '{x}' note ${number}"}\n`,
  (number) => `@comment{done ${number}}\n`,
  (number) => `@string{venue${number} = {COLM}}\n`,
];

/** A document and its bibliography. */
interface Files {
  readonly document: vscode.TextDocument;
  readonly bib: vscode.TextDocument;
  /** The texts that were written into the bibliography by hand, oldest first. */
  readonly written: string[];
}

type Random = () => number;

/** Tests that nothing is lost in VS Code's own editors, whatever the user does in which order. */
export function describeRecordSequences(groups: number, sequencesInGroup: number): void {
  describe("citing, undoing, redoing, editing and saving at random", () => {
    const asked = useAsked();
    let folder = vscode.Uri.file("/");
    /** Part of the names of files, so that a second attempt has files of its own. */
    let attempts = 0;

    before(() => {
      const second = vscode.workspace.workspaceFolders?.[1]?.uri;
      assert.ok(second);
      folder = vscode.Uri.joinPath(second, "sequences");
    });

    after(async () => {
      await vscode.workspace.fs.delete(folder, { recursive: true });
      await untilOnlyBundled();
    });

    async function file(name: string, text: string): Promise<vscode.TextDocument> {
      const uri = vscode.Uri.joinPath(folder, name);
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
      return vscode.workspace.openTextDocument(uri);
    }

    /** Cites one of the papers at the end of the document, and checks that both files keep their text. */
    async function cite({ document, bib }: Files, random: Random): Promise<void> {
      const [before, bibBefore] = [document.getText(), bib.getText()];
      const paper = randomOf(random, citedPapers);
      const keyOf = (text: string): string | undefined => knownCitekeys(parseBibtex(text).papers, [paper]).get(paper);
      const isCited = citekeysIn(before, "markdown").includes(keyOf(bibBefore) ?? "");
      const editor = await vscode.window.showTextDocument(document);
      const end = document.positionAt(before.length);
      editor.selection = new vscode.Selection(end, end);
      await vscode.commands.executeCommand(
        "citelens.insertCitation",
        randomOf(random, [paper.citekey, paper.arxiv, `arXiv:${paper.arxiv}`]),
      );
      await until(
        () => isCited || document.getText() !== before,
        () => `${paper.citekey} is cited: ${asked.messages.join()}`,
      );
      assert.ok(document.getText().startsWith(before.replace(/\]$/, "")), document.getText());
      assert.ok(bib.getText().startsWith(bibBefore), bib.getText());
      assert.ok(citekeysIn(document.getText(), "markdown").includes(keyOf(bib.getText()) ?? "none"), document.getText());
    }

    /** Writes a text by hand before the entries, between two of them, or after the last. */
    async function write({ bib, written }: Files, random: Random, number: string): Promise<void> {
      const text = bib.getText();
      const at = randomOf(random, [
        0,
        text.length,
        ...splitBibtex(text)
          .filter(({ kind }) => kind === "entry")
          .map(({ end }) => end),
      ]);
      const own = randomOf(random, handWritten)(number);
      const edit = new vscode.WorkspaceEdit();
      edit.insert(bib.uri, bib.positionAt(at), `${at === 0 || text[at - 1] === "\n" ? "" : "\n"}${own}`);
      assert.ok(await vscode.workspace.applyEdit(edit));
      written.push(own);
    }

    async function undoOrRedo(document: vscode.TextDocument, command: "undo" | "redo"): Promise<void> {
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand(command);
    }

    /** Checks that the bibliography parses, has each paper once, and keeps every handwritten text that was not undone. */
    function check({ bib, written }: Files, mine: string): void {
      const text = bib.getText();
      const { papers: read, problems } = parseBibtex(text);
      assert.deepEqual(problems, [], text);
      assert.equal(new Set(read.map(({ title }) => title)).size, read.length, text);
      assert.ok(text.includes(mine), text);
      assert.deepEqual(
        written.filter((own) => text.split(own).length !== 2),
        [],
        text,
      );
    }

    async function step(files: Files, random: Random, number: string): Promise<void> {
      const { document, bib, written } = files;
      const kind = randomBelow(random, 9);
      if (kind < 4) {
        await cite(files, random);
      } else if (kind < 6) {
        await undoOrRedo(document, kind === 4 ? "undo" : "redo");
      } else if (kind === 6) {
        await write(files, random, number);
      } else if (kind === 7) {
        assert.ok(await randomOf(random, [bib, document]).save());
      } else {
        await undoOrRedo(bib, randomOf(random, ["undo", "redo"] as const));
        // Undo reverts the newest text first.
        const there = written.filter((own) => bib.getText().includes(own));
        assert.deepEqual(there, written.slice(0, there.length), bib.getText());
        written.splice(there.length);
      }
    }

    async function runSequence(sequence: number, random: Random): Promise<number> {
      const name = `s${attempts}-${sequence}`;
      const mine = `% mine, ${sequence}\n@misc{mine${sequence}, title = {Mine}}`;
      const bib = await file(`${name}.bib`, randomOf(random, [mine, `${mine}\n`]));
      const document = await file(`${name}.md`, `---\nbibliography: ${name}.bib\n---\nText. `);
      const files = { document, bib, written: [] };
      const steps = 3 + randomBelow(random, maxSteps - 2);
      for (let number = 0; number < steps; number++) {
        await step(files, random, `${sequence}-${number}`);
        check(files, mine);
      }
      await bib.save();
      await document.save();
      const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
      const own = tabs.filter(({ input }) => input instanceof vscode.TabInputText && input.uri.path.startsWith(`${folder.path}/`));
      assert.ok(await vscode.window.tabGroups.close(own));
      await Promise.all([bib, document].map(({ uri }) => vscode.workspace.fs.delete(uri)));
      return steps;
    }

    for (let group = 1; group <= groups; group++) {
      it(`keeps each paper once and all handwritten text, in ${sequencesInGroup} sequences, ${group} of ${groups}`, async () => {
        const random = createRandom(660 + group);
        attempts++;
        let steps = 0;
        for (let sequence = 0; sequence < sequencesInGroup; sequence++) {
          steps += await runSequence(sequence, random);
        }
        assert.deepEqual(asked.picks, []);
        reporters.Base.consoleLog(`      ${sequencesInGroup} sequences, ${steps} steps`);
      });
    }
  });
}
