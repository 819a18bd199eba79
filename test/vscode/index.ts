import { runSuite } from "../suite";

/** What VS Code calls in its extension host when it is started with `--extensionTestsPath`. */
export async function run(): Promise<void> {
  const { failed } = await runSuite();
  if (failed > 0) {
    throw new Error(`${failed} failed`);
  }
}
