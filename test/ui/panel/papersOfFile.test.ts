import assert from "node:assert/strict";
import { becomes } from "../window/eventually";
import { useWindow } from "../window/harness";
import { searchPanel, titlesIn } from "./panelView";

describe("papers of the file in the panel", () => {
  const vscode = useWindow();

  it("are not listed again below, unless their group is closed", async () => {
    await vscode().openFile("notes.md");
    const page = await searchPanel(vscode(), "", /^1418 papers$/);
    const group = page.locator("#file");
    await group.getByRole("heading", { name: "In notes.md" }).waitFor();
    const ofFile = new Set(await group.locator(".title").allInnerTexts());
    const [first = "", second = "", third = ""] = await titlesIn(page);
    assert.ok(!ofFile.has(first) && !ofFile.has(second) && third !== "");
    await vscode().putCursorAfter("Reading notes");
    await vscode().page.keyboard.insertText(`: ${first}, and ${second}`);
    await group.locator(".title").filter({ hasText: second }).waitFor();
    await becomes(async () => (await titlesIn(page))[0], third);
    assert.ok((await group.locator(".title").allInnerTexts()).includes(first));
    await group.locator("summary").click();
    await becomes(async () => (await titlesIn(page)).filter((title) => title === first || title === second), [first, second]);
    await group.locator("summary").click();
    await becomes(async () => (await titlesIn(page))[0], third);
  });
});
