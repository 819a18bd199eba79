import { runSuite } from "./suite";

/** VS Code calls this in its extension host when it is started with `--extensionTestsPath`. */
export async function run(): Promise<void> {
  const { failed } = await runSuite();
  if (failed.length > 0) {
    throw new Error(`${failed.length} failed`);
  }
}
