import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Frame, Locator, Page } from "playwright-core";
import { isOwnLine, isOwnLog } from "./ownLines";
import { becomes, eventually, growingTimeoutMs } from "./eventually";
import { editors, isCursorAt, placeOf } from "./places";

/** A row of a quick pick: its visible text, and the name that a screen reader says. */
export interface PickRow {
  readonly text: string;
  readonly name: string;
}

/** A point where the mouse causes no hover: the middle of the status bar. */
const idlePoint = { x: 600, y: 797 };

/** The number of attempts at a hover that may use the caller's shorter timeout. */
const quickAttempts = 4;

/** The time after which a hover counts as absent. */
const noHoverTimeoutMs = 2500;

/** The rows of the quick open no longer change so long after the first ones. */
const settleMs = 300;

/** The parts of VS Code outside of its window. */
interface Surroundings {
  /** The folder of VS Code's logs. */
  readonly logs: string;
  /** The folder in which the extension keeps what all windows share. */
  readonly storage: string;
  readonly serverPid: number;
}

/** A VS Code window of 1280 × 800 pixels, with the actions of a user. */
export class VscodeWindow {
  private readonly consoleErrors: string[] = [];
  private readonly linesBefore: ReadonlyMap<string, number>;

  constructor(
    readonly page: Page,
    /** The path of the open folder. */
    readonly workspace: string,
    readonly surroundings: Surroundings,
  ) {
    this.linesBefore = new Map(readLogFiles(surroundings.logs).map(({ file, lines }) => [file, lines.length]));
    page.on("console", (message) => {
      if (message.type() === "error") {
        this.consoleErrors.push(message.text());
      }
    });
    page.on("pageerror", (error) => this.consoleErrors.push(String(error)));
  }

  /** Returns the extension's errors until now, from the window's console, its own log, and its host's log. */
  errors(): readonly string[] {
    const logged = this.logLines().filter(({ file, line }) => line.includes("[error]") && (isOwnLog(file) || isOwnLine(line)));
    return [...this.consoleErrors.filter(isOwnLine), ...logged.map(({ line }) => line)];
  }

  /** Returns the lines of CiteLens's own log that contain `text`, the newest last. */
  ownLogLines(text: string): readonly string[] {
    return this.logLines().flatMap(({ file, line }) => (isOwnLog(file) && line.includes(text) ? [line] : []));
  }

  /** Returns the lines of all logs, VS Code's and the extensions', since the window was opened. */
  private logLines(): readonly { readonly file: string; readonly line: string }[] {
    return readLogFiles(this.surroundings.logs).flatMap(({ file, lines }) =>
      lines.slice(this.linesBefore.get(file) ?? 0).map((line) => ({ file, line })),
    );
  }

  /** Takes a picture of the window, and returns its file: `out/screenshots/NAME.png`. */
  async screenshot(name: string): Promise<string> {
    const file = path.join("out/screenshots", `${name.replace(/[^\w.-]+/g, "-")}.png`);
    await this.page.screenshot({ path: file, animations: "disabled" });
    return file;
  }

  /**
   * Takes pictures in a dark and a light theme: `out/screenshots/NAME-dark.png` and `NAME-light.png`.
   *
   * @param show brings the window into the state to show; called once per theme
   */
  async pictures(name: string, show: () => Promise<unknown>): Promise<void> {
    for (const theme of ["light", "dark"] as const) {
      await this.setTheme(theme);
      await show();
      await this.screenshot(`${name}-${theme}`);
      await this.dismissAll();
    }
  }

  /** Makes the system's colours dark or light, and waits until VS Code follows. */
  async setTheme(theme: "dark" | "light"): Promise<void> {
    await this.page.emulateMedia({ colorScheme: theme });
    await this.page.locator(`.monaco-workbench:is(${theme === "dark" ? ".vs-dark, .hc-black" : ".vs, .hc-light"})`).waitFor();
  }

  /** Answers VS Code's question whether the user trusts the workspace: no. */
  async refuseTrust(): Promise<void> {
    await this.page.locator(".monaco-dialog-box").getByText("No, I don't trust").click();
    await this.page.locator(".statusbar").getByText("Restricted Mode").waitFor();
  }

