import assert from "node:assert/strict";
import * as vscode from "vscode";
import { bundledPapers } from "../../../src/core/library/bundledPapers";
import { createPaperKeys } from "../../../src/core/library/createPaperKeys";
import { dayBeside, lastDays } from "../../../src/core/sources/dailyRecord";
import { createPaperLookUps } from "../../../src/vscode/lookup/paperLookUps";
import { createRecentPapers } from "../../../src/vscode/lookup/recentPapers";
import { createSearchIndexKeeper } from "../../../src/vscode/lookup/searchIndexKeeper";
import { createDailyPapers, type DailyPapers } from "../../../src/vscode/online/daily/createDailyPapers";
import { createOnlineDoor } from "../../../src/vscode/online/onlineDoor";
import { createDailyReport, type DailyReport } from "../../../src/vscode/panel/panelDaily";
import type { DailyView, PanelMessage } from "../../../src/webview/messages";
import { until } from "../editing";
import { dailyAnswer, useServices } from "../online/answers";
import { createStorage } from "../online/storage";
import { userPapers } from "../services";
import { useTemporaryFolder } from "../temporaryFolder";
import { useAsked } from "../window";

const list = "huggingface.co/api/daily_papers?date=";
const [today = "", yesterday = ""] = lastDays(Date.now(), 2);
const npo = { id: "2404.05868", title: "Negative Preference Optimization" };
const frobs = {
  id: "2603.00020",
  title: "Frobs <b>of</b> $(bug) [Panels](command:x)",
  upvotes: 5,
  repository: "https://github.com/a/frobs",
};

async function setSetting(name: "daily" | "online.lookUp", value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration("citelens").update(name, value, vscode.ConfigurationTarget.Global);
}

