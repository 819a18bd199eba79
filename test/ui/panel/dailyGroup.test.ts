import assert from "node:assert/strict";
import type { Frame, Locator } from "playwright-core";
import { lastDays } from "../../../src/core/sources/dailyRecord";
import { isAccessible } from "../window/accessibility";
import { becomes } from "../window/eventually";
import { useWindow } from "../window/harness";
import { focusIs, openPanel, searchPanel } from "./panelView";

const [today = "", yesterday = "", before = "", earlier = ""] = lastDays(Date.now(), 4);
/** The list writes it with an element, which is left out. */
const hostile = "$(bug) [Frobs](command:citelens.showLog): A Title of Other People";

function titles(page: Frame): Promise<string[]> {
  return page.locator("#daily .title").allInnerTexts();
}

function head(page: Frame, title: string): Locator {
  return page.locator("#daily .head").filter({ hasText: title });
}

describe("daily papers in the panel", () => {
  const vscode = useWindow({ settings: { "citelens.daily": true } });
  const press = (key: string): Promise<void> => vscode().page.keyboard.press(key);
  const clickDay = (page: Frame, label: string): Promise<void> => page.locator("#daily").getByRole("button", { name: label }).click();

  async function showToday(): Promise<Frame> {
    await vscode().openFile("notes.md");
    const page = await searchPanel(vscode(), "", /^\d+ papers$/);
    const group = page.locator("#daily");
    await group.locator(".day").waitFor();
    if (!(await group.locator(".day").innerText()).startsWith(today)) {
      await clickDay(page, "Next Day");
    }
    return page;
  }

  it("are asked for by a click, and not by opening the panel", async () => {
    await vscode().openFile("notes.md");
    const page = await searchPanel(vscode(), "", /^\d+ papers$/);
    await page.getByText("CiteLens has not asked for today’s list yet.").waitFor();
    await page.waitForTimeout(500);
    assert.deepEqual(await titles(page), []);
    await vscode().screenshot("daily: not asked for");
    await clickDay(page, "Show Today’s Papers");
    await becomes(async () => (await titles(page)).length, 4);
    await becomes(() => page.locator("#daily summary").innerText(), "Daily papers\n4\nunread");
    assert.equal(
      await page.locator("#daily .day").innerText(),
      `${today}, ${new Date(today).toLocaleDateString("en", { weekday: "long", timeZone: "UTC" })}`,
    );
    await page.getByRole("heading", { name: "Other papers" }).waitFor();
  });

  it("are texts, with upvotes and repository, and without what a model wrote", async () => {
    const page = await showToday();
    await becomes(async () => (await titles(page)).length, 4);
    assert.ok((await titles(page)).includes(hostile));
    await head(page, hostile).click();
    await page.locator("#daily .abstract").getByText("We show that titles & abstracts with markup are texts: ").waitFor();
    await head(page, "Quuxification").click();
    const text = await page.locator("#daily").innerText();
    assert.match(text, /upvotes: 128/);
    assert.match(text, /upvotes: 41\s+Code\s+Bundled/);
    assert.match(text, /github\.com\/quuxer\/quux/);
    assert.doesNotMatch(text, /A model wrote this/);
    assert.equal(await page.locator("#daily :is(img, script, a)").count(), 0);
    await head(page, "Quuxification").click();
    await head(page, hostile).click();
  });

  it("are read once they were opened, or all at once", async () => {
    const page = await showToday();
    await becomes(() => page.locator("#daily .unread .title").count(), 2);
    assert.match((await head(page, "FrobNet").innerText()).replaceAll("\n", " "), /unread, /);
    await clickDay(page, "Mark All as Read");
    await becomes(() => page.locator("#daily .unread .title").count(), 0);
    await becomes(() => page.locator("#daily summary").innerText(), "Daily papers");
  });

  it("are added one by one, and then have the usual actions", async () => {
    const page = await showToday();
    await head(page, "Quuxification").click();
    const card = head(page, "Quuxification").locator("xpath=ancestor::li");
    await card.getByRole("button", { name: "Add", exact: true }).click();
    await vscode().page.locator(".notification-list-item", { hasText: "1 added." }).waitFor();
    await card.getByRole("button", { name: "Insert citation" }).waitFor();
    assert.equal(await card.getByRole("button", { name: "Add", exact: true }).count(), 0);
    await focusIs(page, "Quuxification of Spatial Graphs");
    await vscode().screenshot("daily: one added");
    await vscode().page.getByRole("button", { name: "Undo" }).click();
    await card.getByRole("button", { name: "Add", exact: true }).waitFor();
    await vscode().runCommand("Notifications: Clear All Notifications");
  });

  it("are added all at once, but for those that are known", async () => {
    const page = await showToday();
    await clickDay(page, "Add All from This Day");
    await vscode().page.locator(".notification-list-item", { hasText: "3 added." }).waitFor();
    await page.getByRole("button", { name: "Add All from This Day" }).waitFor({ state: "hidden" });
    await vscode().screenshot("daily: all added");
    await vscode().page.getByRole("button", { name: "Undo" }).click();
    await page.getByRole("button", { name: "Add All from This Day" }).waitFor();
    await vscode().runCommand("Notifications: Clear All Notifications");
  });

  it("have other days, of which one that failed is asked for again", async () => {
    const page = await showToday();
    await becomes(() => page.locator("#daily").getByRole("button", { name: "Next Day" }).getAttribute("aria-disabled"), "true");
    const seen: string[] = [];
    for (const day of [yesterday, before, earlier]) {
      await clickDay(page, "Previous Day");
      await becomes(async () => (await page.locator("#daily .day").innerText()).slice(0, 10), day);
      await becomes(
        () =>
          page
            .locator("#daily .notice p")
            .innerText()
            .then((text) => /^Asking/.test(text)),
        false,
      );
      if (day === before) {
        await page.getByText("Hugging Face gave no usable answer: the answer is a web page instead of JSON.").waitFor();
        await vscode().screenshot("daily: failed");
        await clickDay(page, "Try Again");
        await becomes(() => titles(page), ["Quuxification of Spatial Graphs"]);
      }
      seen.push(`${(await titles(page)).length} ${await page.locator("#daily .notice p").innerText()}`);
    }
    assert.deepEqual(seen, ["2 ", "1 ", "0 The list of this day has no papers."]);
    for (const count of [1, 2]) {
      await clickDay(page, "Next Day");
      await becomes(async () => (await titles(page)).length, count);
    }
  });

  it("are reached by the keyboard with the rows above and below", async () => {
    const page = await showToday();
    await becomes(async () => (await titles(page)).length, 4);
    const all = await page.locator(":is(#file, #daily, #results) .head .title").allInnerTexts();
    await page.locator("input").focus();
    for (const title of all.slice(0, 8)) {
      await press("ArrowDown");
      await focusIs(page, title);
    }
    await press("Escape");
    await focusIs(page, "vscode-textfield");
  });

  it("are hidden during a search", async () => {
    await showToday();
    const page = await searchPanel(vscode(), "negative preference optimization");
    await becomes(() => page.locator("#daily").isVisible(), false);
  });

  it("have a menu only if the library has them", async () => {
    const page = await showToday();
    await becomes(async () => (await titles(page)).length, 4);
    const menu = vscode().page.locator(".context-view .monaco-menu");
    await head(page, "Negative Preference").click({ button: "right" });
    await menu.getByText("Insert Citation").waitFor();
    await vscode().dismissAll();
    await head(page, hostile).click({ button: "right" });
    await vscode().page.waitForTimeout(500);
    assert.equal(await menu.count(), 0);
  });

  for (const theme of ["dark", "light"] as const) {
    it(`pass the checks of axe on a ${theme} background`, async () => {
      await vscode().setTheme(theme);
      const page = await showToday();
      await isAccessible(page, `vscode-${theme}`);
      await vscode().screenshot(`daily: ${theme}`);
    });
  }
});

describe("daily papers in the panel, without the setting", () => {
  const vscode = useWindow();

  it("are hidden until the user lists a day", async () => {
    await vscode().openFile("notes.md");
    const page = await openPanel(vscode());
    await page.locator("#file").waitFor();
    await page.waitForTimeout(500);
    assert.equal(await page.locator("#daily").isVisible(), false);
    await vscode().runCommand("CiteLens: Daily Papers…");
    await vscode().pickRow(1, yesterday);
    await vscode().page.keyboard.press("ArrowDown");
    await vscode().page.keyboard.press("Enter");
    await vscode().page.getByRole("button", { name: "Ask Once" }).click();
    await vscode().pickRow(0, "Negative Preference");
    await vscode().page.keyboard.press("Escape");
    await becomes(async () => (await titles(page)).length, 2);
    await page.locator("#daily").getByRole("button", { name: "Previous Day" }).click();
    await vscode().page.getByText(`Ask Hugging Face about “Daily papers of ${before}”?`).waitFor();
    await vscode().page.keyboard.press("Escape");
    assert.equal((await titles(page)).length, 2);
  });
});