  /**
   * Types a file's path into the open dialog until it stays: when the dialog has read the folder, it overwrites its field.
   *
   * @param accept presses the button, by default with Enter
   */
  async answerFileDialog(file: string, button: string, accept = (): Promise<void> => this.page.keyboard.press("Enter")): Promise<void> {
    const action = this.page.locator(".quick-input-widget:visible .quick-input-action").getByText(button);
    await action.waitFor();
    await eventually("the dialog's answer", async (before) => {
      if (await action.isVisible()) {
        await this.pickBox().fill(file);
        await this.page.waitForTimeout(growingTimeoutMs(before, 500));
        assert.equal(await this.pickBox().inputValue(), file);
        await accept();
      }
      await action.waitFor({ state: "hidden", timeout: growingTimeoutMs(before) });
      return true;
    });
  }

  /** Opens a file of the workspace through the quick open, by a name that no other file has, and waits for its text. */
  async openFile(name: string): Promise<void> {
    const tab = this.page.locator(`.tab.active[data-resource-name="${name}"]`);
    await eventually(`the file ${name}`, async (before) => {
      await this.chooseInQuickOpen("Control+P", name, name);
      await tab.waitFor({ timeout: growingTimeoutMs(before) });
      return true;
    });
    await this.page.locator(`${editors} .view-line:visible`).first().waitFor();
  }

  /** Runs a command from the palette, by its title there: `"CiteLens: Find Paper"`. */
  async runCommand(title: string): Promise<void> {
    await eventually(`the command ${title}`, async () => {
      await this.chooseInQuickOpen("F1", `>${title}`, title);
      return true;
    });
    // Wait until the palette is closed, so that the next keys do not go into it instead of the command's own pick.
    await this.page.waitForFunction(
      () =>
        ![...document.querySelectorAll<HTMLInputElement>(".quick-input-widget input")].some(
          (input) => input.checkVisibility() && input.value.startsWith(">"),
        ),
    );
  }

  /** Saves and closes all files. For unsaved files, VS Code would ask what to do. */
  async closeAllFiles(): Promise<void> {
    await this.runCommand("File: Save All");
    await this.page.locator(".tab.dirty").first().waitFor({ state: "detached" });
    await this.runCommand("View: Close All Editors");
    await this.page.locator(".tab").first().waitFor({ state: "detached" });
  }

  /** Closes everything that covers the editor: a pick, a hover, a dialog. */
  async dismissAll(): Promise<void> {
    await this.page.mouse.move(idlePoint.x, idlePoint.y);
    const covering = this.page.locator(":is(.quick-input-widget, .monaco-hover, .monaco-dialog-box):visible");
    await eventually("nothing over the editor", async () => {
      for (let i = 0; i < 3; i++) {
        await this.page.keyboard.press("Escape");
      }
      return (await covering.count()) === 0 ? true : undefined;
    });
  }

  /** Replaces the text in the box of the open quick pick. */
  async typeInPick(text: string): Promise<void> {
    await this.pickBox().fill(text);
    await becomes(() => this.pickBox().inputValue(), text);
  }

  private pickBox(): Locator {
    return this.page.locator(".quick-input-widget:visible .quick-input-box input");
  }

  /** Waits until a row of the quick pick, counted from 0, contains a text. */
  async pickRow(index: number, text: string): Promise<void> {
    await this.page.locator(`.quick-input-list .monaco-list-row[data-index="${index}"]`).filter({ hasText: text }).waitFor();
  }

  private async chooseInQuickOpen(key: string, typed: string, row: string): Promise<void> {
    await this.page.keyboard.press(key);
    await this.pickBox().fill(typed, { timeout: 5000 });
    await this.page.locator(".quick-input-list .monaco-list-row.focused").filter({ hasText: row }).waitFor({ timeout: 10_000 });
    // VS Code closes the list and opens nothing if Enter comes while it replaces its first rows by those of its search.
    await this.page.waitForTimeout(settleMs);
    await this.page.keyboard.press("Enter");
  }

