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