describe("daily papers of the panel", () => {
  const asked = useAsked();
  const services = useServices();
  const { folder, log } = useTemporaryFolder("daily");
  const search = createSearchIndexKeeper(() => bundledPapers, { log });
  const current = createPaperLookUps(() => bundledPapers, [], { search, keys: createPaperKeys(() => bundledPapers) });
  const sent: PanelMessage[] = [];
  let opened: vscode.Disposable[] = [];
  let daily: DailyPapers;
  let sessions = 0;

  /** Begins a session of VS Code with the panel open. */
  function open(globalState = createStorage(), file = `library${++sessions}/library.json`): DailyReport {
    const personal = userPapers({ importedFile: vscode.Uri.joinPath(vscode.Uri.file(folder()), file) });
    const parts = {
      current,
      log,
      personal,
      globalState,
      online: createOnlineDoor({ version: "0", folder: vscode.Uri.parse("memory:/answers") }),
      recent: createRecentPapers(globalState),
    };
    daily = createDailyPapers(parts);
    const report = createDailyReport({ ...parts, daily }, { isReady: () => true, post: (message) => sent.push(message) });
    opened.push(report, daily);
    return report;
  }

  function view(): DailyView | undefined {
    const last = sent.at(-1);
    return last?.kind === "daily" ? last.view : undefined;
  }

  /** Waits until the page has what is expected. */
  async function shows(
    expected: Partial<Record<"day" | "notice" | "ask" | "next", string>> & { readonly titles?: readonly string[] },
  ): Promise<void> {
    const actual = (): unknown => {
      const { day, notice, ask, next, papers = [] } = view() ?? {};
      const all: Readonly<Record<string, unknown>> = { day, notice, ask, next, titles: papers.map(({ card }) => card.title.text) };
      return Object.fromEntries(Object.keys(expected).map((key) => [key, all[key]]));
    };
    await until(
      () => JSON.stringify(actual()) === JSON.stringify(expected),
      () => `${JSON.stringify(expected)} and not ${JSON.stringify(actual())}`,
      4_000,
    );
  }

  beforeEach(() => {
    sent.length = 0;
  });
  afterEach(async () => {
    vscode.Disposable.from(...opened).dispose();
    opened = [];
    await setSetting("daily", undefined);
    await setSetting("online.lookUp", undefined);
  });
  after(() => {
    current.dispose();
    search.dispose();
  });

  it("are not shown while the setting is off, and nobody is asked", async () => {
    const report = open();
    await report.send();
    assert.deepEqual(sent, [{ kind: "noDaily" }]);
    await report.answer({ kind: "showDay", day: "2026-03-02" });
    assert.deepEqual(asked.messages, ["Ask Hugging Face about “Daily papers of 2026-03-02”?"]);
    await report.answer({ kind: "showDay", day: "2026-03-02&limit=9" });
    await report.answer({ kind: "addDaily", ids: ["2603.00020"], isCited: false });
    assert.equal(asked.messages.length, 1);
    assert.deepEqual(services.asked, []);
  });

  it("are shown without a request when the setting is on; a click asks once", async () => {
    services.answers.set(`${list}${today}`, dailyAnswer(npo, frobs));
    await setSetting("daily", true);
    const report = open();
    await report.send();
    await shows({ day: today, titles: [], ask: "Show Today’s Papers", next: "" });
    assert.deepEqual(services.asked, []);
    await report.answer({ kind: "showDay", day: today });
    await shows({ day: today, titles: [bundledTitle(npo.id), "Frobs of $(bug) [Panels](command:x)"], ask: "", notice: "" });
    assert.equal(services.asked.length, 1);
    const [known, unknown] = view()?.papers ?? [];
    assert.equal(known?.isKnown, true);
    assert.deepEqual(
      { ...unknown, card: unknown?.card.links.map(({ url }) => url) },
      { card: ["https://github.com/a/frobs", "https://arxiv.org/abs/2603.00020"], id: frobs.id, upvotes: 5, isKnown: false },
    );
    assert.doesNotMatch(JSON.stringify(sent), /A model wrote this/);
  });

  it("are kept for the next session, with what was read, and not asked for again", async () => {
    services.answers.set(`${list}${today}`, dailyAnswer(npo, frobs));
    await setSetting("daily", true);
    const storage = createStorage();
    const report = open(storage, "kept/library.json");
    await report.answer({ kind: "showDay", day: today });
    await report.answer({ kind: "readDaily", ids: [npo.id, "2603.99999"] });
    await until(() => view()?.unread.length === 1, "one unread paper");
    services.asked.length = 0;
    sent.length = 0;
    await open(storage, "kept/library.json").send();
    await shows({ day: today, titles: [bundledTitle(npo.id), "Frobs of $(bug) [Panels](command:x)"] });
    assert.deepEqual(view()?.unread, [frobs.id]);
    assert.deepEqual(services.asked, []);
    assert.deepEqual((storage.get("dailyPapers") as { readonly shown: unknown }).shown, [npo.id]);
  });

  it("have other days; a day that was there once is not asked for again", async () => {
    services.answers.set(`${list}${yesterday}`, dailyAnswer(frobs));
    services.answers.set(`${list}${dayBeside(yesterday, -1)}`, { text: "[]" });
    await setSetting("daily", true);
    const report = open();
    await report.answer({ kind: "showDay", day: yesterday });
    await shows({ day: yesterday, next: today, titles: ["Frobs of $(bug) [Panels](command:x)"] });
    await report.answer({ kind: "showDay", day: dayBeside(yesterday, -1) });
    await shows({ day: dayBeside(yesterday, -1), notice: "The list of this day has no papers.", ask: "" });
    await report.answer({ kind: "showDay", day: yesterday });
    await shows({ day: yesterday, titles: ["Frobs of $(bug) [Panels](command:x)"] });
    assert.equal(services.asked.length, 2);
  });

  const failures: readonly (readonly [name: string, response: Parameters<typeof services.answers.set>[1], notice: string])[] = [
    ["no network", "offline", "Hugging Face could not be reached. Check the connection and VS Code’s proxy settings."],
    ["a page", { text: "<html>", type: "text/html" }, "Hugging Face gave no usable answer: the answer is a web page instead of JSON."],
    ["no record", { text: '{"error": 1}' }, "Hugging Face gave no usable answer: the answer has no record."],
    ["no JSON", { text: "[{" }, "Hugging Face gave no usable answer: the answer is not JSON."],
  ];
  for (const [position, [name, response, notice]] of failures.entries()) {
    it(`say in one sentence why there is no list: ${name}; and can be asked for again`, async () => {
      const day = `2026-02-0${position + 1}`;
      services.answers.set(`${list}${day}`, response);
      await setSetting("daily", true);
      const report = open();
      await report.answer({ kind: "showDay", day });
      await shows({ day, notice, ask: "Try Again", titles: [] });
      services.answers.set(`${list}${day}`, dailyAnswer(frobs));
      await report.answer({ kind: "showDay", day });
      await shows({ day, notice: "", titles: ["Frobs of $(bug) [Panels](command:x)"] });
    });
  }

  it("say why the list of today did not come by itself, unless a list is shown", async () => {
    await setSetting("daily", true);
    const report = open();
    daily.fail(today, { source: "hugging-face", kind: "later", waitSeconds: 90 });
    await shows({ day: today, notice: "Hugging Face answers again in 90 seconds.", ask: "Try Again" });
    services.answers.set(`${list}${today}`, dailyAnswer(frobs));
    await report.answer({ kind: "showDay", day: today });
    daily.fail(today, { source: "hugging-face", kind: "later" });
    await shows({ day: today, notice: "", titles: ["Frobs of $(bug) [Panels](command:x)"] });
  });

  it("show the day that was chosen last, though an earlier answer comes later", async () => {
    services.answers.set(`${list}2026-02-11`, dailyAnswer(npo));
    services.answers.set(`${list}2026-02-12`, dailyAnswer(frobs));
    await setSetting("daily", true);
    const report = open();
    await Promise.all(["2026-02-11", "2026-02-12"].map((day) => report.answer({ kind: "showDay", day })));
    await shows({ day: "2026-02-12", titles: ["Frobs of $(bug) [Panels](command:x)"] });
  });

  it("open only their own links", async () => {
    services.answers.set(`${list}2026-02-13`, dailyAnswer(frobs));
    await setSetting("daily", true);
    const report = open();
    await report.answer({ kind: "showDay", day: "2026-02-13" });
    for (const [id, url] of [
      [frobs.id, frobs.repository],
      [frobs.id, "https://example.org/"],
      [frobs.id, "command:citelens.showLog"],
      ["2603.99999", frobs.repository],
    ] as const) {
      await report.answer({ kind: "openDaily", id, url });
    }
    assert.deepEqual(asked.opened, [frobs.repository]);
  });

  it("vanish when the setting is switched off, unless the user has chosen a day", async () => {
    services.answers.set(`${list}2026-02-14`, dailyAnswer(frobs));
    await setSetting("daily", true);
    const report = open();
    await report.send();
    await setSetting("daily", undefined);
    await until(() => sent.at(-1)?.kind === "noDaily", "no daily papers");
    await setSetting("online.lookUp", "always");
    await report.answer({ kind: "showDay", day: "2026-02-14" });
    await shows({ day: "2026-02-14", titles: ["Frobs of $(bug) [Panels](command:x)"] });
  });

  it("are never asked for if services may never be asked", async () => {
    await setSetting("daily", true);
    await setSetting("online.lookUp", "never");
    const report = open();
    await report.send();
    await report.answer({ kind: "showDay", day: today });
    assert.deepEqual(sent, [{ kind: "noDaily" }]);
    assert.deepEqual(services.asked, []);
  });
});

function bundledTitle(arxiv: string): string {
  return bundledPapers.find((paper) => paper.arxiv === arxiv)?.title ?? "";
}
