import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { formatBibtex } from "../../src/core/formats/bibtex/write/formatBibtex";
import { bundledPapers } from "../../src/core/library/bundledPapers";
import { generateLibrary } from "../bench/corpus";
import { useWindow } from "./window/harness";
import type { VscodeWindow } from "./window/vscodeWindow";
import { timeoutMs } from "./window/eventually";

/** The number of papers that each window imports. */
const count = 3_000;

/** Two files without a paper in common. */
const generated = generateLibrary(2 * count, bundledPapers);
const halves = [generated.slice(0, count), generated.slice(count)] as const;

/** The time that an import may take. It only guards against slowness by an order of magnitude. */
const importTimeoutMs = 2 * timeoutMs;

describe("two windows that import at once", () => {
  const first = useWindow();
  const second = useWindow({ isSecond: true });
  const windows = (): readonly VscodeWindow[] => [first(), second()];

  /** Opens the dialog that asks for the files to import. */
  async function openDialog(window: VscodeWindow): Promise<void> {
    await window.openFile("notes.md");
    await window.runCommand("CiteLens: Import Papers…");
    await window.typeInPick("From Files");
    await window.page.keyboard.press("Enter");
  }

  /** Chooses a file in the open dialog, when all windows are about to, and returns the message with the counts. */
  async function importIn(window: VscodeWindow, file: string, meet: () => Promise<void>): Promise<string> {
    await window.answerFileDialog(file, "Import", async () => {
      await meet();
      await window.page.keyboard.press("Enter");
    });
    const message = window.page.locator(".notifications-toasts").getByText(/\d+ added/);
    await message.waitFor({ timeout: importTimeoutMs });
    return message.innerText();
  }

  it("both say that their papers were added, and all of them are in the library", async function () {
    this.timeout(3 * importTimeoutMs);
    const meet = createMeetingPoint(2);
    for (const window of windows()) {
      await openDialog(window);
    }
    const messages = await Promise.all(
      windows().map((window, index) => {
        const file = path.join(window.workspace, "../import.txt");
        writeFileSync(file, (halves[index] ?? []).map((paper) => formatBibtex(paper)).join("\n"));
        return importIn(window, file, meet);
      }),
    );
    for (const message of messages) {
      assert.match(message, new RegExp(`${count} added\\.`));
    }
    const { storage } = first().surroundings;
    const items = JSON.parse(readFileSync(path.join(storage, "library.json"), "utf8")) as readonly { readonly title: string }[];
    assert.equal(items.length, 2 * count);
    assert.deepEqual(new Set(items.map(({ title }) => title)), new Set(generated.map(({ title }) => title)));
    assert.deepEqual(
      readdirSync(storage).filter((name) => name.endsWith(".lock") || name.endsWith(".part")),
      [],
    );
  });

  it("both find the papers that the other imported", async function () {
    this.timeout(3 * importTimeoutMs);
    for (const [index, window] of windows().entries()) {
      const { title = "" } = halves[1 - index]?.at(-1) ?? {};
      await window.page.keyboard.press("Escape");
      await window.openFile("notes.md");
      await window.runCommand("CiteLens: Find Paper");
      await window.typeInPick(title);
      await window.pickRow(0, title.slice(0, 60));
      await window.dismissAll();
    }
  });
});

/** Returns a function whose promise resolves, for all who call it, when `size` have. */
function createMeetingPoint(size: number): () => Promise<void> {
  let arrived = 0;
  let open: () => void;
  const all = new Promise<void>((resolve) => (open = resolve));
  return () => {
    if (++arrived === size) {
      open();
    }
    return all;
  };
}
