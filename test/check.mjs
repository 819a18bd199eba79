import process from "node:process";
import { root } from "../src/build/install.mjs";
import { run, step } from "../src/build/progress.mjs";
import { outcomeOf, sum } from "./outcome.mjs";

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
      ["Checking core's types", typescript, "-p", "src/core"],
      ["Checking the page's types", typescript, "-p", "src/webview"],
      ["Checking the window suite's types", typescript, "-p", "test/ui"],
    ],
  ];
  const outcomes = await Promise.all(
    lanes.map(async (lane) => {
      const outcomes = [];
      for (const [title = "", ...command] of lane) {
        outcomes.push(await outcomeOf(() => step(title, () => run(process.execPath, command, { cwd: root }))));
      }
      return sum(outcomes);
    }),
  );
  return sum(outcomes);
}
