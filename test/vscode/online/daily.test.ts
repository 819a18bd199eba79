import assert from "node:assert/strict";
import * as vscode from "vscode";
import { lastDays } from "../../../src/core/sources/dailyRecord";
import { createOnlineDoor } from "../../../src/vscode/online/onlineDoor";
import { createDailyPapers } from "../../../src/vscode/online/daily/createDailyPapers";
import { registerDailyVisits } from "../../../src/vscode/online/daily/dailyVisits";
import { cardsAt, plain, until } from "../editing";
import { useTemporaryFolder } from "../temporaryFolder";
import { down, enter, escape, opening, useAsked } from "../window";
import { dailyAnswer, useServices } from "./answers";
import { createStorage } from "./storage";

const accept = "workbench.action.acceptSelectedQuickOpenItem";
const list = "huggingface.co/api/daily_papers?date=";

async function setSetting(name: "daily" | "online.lookUp", value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration("citelens").update(name, value, vscode.ConfigurationTarget.Global);
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Returns the cards of an arXiv id in a text. */
async function cardOf(id: string): Promise<string> {
  const document = await vscode.workspace.openTextDocument({ language: "markdown", content: `arXiv:${id}` });
  return plain((await cardsAt(document.uri, new vscode.Position(0, 1))).map(({ content }) => content.value).join("\n"));
}

describe("Daily Papers…", () => {
  const asked = useAsked();
  const services = useServices();

  /** Opens the list of a day, and answers it with keys. */
  const answer = async (day: string, ...keys: readonly (() => Promise<void>)[]): Promise<void> => {
    const done = vscode.commands.executeCommand("citelens.dailyPapers", day);
    await until(() => (asked.picks.at(-1)?.items.length ?? 0) > 0, "a list");
    // VS Code reports no active row of a list for several.
    await wait(300);
    for (const key of keys) {
      await key();
    }
    let isDone = false;
    void done.then(() => (isDone = true));
    await until(
      () => isDone,
      () => `the end of the command; messages: ${asked.messages.join(" ")}`,
      4_000,
    );
  };

  beforeEach(() => setSetting("online.lookUp", "always"));
  afterEach(() => setSetting("online.lookUp", undefined));

  it("asks the user first, and nobody without consent", async () => {
    await setSetting("online.lookUp", undefined);
    await vscode.commands.executeCommand("citelens.dailyPapers", "2026-03-01");
    assert.deepEqual(asked.messages, ["Ask Hugging Face about “Daily papers of 2026-03-01”?"]);
    assert.deepEqual(services.asked, []);
  });

  it("shows a day's papers as text, without a summary that a model wrote, and marks them as read", async () => {
    services.answers.set(
      `${list}2026-03-02`,
      dailyAnswer({
        id: "2603.00001",
        title: "$(bug) Frobs <b>of</b> Graphs",
        summary: "We frob $(bug).",
        upvotes: 7,
        repository: "https://github.com/a/frobs",
      }),
    );
    await answer("2026-03-02", escape);
    const rows = asked.picks.at(-1)?.items ?? [];
    assert.equal(rows.length, 1);
    assert.equal(rows[0]?.label, "$(circle-small-filled) $\u2060(bug) Frobs of Graphs");
    assert.equal(rows[0].description, "upvotes: 7 · github.com/a/frobs");
    assert.equal(rows[0].detail, "We frob $\u2060(bug).");
    assert.deepEqual(
      rows[0].buttons?.map(({ tooltip }) => tooltip),
      ["https://arxiv.org/abs/2603.00001", "https://github.com/a/frobs"],
    );
    asked.picks.length = 0;
    await answer("2026-03-02", escape);
    assert.equal(asked.picks.at(-1)?.items[0]?.label, "$\u2060(bug) Frobs of Graphs");
    assert.equal(services.asked.length, 1, "the day is in the cache");
  });

  it("adds all papers of a day at once, and takes them back", async () => {
    services.answers.set(
      `${list}2026-03-03`,
      dailyAnswer({ id: "2603.00002", title: "Frobbing Alone" }, { id: "2603.00003", title: "Frobbing Together" }),
    );
    await answer(
      "2026-03-03",
      () => {
        const pick = asked.picks.at(-1);
        assert.ok(pick);
        pick.selectedItems = pick.items;
        return wait(300);
      },
      enter,
    );
    assert.match(asked.messages.at(-1) ?? "", /^CiteLens: 2 added/);
    assert.match(await cardOf("2603.00003"), /Frobbing Together/);
    asked.picks.length = 0;
    await answer("2026-03-03", escape);
    assert.match(asked.picks.at(-1)?.items[1]?.description ?? "", /in your library/);
    await vscode.commands.executeCommand("citelens.undoImport");
    assert.match(await cardOf("2603.00003"), /is not in your library/);
  });

  it("shows a paper without a tick before it is added", async () => {
    services.answers.set(
      `${list}2026-03-04`,
      dailyAnswer({ id: "2603.00004", title: "Frobs First" }, { id: "2603.00005", title: "Frobs Second" }),
    );
    await answer("2026-03-04", down, opening(accept), enter);
    assert.equal(asked.messages.at(-1), "CiteLens: “Frobs Second”: 1 added.");
    await vscode.commands.executeCommand("citelens.undoImport");
  });

  it("shows yesterday's list as long as today's is empty, and says so of another day", async () => {
    const [today = "", yesterday = ""] = lastDays(Date.now(), 2);
    services.answers.set(`${list}${today}`, { text: "[]" });
    services.answers.set(`${list}${yesterday}`, dailyAnswer({ id: "2603.00006", title: "Yesterday's Frobs" }));
    await answer(today, escape);
    assert.equal(asked.picks.at(-1)?.title, `Daily papers of ${yesterday}`);
    services.answers.set(`${list}2026-03-07`, { text: "[]" });
    await vscode.commands.executeCommand("citelens.dailyPapers", "2026-03-07");
    assert.equal(asked.messages.at(-1), "CiteLens: the daily list of 2026-03-07 has no papers.");
  });

  const failures: readonly (readonly [day: string, response: Parameters<typeof services.answers.set>[1], message: RegExp])[] = [
    ["2026-03-08", "offline", /^CiteLens: Hugging Face could not be reached/],
    ["2026-03-09", { text: "<html>", type: "text/html" }, /^CiteLens: .*Hugging Face/],
    ["2026-03-10", { text: '{"error": 1}' }, /^CiteLens: .*Hugging Face/],
  ];
  for (const [day, response, message] of failures) {
    it(`says in one sentence why there is no list of ${day}`, async () => {
      services.answers.set(`${list}${day}`, response);
      await vscode.commands.executeCommand("citelens.dailyPapers", day);
      assert.match(asked.messages.at(-1) ?? "", message);
    });
  }
});

describe("visits to the daily list", () => {
  const asked = useAsked();
  const services = useServices();
  const { folder, log } = useTemporaryFolder("visits");
  const [today = ""] = lastDays(Date.now(), 1);
  let visits: vscode.Disposable | undefined;
  const begin = (globalState: vscode.Memento): void => {
    const importedFile = vscode.Uri.file(`${folder()}/library.json`);
    const services = {
      online: createOnlineDoor({ version: "0", folder: vscode.Uri.parse("memory:/answers") }),
      globalState,
      log,
      personal: { importedFile },
    };
    const daily = createDailyPapers(services);
    visits = vscode.Disposable.from(daily, registerDailyVisits({ ...services, daily }, { lookMs: 20, quietMs: 0 }));
  };

  afterEach(async () => {
    visits?.dispose();
    await setSetting("daily", undefined);
    await setSetting("online.lookUp", undefined);
  });

  it("ask nothing while the setting is off, or services may never be asked", async () => {
    begin(createStorage());
    await wait(100);
    await setSetting("online.lookUp", "never");
    await setSetting("daily", true);
    await wait(100);
    assert.deepEqual(services.asked, []);
  });

  it("ask once a day, also after a restart, once the setting is on", async () => {
    services.answers.set(`${list}${today}`, dailyAnswer({ id: "2603.00010", title: "Frobs of Today" }));
    const storage = createStorage();
    begin(storage);
    await setSetting("daily", true);
    await until(() => asked.messages.length > 0, "a message");
    assert.deepEqual(asked.messages, [`CiteLens: new daily papers of ${today}: 1`]);
    await wait(100);
    visits?.dispose();
    begin(storage);
    await wait(100);
    assert.equal(services.asked.length, 1);
  });

  it("wait for hours after a failure, and say nothing", async () => {
    services.answers.set(list, { status: 500, text: "no" });
    await setSetting("daily", true);
    begin(createStorage());
    await until(() => services.asked.length > 0, "a request");
    await wait(150);
    assert.equal(services.asked.length, 1);
    assert.deepEqual(asked.messages, []);
  });
});
