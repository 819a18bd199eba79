import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { Frame } from "playwright-core";
import { becomes } from "./eventually";

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

declare global {
  interface Window {
    axe?: {
      run: (context: Document, options: { readonly rules: Readonly<Record<string, { readonly enabled: boolean }>> }) => Promise<AxeResults>;
    };
  }
}

/**
 * The rules of axe that the panel breaks on purpose. A row's accessible name consists of the paper's names and title only; the rest of
 * its visible text, such as authors and venue, is its description. The page has no main heading, because VS Code shows the view's title.
 */
const rules = { "label-content-name-mismatch": { enabled: false }, "page-has-heading-one": { enabled: false } };

/** The classes with which VS Code marks the kind of theme on a page. */
export type ThemeClass = "vscode-light" | "vscode-dark" | "vscode-high-contrast" | "vscode-high-contrast-light";

/** Waits until a page has a theme, and fails if axe-core finds an accessibility problem: in roles, names, states, or contrast. */
export async function isAccessible(page: Frame, theme: ThemeClass): Promise<void> {
  await page.locator(`body.${theme}`).waitFor();
  // The page is transparent, with VS Code's side bar behind it. Without this, axe would assume a white background.
  await page.evaluate(() => {
    document.documentElement.style.background = "var(--vscode-sideBar-background)";
  });
  // `evaluate` goes through the debugger, so the page's content security policy does not block the script.
  await page.evaluate(readFileSync("node_modules/axe-core/axe.min.js", "utf8"));
  // A check while the colours change may fail once.
  await becomes(() => findViolations(page), "");
}

async function findViolations(page: Frame): Promise<string> {
  const results = await page.evaluate((wanted) => window.axe?.run(document, { rules: wanted }), rules);
  assert.ok(results);
  return results.violations
    .flatMap(({ id, help, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${help}\n${html}\n${failureSummary ?? ""}`))
    .join("\n\n");
}
