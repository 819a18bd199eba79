import path from "node:path";
import process from "node:process";
import { exitOnSignals } from "../src/build/codeServer.mjs";
import { install } from "../src/build/install.mjs";

const usage = `npm run test:soak -- [MINUTES]            use the extension in VS Code's extension host, by default for 60 minutes`;
const file = "test/vscode/longUse.soak.ts";

const minutes = Number(process.argv[2] ?? 60);
if (!(minutes > 0)) {
  console.error(usage);
  process.exit(2);
}
exitOnSignals();
await install();
const { buildBundles, buildData, buildTests } = await import("../src/build/build.mjs");
const { runInExtensionHost } = await import("./run/extensionHost.mjs");
const { describeOutcome } = await import("./run/outcome.mjs");
const { withOutcome } = await import("./run/suites.mjs");
await buildData();
await buildBundles({ minify: true });
await buildTests([file]);
const outcome = await withOutcome("soak", { files: [file], grep: undefined }, (env, folder) =>
  runInExtensionHost(
    { ...env, CITELENS_SOAK_MINUTES: String(minutes), CITELENS_LOGS: path.join(folder, "user-data/logs") },
    { folder, current: false, desktop: false, turn: Promise.resolve(), begun: () => undefined },
  ),
);
console.log(`\n${describeOutcome(outcome)}`);
process.exitCode = outcome.failed.length === 0 ? 0 : 1;
