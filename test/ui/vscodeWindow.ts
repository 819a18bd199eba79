import assert from "node:assert/strict";
import { copyFileSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import type { Frame, Locator, Page } from "playwright-core";

/** One row of a quick pick, as it is shown and as a screen reader says it. */
export interface PickRow {
  readonly text: string;
  readonly name: string;
}


interface Place {
  readonly x: number;
  readonly y: number;
  readonly right: number;
}

/** Where texts stand: the active editor, or the notebook that lies over it. */
const editors = ":is(.editor-group-container.active, .notebookOverlay)";

/** A VS Code window at 1280 × 800, and what a person does in one. */
export class VscodeWindow {
  private readonly heard: string[] = [];

  constructor(
    readonly page: Page,
    /** The folder that is open. */
    readonly workspace: string,
    private readonly logs: string,
  ) {
    page.on("console", (message) => {
      if (message.type() === "error") {
        this.heard.push(message.text());
      }
    });
    page.on("pageerror", (error) => this.heard.push(String(error)));
  }

  /** What went wrong in the extension until now: in the window's console, in its own log and in its host's. */
  wrongs(): readonly string[] {
    return [...this.heard.filter((line) => /citelens/i.test(line)), ...loggedErrors(this.logs)];
  }

  /** Takes a picture of the window: `out/screenshots/NAME.png`. */
  async screenshot(name: string): Promise<void> {
    await this.page.screenshot({ path: path.join("out/screenshots", `${name.replace(/[^\w.-]+/g, "-")}.png`), animations: "disabled" });
  }

  /**
   * Takes pictures in a dark and a light theme: `out/screenshots/NAME-dark.png` and `NAME-light.png`. The dark one becomes
   * the README's `media/NAME.png` where the runner was told to renew its pictures.
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
    if (process.env["CITELENS_UPDATE_PICTURES"] !== undefined) {
      copyFileSync(`out/screenshots/${name}-dark.png`, `media/${name}.png`);
    }
  }

  /** Makes the system's colours dark or light; VS Code follows. */
  async setTheme(theme: "dark" | "light"): Promise<void> {
    await this.page.emulateMedia({ colorScheme: theme });
    await this.page.locator(theme === "dark" ? ".monaco-workbench.vs-dark" : ".monaco-workbench.vs").waitFor();
  }

  /** Opens a file of the workspace by a name that no other has, through the quick open, and waits for its text. */
  async openFile(name: string): Promise<void> {
    await this.page.keyboard.press("Control+P");
    await this.typeInPick(name);
    await this.page.locator(".quick-input-list .monaco-list-row.focused").filter({ hasText: name }).waitFor();
    await this.page.keyboard.press("Enter");
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    await this.page.locator(`${editors} .view-line:visible`).first().waitFor();
  }

  /** Runs a command by its title, as the palette shows it: `"CiteLens: Find Paper"`. */
  async runCommand(title: string): Promise<void> {
    await this.page.keyboard.press("F1");
    await this.typeInPick(`>${title}`);
    await this.page.locator(".quick-input-list .monaco-list-row.focused").filter({ hasText: title }).waitFor();
    await this.page.keyboard.press("Enter");
  }

  /** Closes whatever stands over the editor: a pick, a hover, a dialog. */
  async dismissAll(): Promise<void> {
    for (let i = 0; i < 3; i++) {
      await this.page.keyboard.press("Escape");
    }
  }

  /** Types into the quick pick that is open, instead of what stands there. */
  async typeInPick(text: string): Promise<void> {
    await this.page.locator(".quick-input-widget:visible .quick-input-box input").fill(text);
  }

  /** The rows that the quick pick shows, in their order, once it shows some. */
  async pickRows(): Promise<readonly PickRow[]> {
    const rows = this.page.locator(".quick-input-list .monaco-list-row");
    await rows.first().waitFor();
    const found = await rows.evaluateAll((elements) =>
      elements
        .map((element) => ({ top: element.getBoundingClientRect().top, text: element.textContent, name: element.getAttribute("aria-label") ?? "" }))
        .sort((a, b) => a.top - b.top),
    );
    return found.map(({ text, name }) => ({ text, name }));
  }

  /**
   * Rests the mouse on the first place where the text stands in the active editor, again where nothing comes of it (an
   * extension that just starts), and returns the hover that says `expected`.
   */
  async hover(text: string, expected: string): Promise<Locator> {
    const { x, y } = await this.placeOf(text);
    const card = this.page.locator(".monaco-hover:visible").filter({ hasText: expected }).first();
    for (let attempt = 1; ; attempt++) {
      await this.page.mouse.move(x, y + 60);
      await this.page.mouse.move(x, y, { steps: 4 });
      try {
        await card.waitFor({ timeout: 2500 });
        return card;
      } catch (error) {
        if (attempt === 5) {
          throw error;
        }
      }
    }
  }

  /** Puts the cursor at the end of the first place where the text stands in the active editor. */
  async putCursorAfter(text: string): Promise<void> {
    const { right, y } = await this.placeOf(text);
    await this.page.mouse.click(right, y);
  }

  /** The text of the lines that the active editor shows. */
  editorText(): Promise<string> {
    return this.page.locator(".editor-group-container.active .view-lines").first().evaluate((lines) =>
      [...lines.querySelectorAll(".view-line")]
        .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
        .map((line) => line.textContent.replaceAll("\u00a0", " "))
        .join("\n"),
    );
  }

  /** The same, once it is as it is expected: the editor draws what was typed a little later, and not at once. */
  async editorTextThat(isExpected: (text: string) => boolean): Promise<string> {
    let text = "";
    for (let attempt = 0; attempt < 200; attempt++) {
      text = await this.editorText();
      if (isExpected(text)) {
        return text;
      }
      await this.page.waitForTimeout(100);
    }
    assert.fail(`the editor's text is not what is expected:\n${text}`);
  }

  /** The same, once it is another than it was. */
  async editorTextOtherThan(former: string): Promise<string> {
    for (let attempt = 0; attempt < 100; attempt++) {
      const text = await this.editorText();
      if (text !== former) {
        return text;
      }
      await this.page.waitForTimeout(100);
    }
    assert.fail("the editor's text stayed as it was");
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
  async webview(selector: string): Promise<Frame> {
    const end = Date.now() + 15_000;
    while (Date.now() < end) {
      for (const frame of this.page.frames()) {
        if (frame.parentFrame()?.parentFrame() === this.page.mainFrame() && (await isShown(frame, selector))) {
          return frame;
        }
      }
      await this.page.waitForTimeout(100);
    }
    assert.fail(`no webview shows ${selector}`);
  }

  /** Where a text stands in the active editor once it is drawn: its middle and its right end, in pixels. */
  private async placeOf(text: string): Promise<Place> {
    for (let attempt = 0; attempt < 100; attempt++) {
      const place = await this.placeNow(text);
      if (place !== undefined) {
        return place;
      }
      await this.page.waitForTimeout(100);
    }
    assert.fail(`"${text}" stands nowhere in the editor's visible part`);
  }

  private placeNow(text: string): Promise<Place | undefined> {
    return this.page.locator(`${editors} .view-line`).evaluateAll((lines, wanted) => {
      for (const line of lines) {
        const start = line.textContent.replaceAll("\u00a0", " ").indexOf(wanted);
        if (start >= 0 && line.checkVisibility()) {
          const range = document.createRange();
          let passed = 0;
          const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
          while (texts.nextNode() !== null) {
            const node = texts.currentNode as Text;
            if (start >= passed && start < passed + node.length) {
              range.setStart(node, start - passed);
            }
            if (start + wanted.length > passed && start + wanted.length <= passed + node.length) {
              range.setEnd(node, start + wanted.length - passed);
            }
            passed += node.length;
          }
          const { left, right, top, bottom } = range.getBoundingClientRect();
          return { x: (left + right) / 2, y: (top + bottom) / 2, right };
        }
      }
      return undefined;
    }, text);
  }
}

/** The errors below VS Code's folder of logs that are in the extension's own log or name it. */
function loggedErrors(folder: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith(".log"))
    .flatMap((file) =>
      readFileSync(path.join(folder, file), "utf8")
        .split("\n")
        .filter((line) => line.includes("[error]") && /citelens/i.test(file + line)),
    );
}

async function isShown(frame: Frame, selector: string): Promise<boolean> {
  try {
    return await frame.locator(selector).first().isVisible();
  } catch {
    return false; // The frame went away while it was asked.
  }
}
