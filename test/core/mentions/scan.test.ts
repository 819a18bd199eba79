import assert from "node:assert/strict";
import { finish } from "../../../src/core/finish";
import { isWordEnd, isWordStart } from "../../../src/core/mentions/borders";
import { classOf, CharacterClass, foldOf } from "../../../src/core/mentions/characters";
import { createKeyTable } from "../../../src/core/mentions/keyTable";
import { scan } from "../../../src/core/mentions/scan";
import { createRandom, randomBelow, randomOf } from "../../random";

const isLetter = (text: string, at: number): boolean => at < text.length && classOf(text.charCodeAt(at)) >= CharacterClass.lower;

/** The letters and digits of a text, folded. */
function keyOf(text: string): string {
  return Array.from({ length: text.length }, (_, at) => (isLetter(text, at) ? String.fromCharCode(foldOf(text.charCodeAt(at))) : "")).join("");
}

/** Every key at every offset, letter by letter: `form:start-end`. Single separators may stand between the words. */
function findNaively(text: string, keys: readonly string[]): readonly string[] {
  const found: string[] = [];
  for (let start = 0; start < text.length; start++) {
    if (!isLetter(text, start) || !isWordStart(text, start)) {
      continue;
    }
    keys.forEach((key, form) => {
      let at = start;
      let length = 0;
      while (length < key.length && (isLetter(text, at) ? foldOf(text.charCodeAt(at)) === key.charCodeAt(length) : length > 0 && isLetter(text, at + 1))) {
        length += isLetter(text, at) ? 1 : 0;
        at++;
      }
      if (length === key.length && isWordEnd(text, at)) {
        found.push(`${form}:${start}-${at}`);
      }
    });
  }
  return found.sort();
}

describe("scan", () => {
  const names = ["ViDT", "NPO", "LAN-HDR", "Token Merging", "Z-loss", "STAR", "mDeBERTa", "GPT2", "x3", "ab", "abAb", "aab"];
  const pieces = ["vi", "Vi", "DT", "dt", "NPO", "lan", "HDR", "token", "Merging", "MERGING", "z", "Loss", "star", "S", "s", "m", "De", "BERTa", "gpt", "2", "x", "3", "a", "ab", "Ab", "B", "_", "-", ".", " "];

  it("finds every key at every offset that looking letter by letter finds, and no place that is none", () => {
    const keys = names.map(keyOf);
    const table = finish(createKeyTable(names));
    const random = createRandom(3);
    let count = 0;
    for (let round = 0; round < 3_000; round++) {
      let text = "";
      for (let piece = 0; piece < 3 + randomBelow(random, 12); piece++) {
        const added = randomOf(random, pieces);
        // Gaps of several separators are the matcher's to judge.
        text += /[a-z0-9]$/i.test(text) || /[a-z0-9]/i.test(added) ? added : "";
      }
      const visited = new Set<string>();
      scan(text, 0, text.length, table, (form, start, end) => {
        assert.ok(isWordStart(text, start), text);
        if (keyOf(text.slice(start, end)) === keys[form] && isWordEnd(text, end)) {
          visited.add(`${form}:${start}-${end}`);
        }
      });
      const expected = findNaively(text, keys);
      assert.deepEqual([...visited].sort(), expected, JSON.stringify(text));
      count += expected.length;
    }
    assert.ok(count > 1_000, `${count} mentions`);
  });
});
