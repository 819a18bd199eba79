import assert from "node:assert/strict";
import { copyFileSync, existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import type { Frame, Locator, Page } from "playwright-core";
import { isOwnLine, isOwnLog } from "./ownLines";
import { becomes, eventually, growing } from "./patience";
import { editors, isCursorAt, placeOf } from "./places";

/** One row of a quick pick, as it is shown and as a screen reader says it. */
export interface PickRow {
  readonly text: string;
  readonly name: string;
}

/** Where the mouse rests on nothing: in the middle of the status bar. */
const nowhere = { x: 600, y: 797 };

/** So many tries may wait for less than is usual. */
const quickTries = 4;

/** How long a hover that is not to come is waited for, in milliseconds. */
const hoverTime = 2500;

/** A VS Code window at 1280 × 800, and what a person does in one. */
export class VscodeWindow {
  private readonly heard: string[] = [];
  private readonly linesBefore: ReadonlyMap<string, number>;

  constructor(
    readonly page: Page,
    /** The folder that is open. */
    readonly workspace: string,
    private readonly logs: string,
  ) {
    this.linesBefore = new Map(logFiles(logs).map(({ file, lines }) => [file, lines.length]));
    page.on("console", (message) => {
      if (message.type() === "error") {
        this.heard.push(message.text());
      }
    });
    page.on("pageerror", (error) => this.heard.push(String(error)));
  }

  /** What went wrong in the extension until now: in the window's console, in its own log and in its host's. */
  wrongs(): readonly string[] {
    const logged = this.logLines().filter(({ file, line }) => line.includes("[error]") && (isOwnLog(file) || isOwnLine(line)));
    return [...this.heard.filter(isOwnLine), ...logged.map(({ line }) => line)];
  }

  /** The lines of CiteLens's own log in which this stands, the newest last. */
  logged(text: string): readonly string[] {
    return this.logLines().flatMap(({ file, line }) => (isOwnLog(file) && line.includes(text) ? [line] : []));
  }

  /** The lines of VS Code's and the extensions' logs since the window was opened. */
  private logLines(): readonly { readonly file: string; readonly line: string }[] {
    return logFiles(this.logs).flatMap(({ file, lines }) => lines.slice(this.linesBefore.get(file) ?? 0).map((line) => ({ file, line })));
  }

  /** Takes a picture of the window: `out/screenshots/NAME.png`. */
  async screenshot(name: string): Promise<void> {
    await this.page.screenshot({ path: path.join("out/screenshots", `${name.replace(/[^\w.-]+/g, "-")}.png`), animations: "disabled" });
  }

  /**
   * Takes pictures in a dark and a light theme: `out/screenshots/NAME-dark.png` and `NAME-light.png`. The dark one becomes
   * the README's `media/NAME.png`, if it has one, where the runner was told to renew its pictures.
   *
   * @param show does what is to be seen, once per theme
   */
  async pictures(name: string, show: () => Promise<unknown>): Promise<void> {
    for (const theme of ["light", "dark"] as const) {
      await this.setTheme(theme);
      await show();
      await this.screenshot(`${name}-${theme}`);
      await this.dismissAll();
    }
    if (process.env["CITELENS_UPDATE_PICTURES"] !== undefined && existsSync(`media/${name}.png`)) {
      copyFileSync(`out/screenshots/${name}-dark.png`, `media/${name}.png`);
    }
  }

  /** Makes the system's colours dark or light; VS Code follows. */
  async setTheme(theme: "dark" | "light"): Promise<void> {
    await this.page.emulateMedia({ colorScheme: theme });
    await this.page.locator(`.monaco-workbench:is(${theme === "dark" ? ".vs-dark, .hc-black" : ".vs, .hc-light"})`).waitFor();
  }

  /** Opens a file of the workspace by a name that no other has, through the quick open, and waits for its text. */
  async openFile(name: string): Promise<void> {
    const tab = this.page.locator(`.tab.active[data-resource-name="${name}"]`);
    await eventually(`the file ${name}`, async (before) => {
      await this.chooseInQuickOpen("Control+P", name, name);
      await tab.waitFor({ timeout: growing(before) });
      return true;
    });
    await this.page.locator(`${editors} .view-line:visible`).first().waitFor();
  }

  /** Runs a command by its title, as the palette shows it: `"CiteLens: Find Paper"`. */
  async runCommand(title: string): Promise<void> {
    await eventually(`the command ${title}`, async () => {
      await this.chooseInQuickOpen("F1", `>${title}`, title);
      return true;
    });
    // What is typed next is meant for the command's own pick.
    await this.page.waitForFunction(
      () =>
        ![...document.querySelectorAll<HTMLInputElement>(".quick-input-widget input")].some(
          (input) => input.checkVisibility() && input.value.startsWith(">"),
        ),
    );
  }

  /** Closes all files, saved: of others VS Code would ask what to do. */
  async closeAllFiles(): Promise<void> {
    await this.runCommand("File: Save All");
    await this.page.locator(".tab.dirty").first().waitFor({ state: "detached" });
    await this.runCommand("View: Close All Editors");
    await this.page.locator(".tab").first().waitFor({ state: "detached" });
  }

  /** Closes whatever stands over the editor: a pick, a hover, a dialog. */
  async dismissAll(): Promise<void> {
    await this.page.mouse.move(nowhere.x, nowhere.y);
    const over = this.page.locator(":is(.quick-input-widget, .monaco-hover, .monaco-dialog-box):visible");
    await eventually("nothing over the editor", async () => {
      for (let i = 0; i < 3; i++) {
        await this.page.keyboard.press("Escape");
      }
      return (await over.count()) === 0 ? true : undefined;
    });
  }

  /** Types into the quick pick that is open, instead of what stands there. */
  async typeInPick(text: string): Promise<void> {
    await this.pickBox().fill(text);
    await becomes(() => this.pickBox().inputValue(), text);
  }

  private pickBox(): Locator {
    return this.page.locator(".quick-input-widget:visible .quick-input-box input");
  }

  /** Waits until a row of the quick pick, counted from 0, says so. */
  async pickRow(index: number, text: string): Promise<void> {
    await this.page.locator(`.quick-input-list .monaco-list-row[data-index="${index}"]`).filter({ hasText: text }).waitFor();
  }

  private async chooseInQuickOpen(key: string, typed: string, row: string): Promise<void> {
    await this.page.keyboard.press(key);
    await this.pickBox().fill(typed, { timeout: 5000 });
    await this.page.locator(".quick-input-list .monaco-list-row.focused").filter({ hasText: row }).waitFor({ timeout: 10_000 });
    await this.page.keyboard.press("Enter");
  }

  /** The rows that the quick pick shows, in their order, once it shows some. */
  async pickRows(): Promise<readonly PickRow[]> {
    const rows = this.page.locator(".quick-input-list .monaco-list-row");
    await rows.first().waitFor();
    const found = await rows.evaluateAll((elements) =>
      elements
        .map((element) => ({
          top: element.getBoundingClientRect().top,
          text: element.textContent,
          name: element.getAttribute("aria-label") ?? "",
        }))
        .sort((a, b) => a.top - b.top),
    );
    return found.map(({ text, name }) => ({ text, name }));
  }

  /**
   * Rests the mouse on the first place where the text stands in the active editor, again where nothing comes of it (an
   * extension that just starts, an editor that has just moved), and returns the hover that says `expected`.
   *
   * @param first how long the first tries wait, in milliseconds: less where it is told how soon a hover comes
   */
  async hover(text: string, expected: string, first?: number): Promise<Locator> {
    const card = this.page.locator(".monaco-hover:visible").filter({ hasText: expected }).first();
    return eventually(`a hover over "${text}" that says "${expected}"`, async (before) => {
      await this.restOn(text);
      await card.waitFor({ timeout: growing(before, before < quickTries ? first : undefined) });
      return card;
    });
  }

  /** Rests the mouse on a text until that shows no hover that says so. */
  async hoverNoMore(text: string, unexpected: string): Promise<void> {
    const card = this.page.locator(".monaco-hover:visible").filter({ hasText: unexpected }).first();
    await eventually(`no hover over "${text}" that says "${unexpected}"`, async () => {
      await this.restOn(text);
      return card.waitFor({ timeout: hoverTime }).then(
        () => undefined,
        () => true as const,
      );
    });
  }

  /** Rests the mouse on a text and clicks on a link of the hover that says `expected`; returns the hover. */
  async clickInHover(text: string, expected: string, link: string): Promise<Locator> {
    return eventually(`"${link}" in the hover over "${text}"`, async (before) => {
      const card = await this.hover(text, expected);
      await card.getByText(link).click({ timeout: growing(before) });
      return card;
    });
  }

  private async restOn(text: string): Promise<void> {
    await this.page.mouse.move(nowhere.x, nowhere.y);
    const { x, y } = await placeOf(this.page, text);
    await this.page.mouse.move(x - 2, y);
    await this.page.mouse.move(x, y);
  }

  /** Puts the cursor at the end of the first place where the text stands in the active editor. */
  async putCursorAfter(text: string): Promise<void> {
    await eventually(`the cursor after "${text}"`, async () => {
      const place = await placeOf(this.page, text);
      await this.page.mouse.click(place.right, place.y);
      await this.page.waitForTimeout(50);
      return (await isCursorAt(this.page, place)) ? true : undefined;
    });
  }

  /** The text of the lines that the active editor shows. */
  editorText(): Promise<string> {
    return this.page
      .locator(".editor-group-container.active .view-lines")
      .first()
      .evaluate((lines) =>
        [...lines.querySelectorAll(".view-line")]
          .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
          .map((line) => line.textContent.replaceAll("\u00a0", " "))
          .join("\n"),
      );
  }

  /** The same, once it is as it is expected: the editor draws what was typed a little later, and not at once. */
  async editorTextThat(isExpected: (text: string) => boolean): Promise<string> {
    let text = "";
    return eventually("the editor's expected text", async () => {
      text = await this.editorText();
      return isExpected(text) ? text : undefined;
    }).catch((error: unknown) => assert.fail(`${String(error)}\n${text}`));
  }

  /** The same, once it is another than it was. */
  editorTextOtherThan(former: string): Promise<string> {
    return this.editorTextThat((text) => text !== former);
  }

  /** The address that VS Code asks about before it opens it in the browser; the question is answered with no. */
  async openedAddress(): Promise<string> {
    const dialog = this.page.locator(".monaco-dialog-box");
    await dialog.filter({ hasText: "open the external website" }).waitFor();
    const address = await dialog.locator(".dialog-message-detail").innerText();
    await this.page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    return address.trim();
  }

  /** The document of the webview that is shown and holds an element; VS Code nests it in two frames. */
  webview(selector: string): Promise<Frame> {
    return eventually(`a webview that shows ${selector}`, async () => {
      for (const frame of this.page.frames()) {
        if (frame.parentFrame()?.parentFrame() === this.page.mainFrame() && (await isShown(frame, selector))) {
          return frame;
        }
      }
      return undefined;
    });
  }
}

/** Returns the logs of VS Code and of the extensions, with their whole lines. */
function logFiles(folder: string): readonly { readonly file: string; readonly lines: readonly string[] }[] {
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true }).map(String) : [];
  return files
    .filter((file) => file.endsWith(".log"))
    .map((file) => ({ file, lines: readFileSync(path.join(folder, file), "utf8").split("\n").slice(0, -1) }));
}

async function isShown(frame: Frame, selector: string): Promise<boolean> {
  try {
    return await frame.locator(selector).first().isVisible();
  } catch {
    return false; // The frame went away while it was asked.
  }
}
