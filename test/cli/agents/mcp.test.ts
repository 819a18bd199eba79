import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { Client, InMemoryTransport, type Transport } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { Client as OldClient } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport as OldStdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { createService } from "../../../src/cli/agents/mcpCommand";
import { serveMcp } from "../../../src/cli/agents/mcpServer";
import { agentTools } from "../../../src/core/tools/toolTable";
import { quietInvocation } from "./quietInvocation";

const program = path.resolve("dist/cli.js");
const identity = { name: "citelens-test", version: "1.0.0" };

/** The answer to a call, which clients of all versions return. */
interface Answer {
  readonly text: string;
  readonly isError: boolean;
}

/** A connected client, reduced to what the tests need. */
interface Session {
  list(): Promise<readonly unknown[]>;
  call(name: string, input: Readonly<Record<string, unknown>>): Promise<Answer>;
  close(): Promise<void>;
}

type Connect = (folder: string, args?: readonly string[]) => Promise<Session>;

function answerOf(result: { readonly content?: unknown; readonly isError?: unknown }): Answer {
  const [first] = result.content as readonly { readonly text: string }[];
  return { text: first?.text ?? "", isError: result.isError === true };
}

function sessionOf(client: Client): Session {
  return {
    list: async () => (await client.listTools()).tools,
    call: async (name, input) => answerOf(await client.callTool({ name, arguments: { ...input } })),
    close: () => client.close(),
  };
}

/** Creates a client that names a folder, or none. */
async function connectNew(transport: Transport, folder: string | undefined, mode: "auto" | "legacy"): Promise<Session> {
  const client = new Client(identity, {
    capabilities: folder === undefined ? {} : { roots: {} },
    versionNegotiation: { mode },
  });
  if (folder !== undefined) {
    client.setRequestHandler("roots/list", () => ({ roots: [{ uri: pathToFileURL(folder).href, name: "project" }] }));
  }
  await client.connect(transport);
  return sessionOf(client);
}

function stdio(folder: string, args: readonly string[] = []): StdioClientTransport {
  return new StdioClientTransport({ command: process.execPath, args: [program, "mcp", ...args], cwd: folder, stderr: "ignore" });
}

/** The ways to reach the server: each version of the protocol, over each transport, with folders that the client names and without. */
const connections: readonly (readonly [name: string, connect: Connect])[] = [
  ["in memory", connectInMemory],
  ["over stdio, the newest protocol", (folder, args) => connectNew(stdio(tmpdir(), args), folder, "auto")],
  ["over stdio, the protocol of 2025", (folder, args) => connectNew(stdio(tmpdir(), args), folder, "legacy")],
  ["over stdio, without roots", (folder, args) => connectNew(stdio(folder, args), undefined, "auto")],
  ["over stdio, the SDK's version 1", connectOld],
];

async function connectInMemory(folder: string, args: readonly string[] = []): Promise<Session> {
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  void serveMcp(createService(quietInvocation(args.filter((one) => one !== "--library"))), theirs);
  return connectNew(ours, folder, "auto");
}

async function connectOld(folder: string, args: readonly string[] = []): Promise<Session> {
  const client = new OldClient(identity, { capabilities: {} });
  await client.connect(
    new OldStdioClientTransport({ command: process.execPath, args: [program, "mcp", ...args], cwd: folder, stderr: "ignore" }),
  );
  return {
    list: async () => (await client.listTools()).tools,
    call: async (name, input) => answerOf((await client.callTool({ name, arguments: { ...input } })) as Parameters<typeof answerOf>[0]),
    close: () => client.close(),
  };
}

