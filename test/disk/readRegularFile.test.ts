import assert from "node:assert/strict";
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { setTimeout } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { readFileOrPipe } from "../../src/disk/readFileOrPipe";
import { FileRefused, readRegularFile } from "../../src/disk/readRegularFile";
import { requires } from "../guards/requirement";

describe("reading a regular file", () => {
  let folder = "";
  const at = (name: string): string => path.join(folder, name);
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), "citelens-disk-"));
    writeFileSync(at("a.bib"), "@misc{a}");
    writeFileSync(at("empty.bib"), "");
    mkdirSync(at("inside"));
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const refused = (why: RegExp) => (error: unknown) => error instanceof FileRefused && why.test(error.message);

  it("returns its bytes", async () => {
    assert.equal(Buffer.from(await readRegularFile(at("a.bib"), { maxBytes: 8 })).toString(), "@misc{a}");
    assert.equal((await readRegularFile(at("empty.bib"), { maxBytes: 8 })).length, 0);
  });

  it("refuses one that is too large", async () => {
    await assert.rejects(readRegularFile(at("a.bib"), { maxBytes: 7 }), refused(/larger than/));
    await assert.rejects(readFileOrPipe(at("a.bib"), { maxBytes: 7 }), refused(/larger than/));
  });

  it("fails for a folder and for a file that is not there", async () => {
    await assert.rejects(readRegularFile(at("inside"), { maxBytes: 7 }), { code: "EISDIR" });
    await assert.rejects(readRegularFile(at("none"), { maxBytes: 7 }), { code: "ENOENT" });
  });

  it("refuses pipes, devices, and links to them, at once", async function () {
    requires(this, process.platform !== "win32" && existsSync("/dev/zero"), "there is no /dev/zero");
    execFileSync("mkfifo", [at("pipe.bib")]);
    symlinkSync("/dev/zero", at("zero.bib"));
    symlinkSync(at("pipe.bib"), at("link.bib"));
    symlinkSync("zero.bib", at("twice.bib"));
    for (const file of ["/dev/zero", "/dev/null", "/dev/random", at("pipe.bib"), at("zero.bib"), at("link.bib"), at("twice.bib")]) {
      await assert.rejects(readRegularFile(file, { maxBytes: 1_000_000 }), refused(/not a regular file/), file);
    }
    await assert.rejects(readFileOrPipe("/dev/zero", { maxBytes: 1_000_000 }), refused(/larger than 1 MB/));
  });

  it("reads files that do not say how long they are, up to the bound", async function () {
    requires(this, existsSync("/proc/self/maps"), "there is no /proc");
    assert.ok((await readRegularFile("/proc/self/maps", { maxBytes: 10_000_000 })).length > 100);
    await assert.rejects(readRegularFile("/proc/self/maps", { maxBytes: 100 }), refused(/larger than/));
  });

  it("judges what is behind symbolic links", async function () {
    requires(this, process.platform !== "win32", "Windows asks for a right to make links");
    symlinkSync(at("a.bib"), at("inside/link.bib"));
    const inside = { maxBytes: 100, mayRead: (real: string) => real.includes("/inside/") };
    await assert.rejects(readRegularFile(at("inside/link.bib"), inside), refused(/outside of the workspace/));
    writeFileSync(at("inside/own.bib"), "x");
    symlinkSync(at("inside/own.bib"), at("outside.bib"));
    assert.equal((await readRegularFile(at("outside.bib"), inside)).length, 1);
  });

  describe("a pipe that the user named", () => {
    const shell = (script: string): ChildProcess => spawn("sh", ["-c", script, "sh", at("named.bib")], { stdio: "ignore" });
    before(function () {
      requires(this, process.platform !== "win32", "Windows has no named pipes in folders");
      execFileSync("mkfifo", [at("named.bib")]);
    });
    const read = (timeoutMs = 20_000, maxBytes = 1_000_000): Promise<Uint8Array> =>
      readFileOrPipe(at("named.bib"), { maxBytes, timeoutMs });

    for (const [what, script, expected] of [
      ["is read to its end", "printf abc > $1", "abc"],
      ["is read when its writer comes late and pauses", "sleep 0.3; { printf ab; sleep 0.3; printf c; } > $1", "abc"],
      ["may be empty", "sleep 0.1; : > $1", ""],
    ] as const) {
      it(what, async () => {
        shell(script);
        assert.equal(Buffer.from(await read()).toString(), expected);
      });
    }

    it("is closed once, so that nothing fails when memory is freed", async () => {
      setFlagsFromString("--expose-gc");
      const freeMemory = runInNewContext("gc") as () => void;
      const errors: unknown[] = [];
      const listeners = process.listeners("uncaughtException");
      process.removeAllListeners("uncaughtException");
      process.on("uncaughtException", (error) => errors.push(error));
      try {
        for (let round = 0; round < 3; round++) {
          shell("printf abc > $1");
          assert.equal(Buffer.from(await read()).toString(), "abc");
          await setTimeout(20);
          freeMemory();
          await setTimeout(20);
        }
      } finally {
        process.removeAllListeners("uncaughtException");
        listeners.forEach((listener) => process.on("uncaughtException", listener));
      }
      assert.deepEqual(errors, []);
    });

    it("is waited for only so long if nothing writes to it", async () => {
      await assert.rejects(read(200), refused(/nothing came from it in 0.2 seconds/));
    });

    it("is read only so long if it does not end", async () => {
      const writer = shell("{ printf a; exec sleep 60; } > $1");
      await assert.rejects(read(600), refused(/it did not end in 0.6 seconds/));
      writer.kill();
    });

    it("is read only so far", async () => {
      shell("head -c 3000000 /dev/zero > $1");
      await assert.rejects(read(20_000), refused(/larger than 1 MB/));
    });
  });
});
