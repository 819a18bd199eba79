import assert from "node:assert/strict";
import * as vscode from "vscode";
import { edit, until, useSettings } from "../editing";
import { answer, enter, escape, useAsked } from "../window";
import { useFiles } from "../workspaceFiles";
import { crossrefAnswer, useServices } from "./answers";

const title = "Quuxing Trees: A Study";
const work = { title, family: "Quuxer", given: "Ada", year: 2024, doi: "10.1000/quuxing", venue: "Trees Today" };
const entry = `@misc{quuxer2023quuxing,
  title  = {Quuxing Trees: {A} Study}, % two words
  author = {Quuxer, Ada},
  year   = {2023},
  eprint = {2311.18001}
}`;
const published = `@article{quuxer2023quuxing,
  title  = {Quuxing Trees: {A} Study}, % two words
  author = {Quuxer, Ada},
  year   = {2024},
  eprint = {2311.18001},
  journal = {Trees Today},
  doi    = {10.1000/quuxing}
}`;
const around = (text: string): string => `% before\n@misc{other, title = {Other}, author = {Doe, Jo}}\n\n${text}\n% behind\n`;

/** Returns another title, and its entry: answers are kept, so that a title is asked for only once. */
const about = (word: string): string => title.replace("Quuxing", word);
const entryOf = (word: string, arxiv: string): string =>
  entry.replaceAll("Quuxing", word).replaceAll("quuxing", word.toLowerCase()).replace("2311.18001", arxiv);

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

