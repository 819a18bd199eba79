import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { isOwnLine, isOwnLog } from "../ui/window/ownLines";

describe("lines of VS Code's console and logs", () => {
  const clones = [
    "/home/ada/citelens",
    "/home/ada/CiteLens",
    "/home/ada/my citelens",
    "/home/ada/The CiteLens",
    "/home/ada/Größe é/citelens",
  ];
  const own: readonly string[] = [
    "Activating extension 'citelens.citelens' failed: Cannot read properties of undefined (reading 'x').",
    "[citelens.citelens]: View container 'citelens' does not exist.",
    "2026-11-29 19:19:20.123 [error] Activating extension citelens.citelens failed due to an error:",
    "2026-11-29 19:19:20.123 [error] [citelens.citelens] provider FAILED",
    "command 'citelens.insertCitation' not found",
    "Unable to write citelens.mutedNames to the workspace settings.",
    "CiteLens: the library cannot be read.",
    "[error] CiteLens: the library cannot be read.",
    "    at activate (/tmp/window-AB4/extensions/citelens.citelens-0.1.0/dist/extension.js:3:14)",
    "    at activate (C:\\Users\\ada\\extensions\\citelens.citelens-0.1.0\\dist\\extension.js:3:14)",
    "TypeError: x is not a function at http://127.0.0.1:3000/vscode-remote-resource?path=/tmp/extensions/citelens.citelens-0.1.0/dist/web/extension.js:3:14",
    "Failed to load resource: /tmp/extensions/citelens.citelens-0.1.0/media/activity.svg",
  ];
  const others: readonly string[] = [
    "ResizeObserver loop completed with undelivered notifications.",
    "[error] [vscode.git] Git installation not found.",
    "    at /tmp/citelens-test-hEwfCQ/window-AB4/user-data/logs/remoteagent.log",
    "ENOENT: no such file or directory, open '/tmp/citelens-test-hEwfCQ/window-AB4/sample/.vscode/settings.json'",
    ...clones.flatMap((clone) => [
      `Error: Cannot find module './build/Release/watchdog' Require stack: - ${clone}/.vscode-test/code-server-4.100.3/node_modules/code-server/lib/vscode/node_modules/@vscode/native-watchdog/index.js`,
      `    at Module._load (${clone}/.vscode-test/code-server-4.100.3/lib/vscode/out/server-main.js:3:14)`,
      `The folder ${clone} is not in a repository.`,
      `[error] ENOENT: '${clone}'`,
    ]),
  ];

  for (const line of own) {
    it(`are ours: ${line}`, () => assert.ok(isOwnLine(line)));
  }
  for (const line of others) {
    it(`are not ours: ${line}`, () => assert.ok(!isOwnLine(line)));
  }

  const logs: readonly (readonly [file: string, isOwn: boolean])[] = [
    ["20261129T191920/exthost1/citelens.citelens/CiteLens.log", true],
    ["20261129T191920\\exthost1\\citelens.citelens\\CiteLens.log", true],
    ["20261129T191920/exthost1/vscode.git/Git.log", false],
    ["20261129T191920/exthost1/remoteexthost.log", false],
    ["citelens/remoteagent.log", false],
  ];
  for (const [file, isOwn] of logs) {
    it(`${file} is ${isOwn ? "our log" : "another's log"}`, () => {
      assert.equal(isOwnLog(file), isOwn);
    });
  }

  it("are recognized by the id and the channel's name that the extension uses", () => {
    const { publisher, name } = JSON.parse(readFileSync("package.json", "utf8")) as { publisher: string; name: string };
    assert.ok(isOwnLog(`${publisher}.${name}/x.log`));
    const sources = readdirSync("src/vscode", { recursive: true }).map((file) => path.join("src/vscode", String(file)));
    const channels = sources
      .filter((file) => file.endsWith(".ts"))
      .flatMap((file) => [...readFileSync(file, "utf8").matchAll(/createOutputChannel\("([^"]+)"/g)].map(([, name]) => name ?? ""));
    assert.equal(channels.length, 1);
    assert.ok(isOwnLine(`[error] ${channels[0] ?? ""}: nothing can be read`));
  });
});
