import process from "node:process";
import { root } from "../src/build/install.mjs";
import { run, step } from "../src/build/progress.mjs";
import { passes } from "./outcome.mjs";

/**
 * The compiler's and the linter's opinion, side by side. What they say against it comes together in the end.
 *
 * @returns {Promise<import("./suite").Outcome>}
 */
export async function check() {
  const typescript = "node_modules/typescript/bin/tsc";
  const lanes = [
    [["Checking style", "node_modules/eslint/bin/eslint.js", "."]],
    [
      ["Checking types", typescript, "-p", "."],
      ["Checking the page's types", typescript, "-p", "src/webview"],
      ["Checking the window suite's types", typescript, "-p", "test/ui"],
    ],
  ];
  /** @type {string[]} */
  const complaints = [];
  await Promise.all(
    lanes.map(async (lane) => {
      for (const [title = "", ...command] of lane) {
        await passes(() => step(title, () => run(process.execPath, command, { cwd: root })), (message) => complaints.push(message));
      }
    }),
  );
  for (const complaint of complaints) {
    console.error(complaint);
  }
  return { passed: 0, failed: complaints.length };
}
