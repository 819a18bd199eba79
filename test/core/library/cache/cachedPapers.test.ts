import assert from "node:assert/strict";
import { runToEnd } from "../../../../src/core/sliced";
import { bundledPapers } from "../../../../src/core/library/bundledPapers";
import { type CachedPapers, decodeCachedPapers, encodeCachedPapers } from "../../../../src/core/library/cache/cachedPapers";
import { hashOfPaper } from "../../../../src/core/library/cache/hashOfPaper";
import { openCachedPapers } from "../../../../src/core/library/cache/papersOnDemand";
import type { Paper, PersonName } from "../../../../src/core/paper";
import { createRandom, randomBelow } from "../../../inputs/random";

const subject = { version: "1.0.0", file: "file:///papers.bib", stamp: "1:2" };
const [first, ...others] = bundledPapers;
assert.ok(first);
const read: CachedPapers = {
  papers: [{ ...first, title: "Größe 大きさ 😀 \u2028 \\u0041", abstract: "\u0000\n\ud800" }, ...others],
  problems: [{ line: 7, message: "the entry’s braces do not match" }],
  lines: new Map(bundledPapers.slice(0, -1).map(({ citekey }, index) => [citekey, index + 1])),
};
const bytes = runToEnd(encodeCachedPapers(read, subject));

/** Creates papers for many lines, with all kinds of texts, most of them by the same few people. */
const manyPapers = (): readonly Paper[] => {
  const random = createRandom(7);
  const texts = ["", "plain", "Größe", "大きさ 😀", "\ud83d", "\ude00", '\\"\n', "word ".repeat(200)];
  const text = (): string => texts[randomBelow(random, texts.length)] ?? "";
  const person = (): PersonName => ({ family: ["Zhang", "Müller", "李"][randomBelow(random, 3)] ?? "", given: "A" });
  return Array.from({ length: 3_000 }, (_, number): Paper => {
    const { links, aliases, abstract = "", ...facts } = bundledPapers[number % bundledPapers.length] ?? first;
    const lists = {
      links: number % 2 === 0 ? links : [],
      aliases: number % 3 === 0 ? aliases : [],
      authors: Array.from({ length: randomBelow(random, 4) }, person),
    };
    return {
      ...facts,
      citekey: `${text()}${number}`,
      title: text(),
      ...lists,
      ...(number % 5 === 0 ? {} : { abstract: abstract + text() }),
    };
  });
};

describe("cached papers", () => {
  it("are read back unchanged, whatever characters they have", () => {
    assert.deepEqual(runToEnd(decodeCachedPapers(bytes, subject)), { kind: "papers", read });
    assert.ok(bytes.every((byte) => byte < 128));
  });

  it("are read back over many lines, with each person as one object", () => {
    const papers = manyPapers();
    const many = runToEnd(encodeCachedPapers({ papers, problems: [], lines: new Map() }, subject));
    const reading = runToEnd(decodeCachedPapers(many, subject));
    assert.ok(many.filter((byte) => byte === 10).length > 5);
    assert.ok(reading.kind === "papers");
    assert.deepEqual(reading.read.papers, papers);
    assert.equal(new Set(reading.read.papers.flatMap(({ authors }) => authors)).size, 3);
  });

  it("are not valid for another version, file or state of the file", () => {
    for (const other of [{ version: "1.0.1" }, { file: "file:///other.bib" }, { stamp: "1:3" }]) {
      assert.deepEqual(runToEnd(decodeCachedPapers(bytes, { ...subject, ...other })), { kind: "other" });
    }
  });

  it("are damaged if a byte is wrong or missing anywhere", () => {
    const random = createRandom(3);
    for (let count = 0; count < 300; count++) {
      const damaged = Uint8Array.from(bytes);
      const at = count < 50 ? count : randomBelow(random, bytes.length);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << randomBelow(random, 7));
      assert.equal(runToEnd(decodeCachedPapers(damaged, subject)).kind, "damaged", `byte ${at}`);
      assert.equal(runToEnd(decodeCachedPapers(bytes.slice(0, at), subject)).kind, "damaged", `${at} bytes`);
    }
  });
});

describe("cached papers on demand", () => {
  const papers = manyPapers();
  const many = runToEnd(encodeCachedPapers({ papers, problems: [], lines: new Map() }, subject));

  it("are the same, in whatever order they are read", () => {
    const random = createRandom(8);
    // Like Node's file reading, return a view at any offset.
    const kept = runToEnd(openCachedPapers(Buffer.concat([Buffer.alloc(3), many]).subarray(3), subject));
    assert.deepEqual(kept?.hashes, papers.map(hashOfPaper));
    for (let count = 0; count < 500; count++) {
      const number = randomBelow(random, papers.length);
      assert.deepEqual({ ...kept.at(number) }, papers[number], `paper ${number}`);
    }
    assert.deepEqual([kept.at(papers.length), kept.at(-1)], [undefined, undefined]);
  });

  it("are read separately: a damaged line costs only its papers, and the people who first appear on it", () => {
    const damaged = Uint8Array.from(many);
    damaged[damaged.length - 10] = 65;
    const kept = runToEnd(openCachedPapers(damaged, subject));
    assert.deepEqual([kept?.at(0)?.title, kept?.at(papers.length - 1)], [papers[0]?.title, undefined]);
  });

  it("cannot be opened for another version, file or state of the file, or if their beginning is damaged", () => {
    for (const other of [{ version: "1.0.1" }, { file: "file:///other.bib" }, { stamp: "1:3" }]) {
      assert.equal(runToEnd(openCachedPapers(bytes, { ...subject, ...other })), undefined);
    }
    const [head, contents] = [bytes.indexOf(10), bytes.indexOf(10, bytes.indexOf(10) + 1)];
    for (const at of [0, 9, head - 1, head, head + 1, head + 20, contents - 1]) {
      assert.equal(
        runToEnd(
          openCachedPapers(
            bytes.map((byte, index) => (index === at ? byte ^ 1 : byte)),
            subject,
          ),
        ),
        undefined,
        `byte ${at}`,
      );
    }
    for (const length of [0, 5, head, head + 1, contents]) {
      assert.equal(runToEnd(openCachedPapers(bytes.slice(0, length), subject)), undefined, `${length} bytes`);
    }
  });

  it("are unknown, not without authors, when a byte of another line is damaged", () => {
    const papers = manyPapers();
    const whole = runToEnd(encodeCachedPapers({ papers, problems: [], lines: new Map() }, subject));
    const random = createRandom(14);
    for (let count = 0; count < 40; count++) {
      const damaged = Uint8Array.from(whole);
      const breaks = [...damaged.keys()].filter((at) => damaged[at] === 10);
      const at = count < 5 ? (breaks[count] ?? 0) : randomBelow(random, damaged.length);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << randomBelow(random, 7));
      const opened = runToEnd(openCachedPapers(damaged, subject));
      for (const [index, paper] of papers.entries()) {
        const found = opened?.at(index);
        assert.ok(!found || (found.authors.length === paper.authors.length && found.title === paper.title), `${at}: ${index}`);
      }
    }
  });
});
