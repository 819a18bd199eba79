import path from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { exitOnSignals } from "../src/build/codeServer.mjs";
import { install } from "../src/build/install.mjs";

const usage = `npm test                               run everything except the stress tests
npm run test:stress                    run the stress tests
node test/run.mjs check                check types and style
node test/run.mjs core [PATH…]         run the tests in plain Node, or those below the paths (test/core/names)
node test/run.mjs host [PATH…]         run the suite in VS Code's extension host
node test/run.mjs ui [PATH…]           run the suite in VS Code's window
  --grep TEXT                          run only tests whose name contains the text
  --stress                             run the stress tests (NAME.stress.ts) instead of the usual ones (NAME.test.ts)
  --current                            use the current VS Code instead of the oldest supported one
  --desktop                            run the host suite in a downloaded desktop VS Code (CITELENS_VSCODE names an installed one)
  --update-pictures                    with --stress, replace the pictures of the README and the walkthrough`;

const partNames = /** @type {const} */ (["check", "core", "host", "ui"]);
const { values, positionals } = readArguments();
exitOnSignals();
await install();
const { runParts } = await import("./run/parts.mjs");
const { describeOutcome, withinBudget } = await import("./run/outcome.mjs");
const all = values.stress ? partNames.filter((name) => name !== "check") : partNames;
const outcome = withinBudget(
  await runParts(positionals.length === 0 ? all : partNames.filter((name) => name === positionals[0]), {
    grep: values.grep,
    paths: positionals.slice(1).map((file) => path.normalize(file).split(path.sep).join("/")),
    stress: values.stress,
    current: values.current,
    desktop: values.desktop,
    updatePictures: values["update-pictures"],
  }),
);
console.log(`\n${describeOutcome(outcome)}`);
process.exitCode = outcome.failed.length === 0 ? 0 : 1;

function readArguments() {
  try {
    const read = parseArgs({
      allowPositionals: true,
      options: {
        grep: { type: "string", short: "g" },
        stress: { type: "boolean", default: false },
        current: { type: "boolean", default: false },
        desktop: { type: "boolean", default: false },
        "update-pictures": { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    if (read.values.help) {
      console.log(usage);
      process.exit(0);
    }
    const unknown = read.positionals.slice(0, 1).find((name) => !partNames.some((part) => part === name));
    if (unknown !== undefined) {
      throw new Error(`There is no part "${unknown}".`);
    }
    return read;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    process.exit(2);
  }
}
