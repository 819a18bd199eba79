import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { runCommandLine } from "../../src/cli/commandLine";
import { decodeFast } from "../../src/cli/scan/decodeFast";
import { loadResultCache } from "../../src/cli/scan/resultCache";
import type { Terminal } from "../../src/cli/terminal";
import { decodeText } from "../../src/core/formats/decodeText";
import { isBinary } from "../../src/core/formats/encoding/isBinary";
import { createPlaceForFiles } from "../../src/disk/readFileInPlace";

describe("Looking through files", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), "citelens-scan-"));
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });
  const write = (name: string, content: string | Buffer): string => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  };

  describe("decodes as the core does", () => {
    const cases: readonly (readonly [string, Buffer])[] = [
      ["nothing", Buffer.alloc(0)],
      ["ASCII", Buffer.from("x = ViDT()\r\n")],
      ["UTF-8", Buffer.from("# Schölkopf’s 文字 🙂")],
      ["UTF-8 with a mark", Buffer.from("\ufeff# Schölkopf")],
      ["a mark alone", Buffer.from([0xef, 0xbb, 0xbf])],
      ["UTF-16 without a mark", Buffer.from("ViDT and LoRA in a text", "utf16le")],
      ["UTF-16 with a mark", Buffer.from("\ufeffViDT and LoRA", "utf16le")],
      ["Latin-1", Buffer.from("Schölkopf", "latin1")],
      ["Windows-1252", Buffer.from([0x93, 0x56, 0x69, 0x44, 0x54, 0x94])],
      ["ISO-2022-JP, declared", Buffer.from("-*- coding: iso-2022-jp -*-\n\x1b$B4A;z\x1b(B ViDT")],
      ["ISO-2022-JP, declared in UTF-8", Buffer.from("-*- coding: iso-2022-jp -*-\nSchölkopf")],
      ["ISO-2022-JP, declared in ASCII", Buffer.from("-*- coding: iso-2022-jp -*-\nViDT \x0e x")],
      ["UTF-8 that says it is Latin-1", Buffer.from("% -*- coding: latin1 -*-\nSchölkopf")],
      ["UTF-8 with one stray byte", Buffer.concat([Buffer.from("Schölkopf "), Buffer.from([0xff])])],
      ["a stray NUL", Buffer.from("ViDT\0 and a text of some length behind it")],
      ["NULs alone", Buffer.alloc(40)],
      ["a picture", Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "latin1")],
    ];
    for (const [name, bytes] of cases) {
      it(name, () => {
        assert.equal(decodeFast(bytes), isBinary(bytes) ? undefined : decodeText(bytes).text);
      });
    }
  });

  it("reads files of any size into the same place, up to its bound", () => {
    const place = createPlaceForFiles(3_000_000);
    for (const size of [0, 1, 1_048_575, 1_048_576, 1_048_577, 3_000_000, 5]) {
      const bytes = Buffer.alloc(size, "ab");
      assert.deepEqual(place.read(write("sized", bytes)), bytes, String(size));
    }
    assert.throws(() => place.read(write("sized", Buffer.alloc(3_000_001))), /larger than 3 MB/);
    assert.throws(() => place.read(folder), /not a regular file/);
    assert.throws(() => place.read(path.join(folder, "missing")), /ENOENT/);
  });

  it("finds the same in threads, in the same order", async () => {
    const texts = ["x = ViDT()", "", "nothing here", "We use DINOv2 and LoRA (Hu et al.).", "lora_alpha = 16", "\0\0\0\x01\0\x02"];
    for (let index = 0; index < 300; index++) {
      write(`tree/d${index % 7}/f${index}.py`, (texts[index % texts.length] ?? "").repeat(1 + (index % 3)));
    }
    const alone = await run(["mentions", "--json", path.join(folder, "tree")]);
    const threaded = await run(["mentions", "--json", path.join(folder, "tree")], path.resolve("out/test/cli/scanThread.js"));
    assert.ok(alone.output.length >= 100, String(alone.output.length));
    assert.deepEqual(threaded, alone);
  });

  for (const command of [
    ["mentions", "--json"],
    ["papers", "--format", "json"],
  ]) {
    it(`prints the same with --cache: ${command[0] ?? ""}`, async () => {
      await withCacheHome(path.join(folder, "caches"), async () => {
        const tree = path.join(folder, `cached-${command[0] ?? ""}`);
        for (let i = 0; i < 30; i++) {
          write(
            path.join(path.basename(tree), `file${i}.py`),
            `# Uses ViDT and LoRA, arXiv:2106.09685.\nx${i} = ${i % 2 === 0 ? "ViDT" : "none"}()\n`,
          );
        }
        const plain = (): ReturnType<typeof run> => run([...command, tree]);
        const cached = (): ReturnType<typeof run> => run([...command, "--cache", tree]);
        const first = await plain();
        assert.ok(first.output.length > 0);
        assert.deepEqual([await cached(), await cached()], [first, first]);
        write(path.join(path.basename(tree), "file3.py"), "# arXiv:2106.09685 again, and again: arXiv:2106.09685\n");
        const second = await plain();
        assert.notDeepEqual(second.output, first.output);
        assert.deepEqual([await cached(), await cached()], [second, second]);
      });
    });

    it(`prints the same if the cache cannot be kept: ${command[0] ?? ""}`, async () => {
      const tree = path.dirname(write(`uncached-${command[0] ?? ""}/a.py`, "# Uses ViDT and LoRA, arXiv:2106.09685.\n"));
      const plain = await run([...command, tree]);
      assert.ok(plain.output.length > 0);
      // A file, a folder below a file, and one with too long a name.
      const homes = [write("no-folder", ""), path.join(write("no-folder", ""), "below"), path.join(folder, "x".repeat(300))];
      for (const home of homes) {
        await withCacheHome(home, async () => {
          const { errors, ...cached } = await run([...command, "--cache", tree]);
          assert.deepEqual({ ...cached, errors: errors.slice(1) }, { ...plain, errors: plain.errors });
          assert.match(errors[0] ?? "", new RegExp(`^citelens ${command[0] ?? ""}: cannot keep what was found in .*citelens: `));
        });
      }
    });
  }

  describe("keeps what it found", () => {
    const later = (): number => Date.now() + 60_000;
    const load = (subject = "s", now = later) => loadResultCache<string>([subject], path.join(folder, "cache"), now);

    it("of a file that does not change, until it does", async () => {
      const [one, two] = [write("k/one", "1"), write("k/two", "2")];
      const first = await load();
      assert.deepEqual([first.at(one), first.at(two)], ["unknown", "unknown"]);
      first.set(one, "found");
      first.set(two, undefined);
      await first.save();
      const second = await load();
      assert.deepEqual([second.at(one), second.at(two)], ["found", undefined]);
      await second.save();
      const times = new Date(1_000_000_000_000);
      writeFileSync(one, "3");
      utimesSync(two, times, times);
      const third = await load();
      assert.deepEqual([third.at(one), third.at(two)], ["unknown", undefined]);
      third.set(one, "more");
      await third.save();
      const fourth = await load();
      assert.deepEqual([fourth.at(one), fourth.at(two)], ["more", undefined]);
    });

    it("of a file with the same content: touched, written again, replaced, or written just now", async () => {
      const files = ["touched", "again", "replaced", "other"].map((name) => write(`same/${name}`, `the content of ${name}`));
      const first = await load("same", Date.now);
      files.forEach((file) => {
        assert.equal(first.at(file), "unknown");
        first.set(file, path.basename(file));
      });
      await first.save();
      const [touched = "", again = "", replaced = "", other = ""] = files;
      utimesSync(touched, new Date(), new Date(1_000_000_000_000));
      writeFileSync(again, "the content of again");
      rmSync(replaced);
      write("same/replaced", "the content of replaced");
      writeFileSync(other, "the content of Other");
      for (const now of [Date.now, later]) {
        const next = await load("same", now);
        assert.deepEqual(
          files.map((file) => next.at(file)),
          ["touched", "again", "replaced", "unknown"],
        );
      }
    });

    it("not of a file that changes while it is read", async () => {
      const [sure, unsure] = [write("changing/sure", "1"), write("changing/unsure", "1")];
      const first = await load("changing");
      first.at(sure);
      writeFileSync(sure, "22");
      first.set(sure, "found in 1");
      await first.save();
      const second = await load("changing", Date.now);
      second.at(unsure);
      writeFileSync(unsure, "2");
      second.set(unsure, "found in 1");
      await second.save();
      const third = await load("changing");
      assert.deepEqual([third.at(sure), third.at(unsure)], ["unknown", "unknown"]);
    });

    it("not under other conditions, nor of one that is gone", async () => {
      const file = write("k/three", "1");
      const first = await load("a");
      first.at(file);
      first.set(file, "found");
      await first.save();
      assert.equal((await load("b")).at(file), "unknown");
      assert.equal((await load("a", Date.now)).at(file), "found");
      assert.equal((await load("a")).at(file), "found");
      rmSync(file);
      assert.equal((await load("a")).at(file), "unknown");
    });

    it("if several write one cache at once", async () => {
      const file = write("shared.py", "x");
      const caches = await Promise.all(Array.from({ length: 8 }, () => load("shared")));
      for (const cache of caches) {
        assert.equal(cache.at(file), "unknown");
        cache.set(file, "found");
      }
      assert.deepEqual(await Promise.all(caches.map((cache) => cache.save())), Array(8).fill(undefined));
      assert.equal((await load("shared")).at(file), "found");
      assert.deepEqual(
        readdirSync(path.join(folder, "cache")).filter((name) => !name.endsWith(".json")),
        [],
      );
    });

    it("unless the cache is damaged in any byte", async () => {
      const file = write("k/four", "1");
      const first = await load("damage");
      first.at(file);
      first.set(file, "found");
      await first.save();
      const caches = readdirSync(path.join(folder, "cache")).map((name) => path.join(folder, "cache", name));
      const cache = caches.find((one) => readFileSync(one, "utf8").includes("damage")) ?? "";
      const whole = readFileSync(cache);
      for (const at of [0, 63, 64, 70, whole.length - 1]) {
        const bytes = Buffer.from(whole);
        bytes[at] = (bytes[at] ?? 0) ^ 1;
        writeFileSync(cache, bytes);
        assert.equal((await load("damage")).at(file), at === 64 ? "found" : "unknown", String(at));
      }
      writeFileSync(cache, whole.subarray(0, whole.length - 3));
      assert.equal((await load("damage")).at(file), "unknown");
    });
  });
});

/** Runs with another folder for caches. */
async function withCacheHome(home: string, work: () => Promise<void>): Promise<void> {
  const before = process.env["XDG_CACHE_HOME"];
  process.env["XDG_CACHE_HOME"] = home;
  try {
    await work();
  } finally {
    if (before === undefined) {
      delete process.env["XDG_CACHE_HOME"];
    } else {
      process.env["XDG_CACHE_HOME"] = before;
    }
  }
}

async function run(args: readonly string[], threadProgram?: string) {
  const output: string[] = [];
  const errors: string[] = [];
  const terminal: Terminal = {
    write: (line) => Promise.resolve(void output.push(line)),
    writeError: (line) => void errors.push(line),
    async *readLines() {
      yield* await Promise.resolve([]);
    },
    readAll: () => Promise.resolve(Buffer.alloc(0)),
    isClosed: () => false,
  };
  const exitCode = await runCommandLine(args, terminal, "seeds/meaning", threadProgram);
  return { exitCode, output, errors };
}