describe("citelens mcp", () => {
  let folder = "";
  let outside = "";
  before(() => {
    assert.ok(existsSync(program), "build the bundles first");
    const home = realpathSync(mkdtempSync(path.join(tmpdir(), "citelens-mcp-")));
    [folder, outside] = [path.join(home, "project"), path.join(home, "outside")];
    mkdirSync(folder);
    mkdirSync(outside);
    writeFileSync(path.join(outside, "secret.md"), "Negative Preference Optimization, arXiv:2404.05868\n");
    symlinkSync(path.join(outside, "secret.md"), path.join(folder, "link.md"));
  });
  after(() => {
    rmSync(path.dirname(folder), { recursive: true });
  });

  for (const [name, connect] of connections) {
    describe(name, () => {
      let session: Session;
      before(async () => {
        session = await connect(folder);
      });
      after(() => session.close());

      it("lists the tools of the table", async () => {
        const listed = (await session.list()).map((one) => one as Readonly<Record<string, unknown>>);
        assert.deepEqual(
          listed.map(({ name: tool, description, inputSchema }) => ({ name: tool, description, inputSchema })),
          agentTools.map(({ name: tool, description, inputSchema }) => ({ name: tool, description, inputSchema })),
        );
        const hints = listed.map(({ annotations }) => (annotations as { readonly readOnlyHint: boolean }).readOnlyHint);
        assert.deepEqual(hints, [true, true, false, true, true]);
      });

      it("answers each tool", async () => {
        writeFileSync(path.join(folder, "a.py"), "x = 1\n");
        writeFileSync(
          path.join(folder, "b.md"),
          "Negative Preference Optimization: From Catastrophic Collapse to Effective Unlearning, arXiv:2404.05869\n",
        );
        await check("search_papers", { query: "rotary position embedding" }, /^su2021roformer \|/m);
        await check("get_paper", { ids: ["2104.09864"] }, /title: "RoFormer/);
        await check("check_references", { paths: ["b.md"] }, /^b\.md:1 .*2404\.05868/m);
        await check("cite_papers", { ids: ["2104.09864"], file: "a.py", line: 1 }, /^\+# Su et al\./m);
        assert.match(readFileSync(path.join(folder, "a.py"), "utf8"), /RoFormer[^]*x = 1\n$/);
        await check("list_project_papers", { paths: ["a.py"] }, /^su2021roformer .*a\.py:1/m);
      });

      it("writes what several calls at the same time cite", async () => {
        writeFileSync(path.join(folder, "c.md"), "---\nbibliography: c.bib\n---\nFirst.\nSecond.\nThird.\n");
        writeFileSync(path.join(folder, "c.bib"), "");
        const ids = ["2104.09864", "1706.03762", "1412.6980"];
        const answers = await Promise.all(
          ids.map((id, index) => session.call("cite_papers", { ids: [id], file: "c.md", line: 4 + index })),
        );
        assert.deepEqual(
          answers.map(({ isError }) => isError),
          [false, false, false],
        );
        assert.equal(readFileSync(path.join(folder, "c.md"), "utf8").split("[@").length, 4);
        assert.equal(readFileSync(path.join(folder, "c.bib"), "utf8").split(/^@/m).length, 4);
      });

      it("says what is wrong with a call", async () => {
        await refuse("search_papers", {}, /^"query" is missing/);
        await refuse("search_papers", { query: "a", limit: 21 }, /^"limit" must be a whole number from 1 to 20, not 21/);
        await refuse("search_papers", { query: "a", other: 1 }, /"other" is no input/);
        await refuse("get_paper", { ids: ["no-such-paper"] }, /unknown here: no-such-paper/);
        await refuse("cite_papers", { ids: ["no-such-paper"], file: "a.py", line: 1 }, /^Nothing was written/);
        await refuse("cite_papers", { ids: ["2104.09864"], file: "a.py", line: 99 }, /no line 99/);
        await refuse("no_tool", {}, /There is no tool "no_tool"/);
      });

      it("refuses what is outside of the project", async () => {
        for (const file of ["../outside/secret.md", path.join(outside, "secret.md"), "link.md", pathToFileURL(outside).href]) {
          await refuse("check_references", { paths: [file] }, /outside of the project/);
          await refuse("cite_papers", { ids: ["2104.09864"], file, line: 1 }, /outside of the project/);
        }
        await refuse("check_references", { paths: ["https://example.org/refs.bib"] }, /is an address/);
        await refuse("check_references", { paths: ["\\\\server\\share"] }, /another computer/);
      });

      async function check(tool: string, input: Readonly<Record<string, unknown>>, expected: RegExp): Promise<void> {
        const { text, isError } = await session.call(tool, input);
        assert.match(text, expected);
        assert.equal(isError, false);
      }

      async function refuse(tool: string, input: Readonly<Record<string, unknown>>, expected: RegExp): Promise<void> {
        const { text, isError } = await session.call(tool, input);
        assert.match(text, expected);
        assert.equal(isError, true, text);
      }
    });
  }

  function entry(key: string, title: string): string {
    return `@article{${key},\n title={${title}},\n author={Doe, Jane},\n year={2020}\n}\n`;
  }

  async function callWith(library: string, use: (session: Session) => Promise<void>): Promise<void> {
    const session = await connectNew(stdio(folder, ["--library", library]), folder, "auto");
    await use(session).finally(() => session.close());
  }

  it("answers from a library of 20,000 papers", async function () {
    this.timeout(120_000);
    const entries = Array.from({ length: 20_000 }, (_, index) => entry(`key${index}`, `Glass House Number ${index}`));
    writeFileSync(path.join(folder, "large.bib"), entries.join(""));
    await callWith("large.bib", async ({ call }) => {
      assert.match((await call("search_papers", { query: "glass house number 19999" })).text, /^key19999 \|/m);
      assert.match((await call("get_paper", { ids: ["key77"] })).text, /title: "Glass House Number 77" \("large\.bib"\)/);
      assert.match((await call("get_paper", { ids: ["kye19999"] })).text, /unknown here: kye19999\. Did you mean key\d+/);
    });
  });

  it("reads a library again after it changed", async () => {
    const library = path.join(folder, "small.bib");
    writeFileSync(library, entry("first", "Known at Once"));
    await callWith("small.bib", async ({ call }) => {
      assert.match((await call("get_paper", { ids: ["later"] })).text, /unknown here/);
      writeFileSync(library, entry("first", "Known at Once") + entry("later", "Added Later"));
      assert.match((await call("get_paper", { ids: ["later"] })).text, /title: "Added Later"/);
    });
  });

  it("writes nothing but the protocol, and ends with its input, also in the middle of a call", async () => {
    const server = spawn(process.execPath, [program, "mcp"], { cwd: folder, stdio: ["pipe", "pipe", "ignore"] });
    let output = "";
    server.stdout.setEncoding("utf8").on("data", (chunk: string) => (output += chunk));
    const send = (message: object): void => void server.stdin.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
    send({ id: 1, method: "initialize", params: { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: identity } });
    send({ method: "notifications/initialized" });
    while (!output.includes("\n")) {
      await once(server.stdout, "data");
    }
    send({ id: 2, method: "tools/call", params: { name: "list_project_papers", arguments: {} } });
    server.stdin.end();
    const [code] = (await once(server, "close")) as [number | null];
    assert.equal(code, 0);
    for (const line of output.split("\n").filter((one) => one !== "")) {
      assert.equal((JSON.parse(line) as { readonly jsonrpc?: unknown }).jsonrpc, "2.0");
    }
  });
});
