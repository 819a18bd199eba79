import { useWindow } from "./window/harness";

describe("the walkthrough in the window", () => {
  const vscode = useWindow();

  async function open(): Promise<void> {
    await vscode().runCommand("Welcome: Open Walkthrough...");
    await vscode().typeInPick("Which paper is that");
    await vscode().pickRow(0, "Which paper is that?");
    await vscode().page.keyboard.press("Enter");
    await vscode().page.locator(".getting-started-step").filter({ hasText: "Rest the mouse on a name" }).waitFor();
  }

  it("has a step that shows a picture and opens the paper picker", async () => {
    await open();
    const step = vscode().page.locator(".getting-started-step").filter({ hasText: "Find a paper" });
    await step.click();
    await vscode().page.locator(".getting-started-media img").waitFor();
    await step.getByRole("button", { name: "Find Paper" }).click();
    await vscode().typeInPick("negatve preferense");
    await vscode().pickRow(0, "Negative Preference Optimization");
    await vscode().dismissAll();
  });

  it("looks right in light and dark", async () => {
    await vscode().pictures("walkthrough", async () => {
      await open();
      await vscode().page.locator(".getting-started-step").filter({ hasText: "Cite at the cursor" }).click();
      await vscode().webview("code:text('zhang2024negative')");
    });
  });
});
