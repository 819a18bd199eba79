import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { extractNames } from "../../../src/core/names/extractNames";
import { nameKey } from "../../../src/core/names/nameKey";
import { cleanText } from "../../../src/core/seed/cleanText";
import { parseSeed } from "../../../src/core/seed/parseSeed";

interface Label {
  readonly title: string;
  readonly introduces: readonly { readonly name: string; readonly kind: "name" | "url" | "phrase" }[];
  readonly mentions: readonly string[];
}

describe("extractNames on the labelled papers", () => {
  const labels = JSON.parse(readFileSync("test/fixtures/labels-sample.json", "utf8")) as readonly Label[];
  const { papers } = parseSeed(readFileSync("seeds/daily-papers.txt", "utf8"));
  const keysOf = new Map(
    papers.map(({ title, abstract }) => {
      const aliases = extractNames({ title: cleanText(title), abstract: cleanText(abstract) });
      return [title, new Set(aliases.map(({ text }) => nameKey(text)))];
    }),
  );

  /** What of the labels is found, by kind. */
  function found(...kinds: readonly string[]): { readonly share: number; readonly missed: readonly string[] } {
    const wanted = labels.flatMap(({ title, introduces }) => introduces.filter(({ kind }) => kinds.includes(kind)).map(({ name }) => ({ title, name })));
    const missed = wanted.filter(({ title, name }) => keysOf.get(title)?.has(nameKey(name)) !== true).map(({ name }) => name);
    return { share: 1 - missed.length / wanted.length, missed };
  }

  it("finds the names, in the text or in an address", () => {
    const { share, missed } = found("name", "url");
    assert.ok(share >= 0.97, missed.join("; "));
  });

  it("finds the phrases", () => {
    const { share, missed } = found("phrase");
    assert.ok(share >= 0.9, missed.join("; "));
  });

  it("claims no name of others", () => {
    const claimed = labels.flatMap(({ title, mentions }) => mentions.filter((name) => keysOf.get(title)?.has(nameKey(name)) === true));
    assert.deepEqual(claimed, []);
  });
});
