import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import process from "node:process";
import * as vscode from "vscode";
import { agentTools } from "../../../src/core/tools/toolTable";
import type { PaperSource } from "../../../src/vscode/library/sources/paperSource";
import { registerMcpServer } from "../../../src/vscode/agents/mcpServer";
import { until, useSettings } from "../editing";
import { userPapers } from "../services";
import { useTemporaryFolder } from "../temporaryFolder";
import { useUntrusted } from "./invoking";

/** A server as VS Code gets it. */
class Definition {
  cwd?: vscode.Uri;
  constructor(
    readonly label: string,
    readonly command: string,
    readonly args: readonly string[],
    readonly env: Readonly<Record<string, string>>,
  ) {}
}

interface Provider {
  readonly onDidChangeMcpServerDefinitions: vscode.Event<void>;
  provideMcpServerDefinitions(): readonly Definition[];
}

function source(file: string, namedBy: "user" | "workspace", count: number): PaperSource {
  const paper = { citekey: "a", title: "A", authors: [], links: [], aliases: [] };
  return {
    uri: vscode.Uri.file(file),
    label: file,
    namedBy,
    isLibrary: namedBy === "user",
    papers: () => Array.from({ length: count }, () => paper),
    problems: () => [],
    lineOf: () => undefined,
    read: () => Promise.resolve(false),
    adopt: () => Promise.resolve(),
    keep: () => Promise.resolve(),
  };
}

describe("the MCP server in VS Code", () => {
  const { log } = useTemporaryFolder("mcp");
  const set = useSettings();
  const read = new vscode.EventEmitter<void>();
  const extensionUri = vscode.Uri.file("/extension");
  let sources: readonly PaperSource[] = [
    source("/own.bib", "user", 1),
    source("/workspace.bib", "workspace", 1),
    source("/empty.bib", "user", 0),
  ];
  const personal = userPapers({ sources: () => sources, onDidRead: read.event });
  const services = { personal, log, extensionUri };

  function offered(given = services): { readonly provider: Provider; readonly id: string; readonly registered: vscode.Disposable } {
    const calls: { readonly id: string; readonly provider: Provider }[] = [];
    const registered = registerMcpServer(given, {
      McpStdioServerDefinition: Definition,
      lm: {
        registerMcpServerDefinitionProvider(id: string, provider: Provider) {
          calls.push({ id, provider });
          return new vscode.Disposable(() => undefined);
        },
      },
    });
    const [call] = calls;
    assert.ok(call);
    return { ...call, registered };
  }

  it("is the command line in this program's own process, with the user's libraries that were read", () => {
    const { id, provider, registered } = offered();
    const [server] = provider.provideMcpServerDefinitions();
    assert.equal(id, "citelens");
    assert.equal(server?.command, process.execPath);
    const { fsPath } = vscode.Uri.joinPath(extensionUri, "dist/cli.js");
    assert.deepEqual(server.args, [fsPath, "mcp", "--library", vscode.Uri.file("/own.bib").fsPath]);
    assert.deepEqual(server.env, { ELECTRON_RUN_AS_NODE: "1" });
    assert.equal(server.cwd?.toString(), vscode.workspace.workspaceFolders?.[0]?.uri.toString());
    registered.dispose();
  });

  it("changes when the user has other libraries, and only then", () => {
    const { provider, registered } = offered();
    let changes = 0;
    provider.onDidChangeMcpServerDefinitions(() => changes++);
    read.fire();
    assert.equal(changes, 0);
    sources = [...sources, source("/more.bib", "user", 1)];
    read.fire();
    assert.equal(changes, 1);
    assert.ok(provider.provideMcpServerDefinitions()[0]?.args.includes(vscode.Uri.file("/more.bib").fsPath));
    registered.dispose();
  });

  it("has no bundled papers if the user wants none", async () => {
    await set("bundled", []);
    const { provider, registered } = offered();
    assert.ok(provider.provideMcpServerDefinitions()[0]?.args.includes("--no-bundled"));
    registered.dispose();
  });

  it("starts in a process of this program, lists the tools, and ends with its input", async () => {
    const extension = vscode.extensions.getExtension("citelens.citelens");
    assert.ok(extension);
    const { provider, registered } = offered({ ...services, personal: userPapers(), extensionUri: extension.extensionUri });
    const [server] = provider.provideMcpServerDefinitions();
    assert.ok(server);
    const child = spawn(server.command, [...server.args], { env: { ...process.env, ...server.env }, cwd: server.cwd?.fsPath });
    const clientInfo = { name: "test", version: "1" };
    const messages = [
      { id: 1, method: "initialize", params: { protocolVersion: "2025-06-18", capabilities: {}, clientInfo } },
      { method: "notifications/initialized" },
      { id: 2, method: "tools/list", params: {} },
    ];
    let output = "";
    child.stdout.on("data", (part: Buffer) => (output += part.toString()));
    child.stdin.write(messages.map((message) => `${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`).join(""));
    await until(
      () => /"id":2\b/.test(output),
      () => `a list of tools: ${output}`,
    );
    const ended = once(child, "exit");
    child.stdin.end();
    assert.deepEqual(await ended, [0, null]);
    for (const { name } of agentTools) {
      assert.ok(output.includes(`"name":"${name}"`), name);
    }
    registered.dispose();
  });

  const refusing: readonly (readonly [what: string, api: object])[] = [
    ["has no lm", {}],
    ["lacks the call", { lm: {} }],
    ["has the call and refuses it, as 1.100 does", { lm: { registerMcpServerDefinitionProvider: refuse } }],
  ];
  for (const [what, api] of refusing) {
    it(`is not offered to an editor that ${what}, and nothing fails`, () => {
      registerMcpServer(services, api).dispose();
    });
  }

  it("is taken by VS Code since 1.101, and 1.100 refuses it", () => {
    const refusals: unknown[] = [];
    const noted = { debug: (_message: string, error: unknown) => refusals.push(error) };
    registerMcpServer({ ...services, log: noted }).dispose();
    const isOld = vscode.version.startsWith("1.100.");
    assert.equal(refusals.length, isOld ? 1 : 0, String(refusals[0]));
  });

  describe("in a restricted workspace", () => {
    useUntrusted();

    it("is not offered", () => {
      const { provider, registered } = offered();
      assert.deepEqual(provider.provideMcpServerDefinitions(), []);
      registered.dispose();
    });
  });
});

function refuse(): never {
  throw new Error("Extension 'citelens.citelens' CANNOT use API proposal: mcpConfigurationProvider.");
}
