import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { ICruiseOptions, ICruiseResult } from "dependency-cruiser";
import ts from "typescript";
import rules, { citationRooms, coreRooms, vscodeRooms } from "../../src/.dependency-cruiser.mjs";

/** Returns a line for each import below `src` in a folder that breaks the house rules. */
async function violationsIn(folder: string): Promise<readonly string[]> {
  const { forbidden, options } = rules;
  const cruiseOptions = { ...options, ruleSet: { forbidden }, validate: true, baseDir: path.resolve(folder) } as ICruiseOptions;
  const resolveOptions = options?.enhancedResolveOptions as Record<string, unknown>;
  // The package is an ES module, and the tests are built as CommonJS.
  const { cruise } = await import("dependency-cruiser");
  const { output } = await cruise(["src"], cruiseOptions, resolveOptions);
  return (output as ICruiseResult).summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
}

/** Returns the violations of sources, which it writes into a temporary folder. */
async function violationsOf(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  mkdirSync("out", { recursive: true });
  const folder = mkdtempSync(path.join("out", "planted-"));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
    return await violationsIn(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function foldersIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
}

describe("architecture", () => {
  it("holds for every import below src", async () => {
    assert.deepEqual(await violationsIn("."), []);
  });

  it("has rules for every room", () => {
    assert.deepEqual([...foldersIn("src/core")].sort(), [...coreRooms].sort());
    assert.deepEqual([...foldersIn("src/core/citations")].sort(), [...citationRooms].sort());
    assert.deepEqual([...foldersIn("src/vscode")].sort(), [...vscodeRooms].sort());
  });

  const own = `export const own = 1;\n`;
  const planted: readonly (readonly [why: string, rule: RegExp, files: Readonly<Record<string, string>>])[] = [
    ["core imports vscode", /know no VS Code/, { "src/core/search/a.ts": `import * as vscode from "vscode";\nvscode;\n` }],
    ["core imports Node", /knows no Node/, { "src/core/search/a.ts": `import { readFileSync } from "node:fs";\nreadFileSync;\n` }],
    ["core imports Node by its old name", /knows no Node/, { "src/core/words/a.ts": `import fs from "fs";\nfs;\n` }],
    ["the network imports Node", /knows no Node/, { "src/network/a.ts": `import https from "node:https";\nhttps;\n` }],
    [
      "the network imports the editor's side",
      /src\/network imports only/,
      { "src/network/a.ts": `import { own } from "../vscode/b";\nown;\n`, "src/vscode/b.ts": own },
    ],
    [
      "core imports the network",
      /src\/core imports only/,
      { "src/core/sources/a.ts": `import { own } from "../../network/b";\nown;\n`, "src/network/b.ts": own },
    ],
    [
      "core imports the editor's side",
      /src\/core imports only/,
      { "src/core/search/a.ts": `import { own } from "../../vscode/contributions";\nown;\n`, "src/vscode/contributions.ts": own },
    ],
    [
      "core imports the command line",
      /src\/core imports only/,
      { "src/core/search/a.ts": `export { own } from "../../cli/files";\n`, "src/cli/files.ts": own },
    ],
    [
      "core imports a type of the editor's side",
      /src\/core imports only/,
      {
        "src/core/search/a.ts": `import type { Own } from "../../vscode/b";\nexport type A = Own;\n`,
        "src/vscode/b.ts": `export type Own = 1;\n`,
      },
    ],
    [
      "core loads a file later",
      /src\/core imports only/,
      { "src/core/search/a.ts": `export const later = () => import("../../vscode/b");\n`, "src/vscode/b.ts": own },
    ],
    [
      "a room imports from a higher one",
      /core\/words imports only/,
      { "src/core/words/a.ts": `import { own } from "../search/b";\nown;\n`, "src/core/search/b.ts": own },
    ],
    [
      "a room imports from one that the list lacks",
      /core\/search imports only/,
      { "src/core/search/a.ts": `import { own } from "../helpers/b";\nown;\n`, "src/core/helpers/b.ts": own },
    ],
    [
      "a file beside the rooms imports from one",
      /beside core's rooms/,
      { "src/core/a.ts": `import { own } from "./words/b";\nown;\n`, "src/core/words/b.ts": own },
    ],
    [
      "a room of citations imports from a higher one",
      /citations\/wording imports only/,
      { "src/core/citations/wording/a.ts": `import { own } from "../places/b";\nown;\n`, "src/core/citations/places/b.ts": own },
    ],
    [
      "a room of the editor's side imports from a higher one",
      /vscode\/platform imports only/,
      { "src/vscode/platform/a.ts": `import { own } from "../panel/b";\nown;\n`, "src/vscode/panel/b.ts": own },
    ],
    [
      "a room of the editor's side imports a file above the rooms",
      /vscode\/panel imports only/,
      { "src/vscode/panel/a.ts": `import { own } from "../commands";\nown;\n`, "src/vscode/commands.ts": own },
    ],
    [
      "the panel's page imports the editor's side",
      /src\/webview imports only/,
      { "src/webview/a.ts": `import { own } from "../vscode/b";\nown;\n`, "src/vscode/b.ts": own },
    ],
    [
      "two files import each other",
      /no circles/,
      { "src/core/words/a.ts": `export * from "./b";\n`, "src/core/words/b.ts": `import "./a";\n${own}` },
    ],
    [
      "two files import each other's types",
      /no circles/,
      {
        "src/vscode/a.ts": `import type { B } from "./b";\nexport type A = B | 1;\n`,
        "src/vscode/b.ts": `import type { A } from "./a";\nexport type B = A[];\n`,
      },
    ],
    ["a file imports what is not there", /is found/, { "src/core/words/a.ts": `import { own } from "./gone";\nown;\n` }],
  ];
  for (const [why, rule, files] of planted) {
    it(`is broken if ${why}`, async () => {
      const violations = await violationsOf(files);
      assert.ok(
        violations.some((line) => rule.test(line)),
        violations.join("\n") || "no violation was found",
      );
    });
  }

  it("lets a room import from a lower one", async () => {
    const files = { "src/core/search/a.ts": `import { own } from "../words/b";\nown;\n`, "src/core/words/b.ts": own };
    assert.deepEqual(await violationsOf(files), []);
  });
});

describe("core's own compiler options", () => {
  /** Returns the compiler's errors for a line of code in the core. */
  function errorsIn(line: string): readonly string[] {
    const config = ts.getParsedCommandLineOfConfigFile(
      "src/core/tsconfig.json",
      {},
      {
        ...ts.sys,
        onUnRecoverableConfigFileDiagnostic: () => undefined,
      },
    );
    assert.ok(config);
    const planted = path.resolve("src/core/words/planted.ts");
    const host = ts.createCompilerHost(config.options);
    const { getSourceFile, fileExists } = host;
    host.fileExists = (name) => path.resolve(name) === planted || fileExists(name);
    host.getSourceFile = (name, ...rest) =>
      path.resolve(name) === planted ? ts.createSourceFile(name, line, ts.ScriptTarget.ES2022) : getSourceFile(name, ...rest);
    const program = ts.createProgram([planted, path.resolve("src/core/encoding.d.ts")], config.options, host);
    const source = program.getSourceFile(planted);
    return program.getSemanticDiagnostics(source).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
  }

  for (const line of ["process.exit();", "document.title;", "setTimeout(() => 1, 1);", "window.name;", "Buffer.from('');", "fetch('a');"]) {
    it(`reject ${line}`, () => {
      assert.match(errorsIn(`${line}\nexport {};`).join("\n"), /Cannot find name/);
    });
  }

  it("accept the language and the Encoding Standard", () => {
    assert.deepEqual(errorsIn("export const bytes = new TextEncoder().encode([1, 2].join());"), []);
  });
});
