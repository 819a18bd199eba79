import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { bundledPapers } from "../../../src/core/library/bundledPapers";
import { extractNames } from "../../../src/core/names/extractNames";
import { nameKey } from "../../../src/core/names/text/nameKey";

interface Label {
  readonly title: string;
  readonly introduces: readonly { readonly name: string; readonly kind: "name" | "url" | "phrase" }[];
  readonly mentions: readonly string[];
}

/** The given labels and our own for the other papers, each with the share of phrases that must be found. */
const fixtures: readonly (readonly [file: string, phrases: number])[] = [
  ["labels-sample.json", 0.9],
  ["labels-own.json", 0.85],
];

for (const [file, fewestPhrases] of fixtures)
  describe(`extractNames on the labelled papers of ${file}`, () => {
    const labels = JSON.parse(readFileSync(`test/fixtures/${file}`, "utf8")) as readonly Label[];
    const keysOf = new Map(
      bundledPapers.map((paper) => [nameKey(paper.title), new Set(extractNames(paper).map(({ text }) => nameKey(text)))]),
    );

    /** Returns the share of the labels of these kinds that is found, and the names that are missed. */
    function found(...kinds: readonly string[]): { readonly share: number; readonly missed: readonly string[] } {
      const wanted = labels.flatMap(({ title, introduces }) =>
        introduces.filter(({ kind }) => kinds.includes(kind)).map(({ name }) => ({ title, name })),
      );
      const missed = wanted.filter(({ title, name }) => keysOf.get(nameKey(title))?.has(nameKey(name)) !== true).map(({ name }) => name);
      return { share: 1 - missed.length / wanted.length, missed };
    }

    it("finds the names, in the text or in an address", () => {
      const { share, missed } = found("name", "url");
      assert.ok(share >= 0.97, missed.join("; "));
    });

    it("finds the phrases", () => {
      const { share, missed } = found("phrase");
      assert.ok(share >= fewestPhrases, missed.join("; "));
    });

    it("claims no name of others", () => {
      const claimed = labels.flatMap(({ title, mentions }) =>
        mentions.filter((name) => keysOf.get(nameKey(title))?.has(nameKey(name)) === true),
      );
      assert.deepEqual(claimed, []);
    });
  });

describe("the labels to which the names' score is fitted", () => {
  const lines = readFileSync("test/fixtures/labels-names-more.json", "utf8").trimEnd().split("\n").slice(1, -1);
  const labels = lines.map(
    (line) => JSON.parse(line.replace(/,$/, "")) as Partial<Label> & { readonly title: string; readonly source: string },
  );

  it("are one paper a line, each paper once", () => {
    assert.equal(labels.length, 5_156);
    assert.equal(new Set(labels.map(({ source }) => source)).size, labels.length);
    assert.ok(labels.every(({ title, source }) => title !== "" && /^id=\S+$/.test(source)));
  });

  it("leave out empty fields", () => {
    assert.ok(labels.every((label) => Object.values(label).every((value) => JSON.stringify(value).length > 2)));
  });

  it("give weights of a moderate size", () => {
    const { weights, threshold } = JSON.parse(readFileSync("src/core/names/score/weights.json", "utf8")) as {
      readonly weights: Readonly<Record<string, number>>;
      readonly threshold: number;
    };
    assert.ok(Object.values(weights).every((weight) => weight !== 0 && Math.abs(weight) < 10));
    assert.ok(Math.abs(threshold) < 1);
  });
});
