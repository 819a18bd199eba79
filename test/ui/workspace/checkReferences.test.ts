import { writeFileSync } from "node:fs";
import path from "node:path";
import { useWindow } from "../window/harness";
import { chooseQuickFix } from "../window/quickFix";

const npoTitle = "Negative Preference Optimization: From Catastrophic Collapse to Effective Unlearning";
const wrong = `${npoTitle}, arXiv:1512.03385`;

describe("the check of references in the window", () => {
  const vscode = useWindow({
    prepare: (workspace) => {
      writeFileSync(path.join(workspace, "related.md"), `# Related\n\n- ${wrong}\n`);
    },
  });

  it("counts what differs in the workspace, and shows it on request", async () => {
    await vscode().openFile("notes.md");
    await vscode().runCommand("CiteLens: Check References");
    const summary = vscode()
      .page.locator(".notification-toast:visible")
      .filter({ hasText: /references in \d+ files, 1 differ/ });
    await summary.getByText("Show Problems").click();
    await vscode()
      .page.locator(".markers-panel .monaco-list-row")
      .filter({ hasText: "This identifier differs from what we know" })
      .waitFor();
  });

  it("offers a quick fix that puts the known identifier, and one undo reverts it", async () => {
    await vscode().openFile("related.md");
    await vscode().page.locator(".squiggly-error").first().waitFor();
    await vscode().putCursorAfter("arXiv:1512");
    await chooseQuickFix(vscode(), "Use 2404.05868");
    await vscode().editorTextThat((text) => text.includes("2404.05868") && !text.includes("1512.03385"));
    await vscode().page.locator(".squiggly-error").first().waitFor({ state: "detached" });
    await vscode().page.keyboard.press("Control+Z");
    await vscode().editorTextThat((text) => text.includes("1512.03385"));
    await vscode().page.locator(".squiggly-error").first().waitFor();
  });

  it("leaves nothing to report once a finding is ignored", async () => {
    await vscode().openFile("related.md");
    await vscode().putCursorAfter("arXiv:1512");
    await chooseQuickFix(vscode(), "Ignore Here");
    await vscode().editorTextThat((text) => text.includes("citelens: ignore"));
    await vscode().page.locator(".squiggly-error").first().waitFor({ state: "detached" });
    await vscode().page.keyboard.press("Control+Z");
    await vscode().editorTextThat((text) => !text.includes("citelens: ignore"));
  });
});
