import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import type { Locator } from "playwright-core";
import { useWindow } from "./window/harness";

const vidtTitle = "An Extendable, Efficient and Effective Transformer-based Object Detector";

const npoTitle = "Negative Preference Optimization: From Catastrophic Collapse to Effective Unlearning";

describe("hover in the window", () => {
  const vscode = useWindow();

  // The quick open may not know files that are created later.
  before(() => {
    const lines = ["from torch.optim import AdamW", "# Segment Anything: prompt SAM with points", "", "x = vidt_npo_loss + npo_NPOLoss"];
    writeFileSync(path.join(vscode().workspace, "several.py"), lines.join("\n"));
    writeFileSync(path.join(vscode().workspace, "silent.py"), "npo_budget = 4\n");
  });

  function cardThatSays(text: string): Locator {
    return vscode().page.locator(".monaco-hover:visible").filter({ hasText: text }).first();
  }

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

  it("answers on the underscore and the second word of an identifier", async () => {
    await vscode().openFile("losses.py");
    await vscode().hover("po_loss", npoTitle);
    await vscode().dismissAll();
  });

  it("shows both cards of two names in one identifier whole, that of the name under the mouse first", async () => {
    await vscode().openFile("several.py");
    for (const [under, titles] of [
      ["vid", [vidtTitle, npoTitle]],
      ["po_loss", [npoTitle, vidtTitle]],
    ] as const) {
      const card = await vscode().hover(under, titles[0]);
      const tops: number[] = [];
      for (const title of titles) {
        await card.getByText(title).waitFor();
        tops.push((await card.getByText(title).boundingBox())?.y ?? 0);
      }
      assert.ok((tops[0] ?? 0) < (tops[1] ?? 0), under);
      const { y = 0, height = 0 } = (await card.boundingBox()) ?? {};
      const last = await card.getByText("Mute “").last().boundingBox();
      assert.ok(last && last.y + last.height <= y + height, "the last action is within the hover");
      await vscode().dismissAll();
    }
  });

  it("has all actions in view at 150 % zoom, with the abstract below them", async () => {
    await vscode().openFile("train.py");
    const size = vscode().page.viewportSize() ?? { width: 1280, height: 800 };
    await vscode().page.setViewportSize({ width: Math.round(size.width / 1.5), height: Math.round(size.height / 1.5) });
    try {
      const card = await vscode().hover("build_", vidtTitle);
      const { y = 0, height = 0 } = (await card.boundingBox()) ?? {};
      for (const action of ["Code", "Show in panel", "Insert citation", "Copy BibTeX", "Name…", "Mute “ViDT”"]) {
        const place = await card.getByText(action).first().boundingBox();
        assert.ok(place && place.y + place.height <= y + height, action);
      }
      await vscode().screenshot("hover-zoomed");
      await vscode().page.mouse.move(size.width / 3, size.height / 1.5 - 3);
    } finally {
      await vscode().page.setViewportSize(size);
      await vscode().dismissAll();
    }
  });

  it("always shows a silent name on request, with the keyboard alone, and lets CiteLens decide again", async () => {
    const { keyboard } = vscode().page;
    await vscode().openFile("silent.py");
    await vscode().putCursorAfter("npo_budget");
    const follow = async (link: string): Promise<void> => {
      await vscode().runCommand("CiteLens: Explain Name at Cursor");
      const wanted = cardThatSays(npoTitle).getByRole("link", { name: link });
      await wanted.waitFor();
      for (let presses = 0; presses < 8 && !(await wanted.evaluate((element) => element === document.activeElement)); presses++) {
        await keyboard.press("Tab");
      }
      await keyboard.press("Enter");
    };
    await follow("Always show “NPO”");
    await vscode().pickRow(0, "In this workspace");
    await keyboard.press("Enter");
    await vscode().hover("budget", npoTitle);
    await vscode().dismissAll();
    await follow("Let CiteLens decide");
    await vscode().hoverNoMore("budget", npoTitle);
    await vscode().dismissAll();
  });

  it("explains at the cursor why a name is shown, or that no paper has the name", async () => {
    await vscode().openFile("train.py");
    await vscode().putCursorAfter("ViDTB");
    await vscode().runCommand("CiteLens: Explain Name at Cursor");
    await cardThatSays("“ViDT” is shown here").waitFor();
    await vscode().dismissAll();
    await vscode().putCursorAfter("impor");
    await vscode().runCommand("CiteLens: Show Paper at Cursor");
    await cardThatSays("No known paper is called “import”").waitFor();
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
