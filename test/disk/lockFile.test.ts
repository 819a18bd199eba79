import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { withLock } from "../../src/disk/lockFile";

/** Adds its numbers to a list in a file, as a window adds papers: reads, waits, writes. */
const racer = `
const { readFileSync, writeFileSync } = require("node:fs");
const { withLock } = require(process.argv[2]);
const [, , , file, name, count] = process.argv;
(async () => {
  for (let number = 0; number < Number(count); number++) {
    await withLock(file + ".lock", async () => {
      const list = JSON.parse(readFileSync(file, "utf8"));
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 4));
      writeFileSync(file, JSON.stringify([...list, name + number]));
    });
  }
})();
`;

describe("a lock file", () => {
  let folder = "";
  const at = (name: string): string => path.join(folder, name);
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "citelens-lock-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it("loses nothing when four processes race, and is gone afterwards", async function () {
    this.timeout(120_000);
    const built = ["src/disk/lockFile.ts", "--format=cjs", `--outfile=${at("lockFile.cjs")}`, "--log-level=error"];
    execFileSync(process.execPath, ["node_modules/esbuild/bin/esbuild", ...built]);
    writeFileSync(at("racer.cjs"), racer);
    writeFileSync(at("list.json"), "[]");
    const run = (name: string): Promise<number | null> =>
      new Promise((resolve) => {
        spawn(process.execPath, [at("racer.cjs"), at("lockFile.cjs"), at("list.json"), name, "25"], { stdio: "inherit" }).on(
          "exit",
          resolve,
        );
      });
    assert.deepEqual(await Promise.all(["a", "b", "c", "d"].map(run)), [0, 0, 0, 0]);
    const list = JSON.parse(readFileSync(at("list.json"), "utf8")) as readonly string[];
    assert.equal(new Set(list).size, 100);
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.includes(".lock")),
      [],
    );
  });

  it("lets one work at a time within a process, and goes when the work throws", async () => {
    let [inside, most] = [0, 0];
    const work = async (): Promise<void> => {
      most = Math.max(most, ++inside);
      await new Promise((resolve) => setTimeout(resolve, 5));
      inside--;
    };
    await Promise.all(Array.from({ length: 8 }, () => withLock(at("x/y.lock"), work)));
    assert.equal(most, 1);
    await assert.rejects(
      withLock(at("x/y.lock"), () => Promise.reject(new Error("no"))),
      /no/,
    );
    assert.equal(existsSync(at("x/y.lock")), false);
  });

  it("of a process that ended is taken over, by one of several", async () => {
    writeFileSync(at("y.lock"), "gone");
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(at("y.lock"), longAgo, longAgo);
    let count = 0;
    await Promise.all(Array.from({ length: 6 }, () => withLock(at("y.lock"), () => Promise.resolve(count++))));
    assert.equal(count, 6);
    assert.deepEqual(readdirSync(folder), []);
  });

  it("that another process holds is waited for, but not for ever", async () => {
    writeFileSync(at("y.lock"), "other");
    await assert.rejects(
      withLock(at("y.lock"), () => Promise.resolve(), 200),
      /Another window writes/,
    );
    assert.equal(readFileSync(at("y.lock"), "utf8"), "other");
  });
});
