import assert from "node:assert/strict";
import { useWindow } from "./window/harness";

const vidtTitle = "An Extendable, Efficient and Effective Transformer-based Object Detector";

describe("hover in the window", () => {
  const vscode = useWindow();

  it("shows the paper of the name under the mouse", async () => {
    await vscode().openFile("train.py");
    const card = await vscode().hover("ViDT", vidtTitle);
    const text = await card.innerText();
    assert.match(text, /Hwanjun Song/);
    assert.match(text, /et al\./);
    assert.match(text, /2022/);
    const addresses = await card.locator("a").evaluateAll((links) => links.map((link) => link.getAttribute("data-href") ?? ""));
    assert.ok(addresses.includes("https://github.com/naver-ai/vidt"), addresses.join("\n"));
    for (const action of ["Insert citation", "Copy BibTeX", "Show in panel"]) {
      await card.getByText(action).waitFor();
    }
    await vscode().dismissAll();
  });

  it("shows the paper of a name within an identifier", async () => {
    await vscode().hover("vidt,", vidtTitle);
    await vscode().dismissAll();
  });

  it("shows the paper anywhere on the identifier", async () => {
    for (const part of ["Backbone", "build_"]) {
      await vscode().hover(part, vidtTitle);
      await vscode().dismissAll();
    }
  });

  it("explains at the cursor why a name is shown, or that no paper has the name", async () => {
    const card = (text: string): Promise<void> =>
      vscode().page.locator(".monaco-hover:visible").filter({ hasText: text }).first().waitFor();
    await vscode().putCursorAfter("ViDTB");
    await vscode().runCommand("CiteLens: Explain Name at Cursor");
    await card("“ViDT” is shown here");
    await vscode().dismissAll();
    await vscode().putCursorAfter("impor");
    await vscode().runCommand("CiteLens: Show Paper at Cursor");
    await card("No known paper is called “import”");
    await vscode().page.keyboard.press("ArrowRight");
    await vscode().dismissAll();
  });

  it("shows a paper by the name that the user gives to it, until that is undone", async () => {
    await vscode().openFile("train.py");
    await vscode().putCursorAfter("COCO-style data set.");
    await vscode().page.keyboard.type(" QuuxDetNet");
    await vscode().page.keyboard.press("Escape");
    await vscode().clickInHover("ViDTB", vidtTitle, "Name…");
    await vscode().typeInPick("QuuxDetNet");
    await vscode().page.keyboard.press("Enter");
    const message = vscode().page.locator(".notification-list-item").filter({ hasText: "is now called QuuxDetNet" });
    await message.waitFor();
    await vscode().hover("QuuxDetNet", vidtTitle);
    await vscode().dismissAll();
    await vscode().runCommand("Notifications: Show Notifications");
    await message.getByRole("button", { name: "Undo" }).click();
    await vscode().hoverNoMore("QuuxDetNet", vidtTitle);
    await vscode().putCursorAfter("QuuxDetNet");
    await vscode().page.keyboard.press("Control+Z");
    await vscode().editorTextThat((text) => !text.includes("Quux"));
  });

  it("shows the paper of an address", async () => {
    await vscode().openFile("losses.py");
    await vscode().hover("2404.05868", "From Catastrophic Collapse to Effective Unlearning");
    await vscode().dismissAll();
  });

  it("shows a paper in a cell of a notebook", async () => {
    await vscode().openFile("explore.ipynb");
    await vscode().hover("NPO", "From Catastrophic Collapse to Effective Unlearning");
    await vscode().dismissAll();
  });

  it("looks right in light and dark", async () => {
    await vscode().openFile("train.py");
    await vscode().pictures("hover", () => vscode().hover("ViDTB", vidtTitle));
  });
});
