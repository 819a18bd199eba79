import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { Frame } from "playwright-core";
import { becomes } from "./patience";

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
 * What axe wants and we do not. A row's name is what a person calls it, its names and its title; authors, venue and the rest of what is
 * seen describe it. The panel's own heading is the view's title, which VS Code shows.
 */
const rules = { "label-content-name-mismatch": { enabled: false }, "page-has-heading-one": { enabled: false } };

/** The classes by which VS Code tells a page its kind of theme. */
export type ThemeClass = "vscode-light" | "vscode-dark" | "vscode-high-contrast" | "vscode-high-contrast-light";

/** Fails with what axe-core, the checker of accessibility, finds wrong in a page once the page has a theme: roles, names, states, contrast. */
export async function isAccessible(page: Frame, theme: ThemeClass): Promise<void> {
  await page.locator(`body.${theme}`).waitFor();
  // The page lets VS Code's side bar be seen behind it; axe would take what it does not see for white.
  await page.evaluate(() => {
    document.documentElement.style.background = "var(--vscode-sideBar-background)";
  });
  // Handed over by the debugger's way, as the page's policy lets no script in.
  await page.evaluate(readFileSync("node_modules/axe-core/axe.min.js", "utf8"));
  // A page whose colours are just changing may have to be looked at again.
  await becomes(() => faults(page), "");
}

async function faults(page: Frame): Promise<string> {
  const results = await page.evaluate((wanted) => window.axe?.run(document, { rules: wanted }), rules);
  assert.ok(results);
  return results.violations
    .flatMap(({ id, help, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${help}\n${html}\n${failureSummary ?? ""}`))
    .join("\n\n");
}
