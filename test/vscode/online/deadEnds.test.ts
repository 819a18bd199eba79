import assert from "node:assert/strict";
import * as vscode from "vscode";
import { answerPage } from "../../../src/vscode/panel/answerPage";
import { cardsAt, edit, plain, until, useSettings } from "../editing";
import { useTemporaryFolder } from "../temporaryFolder";
import { answer, enter, opening, picked, useAsked } from "../window";
import { crossrefAnswer, dataciteAnswer, useServices } from "./answers";
import { useLists } from "./lists";
import { createOwnServices, type OwnServices } from "./ownServices";

const accept = "workbench.action.acceptSelectedQuickOpenItem";

/** A way to *Add Paper…* from a place at which there is no paper. It ends with the list of papers, or what was found. */
interface DeadEnd {
  readonly where: string;
  /** Begins to look a text up. Returns a promise that ends with all that follows. */
  begin(text: string): Promise<unknown>;
}

describe("Add Paper… from a dead end", () => {
  const asked = useAsked();
  const services = useServices();
  const lists = useLists();
  const change = useSettings();
  const { folder, log } = useTemporaryFolder("ends");
  let opened: OwnServices | undefined;
  const own = (): OwnServices => (opened ??= createOwnServices(folder(), log));

  after(() => {
    opened?.dispose();
  });

  const run = async (id: string, ...values: readonly unknown[]): Promise<void> => {
    await vscode.commands.executeCommand(id, ...values);
  };

  const deadEnds: readonly DeadEnd[] = [
    {
      where: "the list without a match",
      async begin(text) {
        const done = run("citelens.findPaper");
        const pick = await picked(asked);
        pick.value = text;
        const isOffer = ({ description = "" }: vscode.QuickPickItem): boolean => description.startsWith("Look up “");
        await until(
          () => pick.items.some(isOffer),
          () => pick.items.map(({ description }) => description).join("\n"),
        );
        pick.activeItems = pick.items.filter(isOffer);
        await until(() => pick.activeItems.some(isOffer), "the active offer");
        // VS Code takes no row while it replaces the rows by those of a search.
        const offer = { isTaken: false };
        pick.onDidHide(() => (offer.isTaken = true));
        while (!offer.isTaken) {
          await new Promise((resolve) => setTimeout(resolve, 300));
          pick.activeItems = pick.items.filter(isOffer);
          await enter();
          await until(() => offer.isTaken, "the offer is taken", 1_000).catch(() => undefined);
        }
        return done;
      },
    },
    {
      where: "the panel",
      begin: (text) => answerPage({ kind: "lookUp", query: text }, own(), () => true),
    },
    {
      where: "a message that no paper matches",
      begin(text) {
        asked.choice = "Look Up…";
        return run("citelens.showInPanel", text);
      },
    },
  ];

  beforeEach(() => change("online.lookUp", "always"));

  let number = 100;
  for (const { where, begin } of deadEnds) {
    it(`by id: ${where}`, async () => {
      number += 1;
      const [id, title] = [`2311.19${number}`, `Quuxland ${number} of Spatial Graphs`];
      services.answers.set("api.datacite.org/", dataciteAnswer(id, { title, family: "Quuxer", given: "Ada", year: 2023 }));
      await addAndTakeBack(() => begin(`arXiv:${id}`), 1, { title, written: `arXiv:${id}` });
    });
  }

  for (const { where, begin } of deadEnds.slice(0, 2)) {
    it(`by title: ${where}`, async () => {
      number += 1;
      const title = `Quuxwold${number} Frobnication`;
      const doi = `10.1000/quuxwold${number}`;
      services.answers.set(
        "api.crossref.org/works?",
        crossrefAnswer({ title, family: "Quuxer", given: "Ada", year: 2021, doi, venue: "Graphs Today" }),
      );
      await addAndTakeBack(() => begin(title), 2, { title, written: `doi: ${doi}` });
    });
  }

  it("by id: the card of an unknown id", async () => {
    const [id, title] = ["2311.19200", "Quuxtown of Spatial Graphs"];
    services.answers.set("api.datacite.org/", dataciteAnswer(id, { title, family: "Quuxer", given: "Ada", year: 2023 }));
    const { document } = await edit("markdown", `See https://arxiv.org/abs/${id}.`);
    const [card] = await cardsAt(document.uri, new vscode.Position(0, 8));
    const [, command = "", values = ""] = /command:(citelens\.addPaper)\?([^\s)"<>]*)/.exec(card?.content.value ?? "") ?? [];
    assert.equal(command, "citelens.addPaper");
    assert.deepEqual(services.asked, []);
    const given = JSON.parse(decodeURIComponent(values)) as readonly unknown[];
    await addAndTakeBack(() => run(command, ...given), 1, { title, written: `arXiv:${id}` });
  });

  it("by title: the quick fix of an unknown key, which is replaced by that of the paper", async () => {
    const title = "Quuxburg Frobnication";
    const work = { title, family: "Quuxer", given: "Ada", year: 2022, doi: "10.1000/quuxburg", venue: "Graphs Today" };
    services.answers.set("api.crossref.org/works?", crossrefAnswer(work));
    const document = await writeMarkdown("quuxburg", "See [@quuxer22burg].");
    const fix = await fixAt(document, "quuxer22burg", /^Look Up quuxer22burg Online…$/);
    const done = run(fix.command, ...fix.values);
    const pick = await picked(asked);
    assert.match(pick.value, /quuxer/);
    pick.value = title;
    await until(() => pick.items.some(({ description }) => description === `Look for the title “${title}”`), "the row of the title");
    await until(() => pick.activeItems.length > 0, "an active row");
    await opening(accept)();
    await opening(accept)();
    assert.match(lists.last(), /^\$\(add\) Add and Cite/);
    await enter();
    await done;
    await until(
      () => document.getText().includes("[@quuxer2022quuxburg]"),
      () => document.getText(),
    );
    assert.doesNotMatch(document.getText(), /quuxer22burg|quuxburg.*quuxburg/);
    asked.choice = undefined;
    await run("citelens.undoImport");
  });

  /**
   * Presses Enter in the lists until the paper is added. It is in hovers then. Undoes that, adds it again, and removes it from the library, which
   * its message undoes.
   */
  async function addAndTakeBack(
    begin: () => Promise<unknown>,
    listCount: 1 | 2,
    { title, written }: { readonly title: string; readonly written: string },
  ): Promise<void> {
    const isKnown = async (): Promise<boolean> => {
      const { uri } = await vscode.workspace.openTextDocument({ language: "markdown", content: written });
      const cards = await cardsAt(uri, new vscode.Position(0, 1));
      return plain(cards.map(({ content }) => content.value).join("\n")).includes(`**${title}`);
    };
    const add = async (): Promise<void> => {
      const before = lists.count();
      const done = begin();
      await until(
        () => lists.count() > before,
        () => `a list; ${asked.messages.join("\n")}`,
      );
      await new Promise((resolve) => setTimeout(resolve, 300));
      if (listCount === 2) {
        assert.match(lists.last(), new RegExp(`^${title} \\(Crossref\\)`));
        await opening(accept)();
      }
      assert.match(lists.last(), new RegExp(`^\\$\\(add\\) Add to My Library.*Title: ${title} `, "s"));
      await enter();
      await done;
      asked.choice = undefined;
      await until(() => asked.messages.some((message) => message.includes(`“${title}”: 1 added.`)), "the message");
      assert.ok(await isKnown());
    };
    await add();
    await run("citelens.undoImport");
    assert.ok(!(await isKnown()));
    asked.messages.length = 0;
    await answer(["citelens.addPaper", listCount === 2 ? title : written], ...(listCount === 2 ? [opening(accept), enter] : [enter]));
    await until(isKnown, "the paper again");
    asked.choice = "Undo";
    await run("citelens.removePaper", written.replace("doi: ", ""));
    await until(isKnown, "the paper after the undo");
    asked.choice = undefined;
    await run("citelens.removePaper", written.replace("doi: ", ""));
    assert.ok(!(await isKnown()));
  }

  async function writeMarkdown(name: string, text: string): Promise<vscode.TextDocument> {
    const folder = vscode.workspace.workspaceFolders?.[1]?.uri;
    assert.ok(folder);
    const write = (file: string, content: string): Thenable<void> =>
      vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, "ends", file), new TextEncoder().encode(content));
    await write(`${name}.bib`, "@misc{doe, title = {Of Something}, author = {Doe, Jane}}\n");
    await write(`${name}.md`, `---\nbibliography: ${name}.bib\n---\n${text}\n`);
    return (await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, "ends", `${name}.md`), { preview: false })).document;
  }

  async function fixAt(
    document: vscode.TextDocument,
    key: string,
    title: RegExp,
  ): Promise<{ readonly command: string; readonly values: readonly unknown[] }> {
    const find = (): vscode.Diagnostic | undefined =>
      vscode.languages.getDiagnostics(document.uri).find(({ source, range }) => source === "CiteLens" && document.getText(range) === key);
    await until(() => find() !== undefined, `a warning at ${key}`);
    const kind = vscode.CodeActionKind.QuickFix.value;
    const fixes = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      find()?.range,
      kind,
      10,
    );
    const command = fixes.find((one) => title.test(one.title))?.command;
    assert.ok(command, fixes.map((one) => one.title).join("\n"));
    return { command: command.command, values: (command.arguments ?? []) as unknown[] };
  }
});