  /** Waits until the quick pick shows rows, and returns them in their order. */
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
   * Rests the mouse on the first occurrence of `text` in the active editor, and returns the hover that contains `expected`. Tries again
   * if no hover appears, because the extension may just be starting or the editor may just have moved.
   *
   * @param firstTimeoutMs a shorter timeout for the first attempts, if the time until a hover appears is measured
   */
  async hover(text: string, expected: string, firstTimeoutMs?: number): Promise<Locator> {
    const card = this.page.locator(".monaco-hover:visible").filter({ hasText: expected }).first();
    return eventually(`a hover over "${text}" that says "${expected}"`, async (before) => {
      await this.restMouseOn(text);
      await card.waitFor({ timeout: growingTimeoutMs(before, before < quickAttempts ? firstTimeoutMs : undefined) });
      return card;
    });
  }

  /** Rests the mouse on a text repeatedly, until no hover contains `unexpected`. */
  async hoverNoMore(text: string, unexpected: string): Promise<void> {
    const card = this.page.locator(".monaco-hover:visible").filter({ hasText: unexpected }).first();
    await eventually(`no hover over "${text}" that says "${unexpected}"`, async () => {
      await this.restMouseOn(text);
      return card.waitFor({ timeout: noHoverTimeoutMs }).then(
        () => undefined,
        () => true as const,
      );
    });
  }

  /** Rests the mouse on a text, clicks on a link in the hover that contains `expected`, and returns the hover. */
  async clickInHover(text: string, expected: string, link: string): Promise<Locator> {
    return eventually(`"${link}" in the hover over "${text}"`, async (before) => {
      const card = await this.hover(text, expected);
      await card.getByText(link).click({ timeout: growingTimeoutMs(before) });
      return card;
    });
  }

  private async restMouseOn(text: string): Promise<void> {
    await this.page.mouse.move(idlePoint.x, idlePoint.y);
    const { x, y } = await placeOf(this.page, text);
    await this.page.mouse.move(x - 2, y);
    await this.page.mouse.move(x, y);
  }

  /** Puts the cursor at the end of the first occurrence of a text in the active editor. */
  async putCursorAfter(text: string): Promise<void> {
    await eventually(`the cursor after "${text}"`, async () => {
      const place = await placeOf(this.page, text);
      await this.page.mouse.click(place.right, place.y);
      await this.page.waitForTimeout(50);
      return (await isCursorAt(this.page, place)) ? true : undefined;
    });
  }

  /** Returns the text of the visible lines of the active editor. */
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

  /** Waits until the visible text is as expected, and returns it. The editor draws typed text with a delay, and in steps. */
  async editorTextThat(isExpected: (text: string) => boolean): Promise<string> {
    let text = "";
    return eventually("the editor's expected text", async () => {
      text = await this.editorText();
      return isExpected(text) ? text : undefined;
    }).catch((error: unknown) => assert.fail(`${String(error)}\n${text}`));
  }

  /** Waits until the visible text differs from `former`, and returns it. */
  editorTextOtherThan(former: string): Promise<string> {
    return this.editorTextThat((text) => text !== former);
  }

  /** Returns the address that VS Code asks to open in the browser, and declines. */
  async openedAddress(): Promise<string> {
    const dialog = this.page.locator(".monaco-dialog-box");
    await dialog.filter({ hasText: "open the external website" }).waitFor();
    const address = await dialog.locator(".dialog-message-detail").innerText();
    await this.page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    return address.trim();
  }

  /** Waits for the visible webview that shows an element, and returns its document. VS Code nests it in two frames. */
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

/** Returns the logs of VS Code and of the extensions, with their lines, except for a line that is still being written. */
function readLogFiles(folder: string): readonly { readonly file: string; readonly lines: readonly string[] }[] {
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true }).map(String) : [];
  return files
    .filter((file) => file.endsWith(".log"))
    .map((file) => ({ file, lines: readFileSync(path.join(folder, file), "utf8").split("\n").slice(0, -1) }));
}

async function isShown(frame: Frame, selector: string): Promise<boolean> {
  try {
    return await frame.locator(selector).first().isVisible();
  } catch {
    return false; // The frame was removed in the meantime.
  }
}
