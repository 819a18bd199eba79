import assert from "node:assert/strict";
import { paperOfItem } from "../../../src/core/formats/csl/paperOfItem";
import { parseAgency } from "../../../src/core/sources/services/agency";
import { parseDailyPapers } from "../../../src/core/sources/services/huggingFace";
import { sources } from "../../../src/core/sources/sources";
import type { SourceAnswer, SourceResponse } from "../../../src/core/sources/source";
import { describeWhy } from "../../../src/network/describeWhy";
import { createRandom, randomBelow, randomOf } from "../../inputs/random";
import { recordings } from "./expectedAnswers";
import { responseOf } from "./recordings";
import { assertEffort } from "../../guards/effort";

const seed = Number(process.env["CITELENS_SEED"] ?? 19);
const mutationsPerRecording = 40;

const values: readonly unknown[] = [
  null,
  0,
  -1,
  1e308,
  "",
  "x",
  "<",
  "&#x110000;",
  "$",
  "\\frac{",
  "10.1/",
  "\ud800",
  true,
  [],
  [[]],
  [null, [null]],
  {},
  { value: {} },
  { "date-parts": [["x"], 1] },
  { __proto__: 1, constructor: "x", toString: null },
  "a".repeat(200_000),
  "<i>".repeat(50_000),
  Array.from({ length: 20_000 }, (_, index) => ({ name: String(index) })),
];

/** Returns a copy of a value in which some parts are replaced by others. */
function mutated(value: unknown, random: () => number, share: number): unknown {
  if (random() < share) {
    return randomOf(random, values);
  }
  if (Array.isArray(value)) {
    const list = value.map((one: unknown) => mutated(one, random, share));
    return random() < share ? list.toReversed() : list;
  }
  return typeof value === "object" && value !== null
    ? Object.fromEntries(
        Object.entries(value)
          .filter(() => random() >= share)
          .map(([name, one]) => [name, mutated(one, random, share)]),
      )
    : value;
}

const signs = ["<", ">", "&", '"', "{", "}", "]]>", "<![CDATA[", "<!--", "\r", "\0", "@article{a,", "</feed>", "<entry>"];

/** Returns a copy of a text with parts cut out, doubled, or put in. */
function cut(text: string, random: () => number): string {
  const [start, end] = [randomBelow(random, text.length + 1), randomBelow(random, text.length + 1)].sort((a, b) => a - b);
  const kind = randomBelow(random, 3);
  return (
    text.slice(0, start) +
    (kind === 0 ? "" : kind === 1 ? randomOf(random, signs) + text.slice(start) : text.slice(start).repeat(2)) +
    (kind === 0 ? text.slice(end) : "")
  );
}

function mutate(response: SourceResponse, random: () => number): SourceResponse {
  if (response.contentType === "application/json" && random() < 0.8) {
    return { ...response, text: JSON.stringify(mutated(JSON.parse(response.text), random, randomOf(random, [0.003, 0.03, 0.2]))) };
  }
  return { ...response, text: cut(response.text, random) };
}

describe("mutated answers", () => {
  it(`are never an exception and never a paper without a title (seed ${seed})`, function () {
    this.timeout(120_000);
    const random = createRandom(seed);
    const tally = new Map<string, number>();
    for (const { source, file, status } of recordings) {
      const response = responseOf({ file, status });
      for (let index = 0; index < mutationsPerRecording; index++) {
        const changed = mutate(response, random);
        const answer = sources.get(source)?.parse(changed);
        assert.ok(answer);
        check(answer);
        check(parseAgency(changed));
        parseDailyPapers(changed);
        tally.set(answer.kind, (tally.get(answer.kind) ?? 0) + 1);
      }
    }
    assert.ok((tally.get("found") ?? 0) > 500 && (tally.get("broken") ?? 0) > 200, JSON.stringify([...tally]));
  });

  it("may be nested deeply or have many elements", () => {
    for (const [contentType, text] of [
      ["application/json", "[".repeat(500_000)],
      ["application/json", `${'{"data":'.repeat(100_000)}1${"}".repeat(100_000)}`],
      ["application/json", `${'{"notes":['.repeat(50_000)}${"]}".repeat(50_000)}`],
      ["application/atom+xml", `<feed>${"<a>".repeat(200_000)}`],
      ["application/atom+xml", `<feed>${"<a/>".repeat(200_000)}</feed>`],
      ["application/atom+xml", `<feed><entry>${"\r".repeat(500_000)}</entry></feed>`],
      ["text/x-bibtex", "@article{a, title={".repeat(50_000)],
      ["text/x-bibtex", "@string{a = b # ".repeat(50_000)],
      ["application/json", " ".repeat(1_999_999)],
      ["application/json", `"${"x".repeat(2_000_000)}"`],
    ] as const) {
      for (const source of sources.values()) {
        const read = (): void => {
          const { kind } = source.parse({ status: 200, contentType, text });
          assert.ok(kind === "broken" || kind === "unknown" || kind === "found", kind);
        };
        assertEffort(5_000, read, `${source.id} ${text.slice(0, 20)}`);
      }
    }
  }).timeout(120_000);
});

function check(answer: SourceAnswer<unknown>): void {
  if (answer.kind === "found" && Array.isArray(answer.found)) {
    for (const { item } of answer.found as readonly { item: Parameters<typeof paperOfItem>[0] }[]) {
      assert.ok(paperOfItem(item).title !== "");
      assert.ok(JSON.stringify(item).length < 3_000_000);
    }
  } else if (answer.kind === "broken") {
    assert.match(describeWhy(answer.why), /^[^\n]{3,250}$/);
  }
}
