import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import process from "node:process";
import type { Frame } from "playwright-core";
import { useWindow } from "./window/harness";
import { becomes, eventually, growingTimeoutMs } from "./window/eventually";

interface Picture {
  readonly alt: string;
  readonly isLoaded: boolean;
}

/** The first minor version of VS Code that drops embedded pictures from the page (https://github.com/microsoft/vscode-vsce/issues/1196). */
const firstWithoutEmbeddedPictures = 103;

/** The page that VS Code shows for an installed extension: the README of the package. */
describe("the extension's page in the window", () => {
  const vscode = useWindow();

  async function open(): Promise<void> {
    const { page } = vscode();
    const row = page.locator(".extension-list-item").filter({ hasText: "See which paper" }).first();
    await eventually("the extension's row in the Extensions view", async (before) => {
      await page.keyboard.press("Control+Shift+X");
      await row.click({ timeout: growingTimeoutMs(before) });
      return true;
    });
  }

  /** Returns the page's current frame, because VS Code may reload the page at any time. */
  function shownPage(): Promise<Frame> {
    return vscode().webview("h1:text('CiteLens')");
  }

  async function shownPictures(): Promise<readonly Picture[]> {
    return (await shownPage())
      .locator("img")
      .evaluateAll((images) =>
        images.flatMap((image) => (image instanceof HTMLImageElement ? [{ alt: image.alt, isLoaded: image.naturalWidth > 0 }] : [])),
      );
  }

  it("shows every picture of the README, or its description if VS Code drops embedded pictures", async () => {
    const { version } = JSON.parse(process.env["CITELENS_INSTALL"] ?? "") as { readonly version: string };
    const isLoaded = Number(version.split(".")[1]) < firstWithoutEmbeddedPictures;
    const expected = [...readFileSync("README.md", "utf8").matchAll(/!\[([^\]]*)\]\(/g)].map(([, alt = ""]) => ({ alt, isLoaded }));
    assert.ok(expected.length > 0);
    await open();
    await becomes(shownPictures, expected);
    await vscode().screenshot("extension-page");
  });

  it("has no link to a file that the page cannot open", async () => {
    await open();
    const links = await (
      await shownPage()
    )
      .locator("a")
      .evaluateAll((anchors) => anchors.map((anchor) => anchor.getAttribute("href") ?? ""));
    assert.ok(links.length > 0);
    assert.deepEqual(
      links.filter((link) => !/^(?:https:|#)/.test(link)),
      [],
    );
  });
});

const npoTitle = "Negative Preference Optimization: From Catastrophic Collapse to Effective Unlearning";

describe("in German", () => {
  const vscode = useWindow({ language: "de" });

  it("has its commands in the palette, and its lists", async () => {
    await vscode().openFile("notes.md");
    await vscode().runCommand("CiteLens: Publikation suchen");
    const { page } = vscode();
    await page.locator(".quick-input-title").filter({ hasText: "Publikation suchen" }).waitFor();
    await page.getByPlaceholder("Name, Titel, Autor, Jahr, ID oder Wörter der Zusammenfassung").waitFor();
    await vscode().typeInPick("xyzzyqwert");
    await vscode().pickRow(0, "Keine Publikation passt.");
    await vscode().dismissAll();
  });

  it("labels the actions of a hover", async () => {
    const card = await vscode().hover("NPO", npoTitle);
    for (const label of ["Zitat einfügen", "BibTeX kopieren", "Benennen…", "stummschalten", "In der Seitenleiste anzeigen"]) {
      await card.getByText(label.replaceAll(" ", "\u00a0")).first().waitFor();
    }
    await vscode().screenshot("german-hover");
    await vscode().dismissAll();
  });

  it("labels the panel", async () => {
    await vscode().runCommand("CiteLens: Ansicht „Publikationen“ anzeigen");
    const page = await vscode().webview("#results .paper");
    assert.equal(await page.locator("html").getAttribute("lang"), "de");
    await page.getByPlaceholder("Name, Titel, Autor, Jahr, Wörter").first().waitFor();
    assert.match(await page.locator("#count").innerText(), /^\d+ Publikationen$/);
    assert.deepEqual(await page.locator("#origins button").allInnerTexts(), ["Eigene", "Mitgeliefert"]);
    await page.locator("#results .head").first().click();
    const buttons = await page.locator("#results .paper").first().locator("vscode-button").allInnerTexts();
    assert.ok(buttons.includes("Zitat einfügen") && buttons.includes("Literaturangabe kopieren als…"), buttons.join());
    await vscode().screenshot("german-panel");
  });
});
