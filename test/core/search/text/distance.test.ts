import assert from "node:assert/strict";
import { bitCount, createTypoTest, distance, isOneTypo } from "../../../../src/core/search/text/distance";
import { createRandom } from "../../../inputs/random";

/** Computes the distance by its definition, without a bound (restricted Damerau-Levenshtein). */
function naive(a: string, b: string): number {
  const table: number[][] = Array.from({ length: a.length + 1 }, (_, row) => [row]);
  for (let column = 0; column <= b.length; column++) {
    table[0]?.splice(column, 1, column);
  }
  const at = (row: number, column: number): number => table[row]?.[column] ?? Infinity;
  for (let row = 1; row <= a.length; row++) {
    for (let column = 1; column <= b.length; column++) {
      const swap =
        row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1] ? at(row - 2, column - 2) + 1 : Infinity;
      const replaced = at(row - 1, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1);
      table[row]?.splice(column, 1, Math.min(at(row - 1, column) + 1, at(row, column - 1) + 1, replaced, swap));
    }
  }
  return at(a.length, b.length);
}

function naivePrefix(a: string, b: string): number {
  return Math.min(...Array.from({ length: b.length + 1 }, (_, length) => naive(a, b.slice(0, length))));
}

describe("distance", () => {
  const check = (query: string, word: string, expected: number): void => {
    it(`of ${query} and ${word} is ${expected}`, () => {
      assert.equal(distance(query, word, 3), expected);
    });
  };
  check("vidt", "vidt", 0);
  check("lanhdr", "landhr", 1);
  check("dataset", "datset", 1);
  check("dataset", "ataset", 1);
  check("ca", "abc", 3);
  check("", "ab", 2);

  it("equals the definition for all short words of two letters", () => {
    const words = [""];
    for (const word of words) {
      if (word.length < 5) {
        words.push(`${word}a`, `${word}b`);
      }
    }
    for (const a of words) {
      for (const b of words) {
        for (const most of [1, 2]) {
          assert.equal(distance(a, b, most), Math.min(most + 1, naive(a, b)), `${a} ${b} ${most}`);
          assert.equal(distance(a, b, most, true), Math.min(most + 1, naivePrefix(a, b)), `${a} ${b}… ${most}`);
          assert.equal(createTypoTest(a).distanceTo(b, most, false), Math.min(most + 1, naive(a, b)), `in bits ${a} ${b} ${most}`);
          assert.equal(createTypoTest(a).distanceTo(b, most, true), Math.min(most + 1, naivePrefix(a, b)), `in bits ${a} ${b}… ${most}`);
        }
        assert.equal(a !== b && isOneTypo(a, b), naive(a, b) === 1, `${a} ${b}`);
        if (!b.startsWith(a)) {
          assert.equal(isOneTypo(a, b, true), naivePrefix(a, b) === 1, `${a} ${b}…`);
        }
      }
    }
  });

  it("equals the definition for generated words", () => {
    const random = createRandom(1);
    const word = (): string => Array.from({ length: 1 + Math.floor(random() * 12) }, () => "abcd"[Math.floor(random() * 4)] ?? "").join("");
    for (let round = 0; round < 3000; round++) {
      const [a, b] = [word(), word()];
      assert.equal(distance(a, b, 2), Math.min(3, naive(a, b)), `${a} ${b}`);
      assert.equal(distance(a, b, 2, true), Math.min(3, naivePrefix(a, b)), `${a} ${b}…`);
    }
  });

  it("is the same in bits as in a table, for words of any length and letters", () => {
    const random = createRandom(2);
    const word = (): string => Array.from({ length: Math.floor(random() * 40) }, () => "abcäж"[Math.floor(random() * 5)] ?? "").join("");
    for (let round = 0; round < 1000; round++) {
      const a = word();
      const test = createTypoTest(a);
      const changed = [...a].map((letter) => (random() < 0.05 ? "" : random() < 0.1 ? `b${letter}` : letter)).join("");
      for (const b of [word(), changed, `${changed}ccc`, `${a.slice(0, 3)}${a.slice(4, 6)}${a.charAt(3)}${a.slice(6)}`]) {
        for (const most of [1, 2, 3]) {
          for (const isPrefix of [false, true]) {
            assert.equal(test.distanceTo(b, most, isPrefix), distance(a, b, most, isPrefix), `${a} ${b} ${most} ${isPrefix}`);
          }
        }
      }
    }
  });

  it("ends early on long words", () => {
    assert.equal(distance("a".repeat(10_000), "a".repeat(10_000), 2), 0);
    assert.equal(distance("a".repeat(100), "b".repeat(100), 2), 3);
  });

  it("counts bits", () => {
    assert.deepEqual([0, 1, 3, 0xff, -1, 1 << 31].map(bitCount), [0, 1, 2, 8, 32, 1]);
  });
});
