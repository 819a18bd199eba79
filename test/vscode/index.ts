import { readdirSync } from "node:fs";
import path from "node:path";
import { runSuite } from "../run/suite";

/**
 * Runs the tests in VS Code's extension host. VS Code calls this if it is started with `--extensionTestsPath`, by the runner, which names the
 * files, or by an editor, which runs them all.
 */
export async function run(): Promise<void> {
  const built = readdirSync(__dirname, { recursive: true }).map((file) => path.join(__dirname, String(file)));
  const { failed } = await runSuite(built.filter((file) => file.endsWith(".test.js")).sort());
  if (failed.length > 0) {
    throw new Error(`${failed.length} failed`);
  }
}