describe("Find Published Version…", () => {
  const asked = useAsked();
  const services = useServices();
  const files = useFiles("published");
  const set = useSettings();
  const command = (key?: string): Thenable<unknown> =>
    vscode.commands.executeCommand("citelens.findPublished", ...(key === undefined ? [] : [key]));

  /** Runs the command, and answers the list of fields: with the ticks of the names, or as they are. */
  const accept = async (
    names: readonly string[] | "as they are",
    { key, meanwhile }: { readonly key?: string; readonly meanwhile?: () => Promise<unknown> } = {},
  ): Promise<readonly string[]> => {
    asked.picks.length = 0;
    const done = Promise.resolve(command(key));
    await until(
      () => (asked.picks.at(-1)?.items.length ?? 0) > 0,
      () => `a list; messages: ${asked.messages.join(" ")}`,
    );
    const pick = asked.picks.at(-1);
    assert.ok(pick);
    await wait(200);
    const rows = pick.items.map(
      ({ label, description = "", detail = "" }) =>
        `${pick.selectedItems.some((one) => one.label === label) ? "+" : "-"} ${label} [${description.replace(/\d{4}-\d\d-\d\d/, "DAY")}] ${detail}`,
    );
    if (names !== "as they are") {
      pick.selectedItems = pick.items.filter(({ label }) => names.includes(label.split(":")[0] ?? ""));
      await wait(200);
    }
    await meanwhile?.();
    await enter();
    await done;
    return rows;
  };

  beforeEach(async () => {
    await set("online.lookUp", "always");
    services.answers.set("api.crossref.org/works?", crossrefAnswer(work));
  });

  it("asks the user first, names what is sent, and asks nobody without consent", async () => {
    await set("online.lookUp", undefined);
    await edit("bibtex", entry.replace("title", "ti|tle"));
    await command();
    assert.deepEqual(asked.messages, [
      "Ask Crossref, DataCite, OpenAlex, Semantic Scholar about “2311.18001, Quuxing Trees: A Study, Quuxer”?",
    ]);
    assert.deepEqual(services.asked, []);
  });

  it("shows old and new with the source, changes the entry alone, and is undone in one step", async () => {
    const { document } = await edit("bibtex", around(entry.replace("title", "ti|tle")));
    const rows = await accept("as they are");
    assert.deepEqual(rows, [
      "+ type: @article [Crossref, DAY] now: @misc",
      "+ journal: Trees Today [Crossref, DAY] now: nothing",
      "+ year: 2024 [Crossref, DAY] now: 2023",
      "+ doi: 10.1000/quuxing [Crossref, DAY] now: nothing",
      "+ eprint: 2311.18001 [is kept] now: 2311.18001",
    ]);
    assert.equal(document.getText(), around(published));
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), around(entry));
  });

  it("changes what is accepted, and nothing if nothing is", async () => {
    const { document } = await edit("bibtex", around(entry.replace("title", "ti|tle")));
    await accept([]);
    assert.equal(document.getText(), around(entry));
    await accept(["doi", "eprint"]);
    assert.equal(document.getText(), around(entry.replace("18001}", "18001},\n  doi    = {10.1000/quuxing}")));
    await vscode.commands.executeCommand("undo");
    await accept(["year"]);
    assert.equal(document.getText(), around(entry.replace("2023},\n  eprint = {2311.18001}", "2024}")));
  });

  it("changes nothing if the list is left", async () => {
    const { document } = await edit("bibtex", entry);
    const done = command();
    await until(() => (asked.picks.at(-1)?.items.length ?? 0) > 0, "a list");
    await escape();
    await done;
    assert.equal(document.getText(), entry);
  });

  it("keeps the line ends of Windows", async () => {
    const uri = await files.write("windows.bib", around(entry).replaceAll("\n", "\r\n"));
    const editor = await vscode.window.showTextDocument(uri);
    const at = editor.document.positionAt(editor.document.getText().indexOf("Quuxing"));
    editor.selection = new vscode.Selection(at, at);
    await accept("as they are");
    assert.equal(editor.document.getText(), around(published).replaceAll("\n", "\r\n"));
  });

  it("changes the entry where it is by then, and nothing if it was changed itself", async () => {
    const { document } = await edit("bibtex", around(entry.replace("title", "ti|tle")));
    const insert = (at: number, text: string) => async (): Promise<void> => {
      const change = new vscode.WorkspaceEdit();
      change.insert(document.uri, document.positionAt(at), text);
      await vscode.workspace.applyEdit(change);
    };
    await accept("as they are", { meanwhile: insert(0, "% more\n") });
    assert.equal(document.getText(), `% more\n${around(published)}`);
    await vscode.commands.executeCommand("undo");
    const changed = document.getText().replace("2023}", "2023?}");
    await accept("as they are", { meanwhile: insert(document.getText().indexOf("2023}") + 4, "?") });
    assert.equal(document.getText(), changed);
    assert.equal(asked.messages.at(-1), `CiteLens: the entry of “${title}” changed in the meantime, so nothing was written. Look again.`);
  });

  it("says that a read-only file is not changed, before anybody is asked", async () => {
    const bytes = new TextEncoder().encode(entry);
    const refuse = (): never => {
      throw vscode.FileSystemError.NoPermissions();
    };
    const registration = vscode.workspace.registerFileSystemProvider(
      "citelens-fixed-bib",
      {
        ...{ watch: () => new vscode.Disposable(() => undefined), onDidChangeFile: new vscode.EventEmitter<never>().event },
        ...{ readDirectory: () => [], createDirectory: refuse, writeFile: refuse, delete: refuse, rename: refuse },
        stat: () => ({ type: vscode.FileType.File, ctime: 0, mtime: 0, size: bytes.length }),
        readFile: () => bytes,
      },
      { isReadonly: true },
    );
    await vscode.window.showTextDocument(vscode.Uri.parse("citelens-fixed-bib:/fixed.bib"));
    await command();
    registration.dispose();
    assert.match(asked.messages.at(-1) ?? "", /fixed\.bib is read-only, so its entry cannot be changed\.$/);
    assert.deepEqual(services.asked, []);
  });

  it("says in one sentence why there is nothing to find", async () => {
    await edit("bibtex", "@article{a, title = {Quux}, author = {Doe, J}, journal = {Trees Today}}");
    await command();
    assert.equal(asked.messages.at(-1), "CiteLens: “Quux” is not a preprint: it appeared in Trees Today.");
    await edit("bibtex", "@misc{a, title = {Quux}, eprint = {2311.18002}}");
    await command();
    assert.equal(asked.messages.at(-1), "CiteLens: “Quux” has no authors, so its publication cannot be recognized.");
    assert.deepEqual(services.asked, []);
    services.answers.set("api.crossref.org/works?", crossrefAnswer({ ...work, title: about("Frob"), family: "Other" }));
    await edit("bibtex", entryOf("Frob", "2311.18010"));
    await command();
    assert.equal(asked.messages.at(-1), `CiteLens: no published version of “${about("Frob")}” was found.`);
    services.answers.set("api.semanticscholar.org/", { status: 429, text: "{}" });
    services.answers.set("api.openalex.org/", "offline");
    await edit("bibtex", entryOf("Grault", "2311.18011"));
    await command();
    assert.match(
      asked.messages.at(-1) ?? "",
      /was found\. OpenAlex could not be reached.*Semantic Scholar (?:answers again|does not answer)/,
    );
  });

  it("lets the user choose among the preprints of the file if the cursor is in no entry", async () => {
    services.answers.set("api.crossref.org/works?", crossrefAnswer({ ...work, title: about("Waldo") }));
    const { document } = await edit("bibtex", around(entryOf("Waldo", "2311.18013")));
    await answer(["citelens.findPublished"], async () => {
      await enter();
      await until(() => (asked.picks.at(-1)?.items.length ?? 0) > 0, "a list of fields");
      await wait(200);
      await enter();
    });
    assert.match(document.getText(), /^% before\n@misc\{other, [^\n]*\n\n@article\{quuxer2023waldo,[^@]*Trees Today/);
  });

  it("lets the user choose a version that is a workshop's, which is never taken unseen", async () => {
    services.answers.set("api.crossref.org/works?", crossrefAnswer({ ...work, title: about("Garply"), venue: "Workshop on Trees" }));
    const { document } = await edit("bibtex", entryOf("Garply", "2311.18012"));
    await answer(["citelens.findPublished"], escape);
    assert.equal(document.getText(), entryOf("Garply", "2311.18012"));
    assert.deepEqual(asked.picks, [], "a list of fields");
  });

  it("changes a paper of the own library, and takes it back", async () => {
    const own = entry.replaceAll("uuxing", "uuxling").replace("18001", "18003");
    services.answers.set(
      "api.crossref.org/works?",
      crossrefAnswer({ ...work, title: title.replace("uuxing", "uuxling"), doi: "10.1000/quuxling" }),
    );
    await vscode.commands.executeCommand("citelens.addPaper", `${own}\n${own.replaceAll("uuxling", "uuxlong").replace("18003", "18004")}`);
    const bibtexOf = async (): Promise<string> => {
      await vscode.commands.executeCommand("citelens.copyBibtex", "2311.18003");
      return vscode.env.clipboard.readText();
    };
    const before = await bibtexOf();
    asked.choice = undefined;
    const rows = await accept("as they are", { key: "2311.18003" });
    assert.equal(rows.length, 5);
    assert.equal(asked.messages.at(-1), `CiteLens: your library has the published version of “${title.replace("uuxing", "uuxling")}”.`);
    const after = await bibtexOf();
    assert.match(
      after,
      /^@article\{quuxer2023quuxling,[^@]*eprint\s+= \{2311\.18003\}[^@]*journal\s+= \{Trees Today\}[^@]*doi\s+= \{10\.1000\/quuxling\}/,
    );
    assert.match(after, /year\s+= \{2024\}/);
    await vscode.commands.executeCommand("citelens.undoImport");
    await vscode.commands.executeCommand("citelens.removePaper", "2311.18003");
    await vscode.commands.executeCommand("citelens.addPaper", `${own}\n${own.replaceAll("uuxling", "uuxlong").replace("18003", "18004")}`);
    asked.choice = "Undo";
    await accept("as they are", { key: "2311.18003" });
    await until(async () => (await bibtexOf()) === before, "the preprint again");
    asked.choice = undefined;
    await vscode.commands.executeCommand("citelens.undoImport");
  });

  it("is a code action on a preprint's entry, and on no other", async () => {
    const { document } = await edit("bibtex", `${entry}\n\n@article{b, title = {B}, author = {Doe, J}, journal = {Trees Today}}\n`);
    const titlesAt = async (word: string): Promise<readonly string[]> => {
      const at = document.positionAt(document.getText().indexOf(word));
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        "vscode.executeCodeActionProvider",
        document.uri,
        new vscode.Range(at, at),
      );
      return actions.map((action) => action.title);
    };
    assert.ok((await titlesAt("Quuxing")).includes("Find Published Version…"));
    assert.ok(!(await titlesAt("Trees Today")).includes("Find Published Version…"));
    assert.deepEqual(services.asked, []);
  });
});
