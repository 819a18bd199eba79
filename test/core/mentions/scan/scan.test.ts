import assert from "node:assert/strict";
import { runToEnd } from "../../../../src/core/sliced";
import { isRunOn, isWordEnd, isWordStart } from "../../../../src/core/mentions/forms/borders";
import { isWordCode } from "../../../../src/core/mentions/forms/characters";
import { compareForm } from "../../../../src/core/mentions/scan/compare";
import { createFormKeysBuilder } from "../../../../src/core/mentions/forms/formKeys";
import { createKeyTable, type KeyTable } from "../../../../src/core/mentions/forms/keyTable";
import { scan } from "../../../../src/core/mentions/scan/scan";
import { createRandom, randomBelow, randomOf } from "../../../inputs/random";

function createTable(names: readonly string[]): KeyTable {
  const builder = createFormKeysBuilder();
  builder.add(names.map((text) => ({ text, paper: 0, alias: { text, kind: "name", why: "" }, kind: "whole" })));
  return runToEnd(createKeyTable(builder.keys()));
}

/**
 * Returns whether a name may end here: at the end of a word, before a plural ending, where it may run on (`xMIND|large`), or
 * after a single `+` that ends the word.
 */
function isNameEnd(text: string, end: number): boolean {
  if (!isWordCode(text.charCodeAt(end - 1))) {
    return /[\p{L}\p{N}]\+$/u.test(text.slice(0, end)) && /^(?![\p{L}\p{N}+])/u.test(text.slice(end));
  }
  return isWordEnd(text, end) || isRunOn(text, end) || /^e?s(?![\p{L}\p{N}_])/u.test(text.slice(end, end + 3));
}

/**
 * Compares every name with every part of the text that could be it, at every offset, and returns `form:start-end` for each that
 * fits.
 */
function findNaively(text: string, names: readonly string[]): readonly string[] {
  const found: string[] = [];
  for (let start = 0; start < text.length; start++) {
    for (let end = start + 1; isWordCode(text.charCodeAt(start)) && isWordStart(text, start) && end <= text.length; end++) {
      if (isNameEnd(text, end)) {
        found.push(...names.flatMap((name, form) => (fits(text, start, end, name) ? [`${form}:${start}-${end}`] : [])));
      }
    }
  }
  return found.sort();
}

function fits(text: string, start: number, end: number, name: string): boolean {
  return compareForm(text, start, end, name, name.includes(" ")) !== undefined;
}

/** Returns what the scan visits and what fits, as `form:start-end`. */
function findByScan(text: string, names: readonly string[], table: KeyTable): readonly string[] {
  const visited: string[] = [];
  let last = 0;
  scan(text, 0, text.length, table, (form, start, end) => {
    assert.ok(isWordStart(text, start) && start >= last, `${text} at ${start}`);
    last = start;
    if (fits(text, start, end, names[form] ?? "")) {
      visited.push(`${form}:${start}-${end}`);
    }
  });
  return visited.sort();
}

describe("scan", () => {
  const names = [
    "ViDT",
    "ViDT+",
    "NPO",
    "LAN-HDR",
    "Token Merging",
    "Z-loss",
    "STAR",
    "mDeBERTa",
    "GPT2",
    "x3",
    "ab",
    "abAb",
    "aab",
    "ab ab ab",
    "Vi",
    "loss",
    "xMIND",
    "TripoSG",
    "ABAB",
  ];
  const pieces = [
    "vi",
    "Vi",
    "DT",
    "dt",
    "NPO",
    "lan",
    "HDR",
    "token",
    "Merging",
    "MERGING",
    "z",
    "Loss",
    "star",
    "S",
    "s",
    "es",
    "m",
    "De",
    "BERTa",
    "gpt",
    "2",
    "x",
    "3",
    "a",
    "ab",
    "Ab",
    "AB",
    "B",
    "_",
    "-",
    ".",
    " ",
    " ",
    "+",
    "{",
    "}",
    "/",
    "-\n",
    "\n# ",
    "é",
    "中",
    "MIND",
    "large",
    "Tripo",
    "SG",
    "VAE",
    "Model",
  ];
  const table = createTable(names);

  it("finds each name once at every offset, like a comparison with all parts of the text", () => {
    const random = createRandom(3);
    let count = 0;
    for (let round = 0; round < 8_000; round++) {
      const text = Array.from({ length: 3 + randomBelow(random, 12) }, () => randomOf(random, pieces)).join("");
      const expected = findNaively(text, names);
      assert.deepEqual(findByScan(text, names, table), expected, JSON.stringify(text));
      count += expected.length;
    }
    assert.ok(count > 3_000, `${count} mentions`);
  });

  it("finds names whose first words are longer than any known prefix", () => {
    const long = ["Counterrevolutionary Interoperabilities of Loss", "Electroencephalographicallyminded NPO"];
    const text = "counterrevolutionary_interoperabilities_of_loss and electroencephalographicallyminded_npo";
    assert.deepEqual(findByScan(text, long, createTable(long)), ["0:0-47", "1:52-89"]);
  });

  it("finds in a part of a text what begins there, wherever the text is cut", () => {
    const text = "a ViDTBackbone, token_merging + STARs in {V}iDT+ and LAN-HDR2x";
    const whole = findByScan(text, names, table);
    assert.ok(whole.length >= 6, whole.join(" "));
    for (let cut = 0; cut <= text.length; cut++) {
      const parts: string[] = [];
      for (const [from, to] of [
        [0, cut],
        [cut, text.length],
      ] as const) {
        scan(text, from, to, table, (form, start, end) => {
          if (fits(text, start, end, names[form] ?? "")) {
            parts.push(`${form}:${start}-${end}`);
          }
        });
      }
      assert.deepEqual(parts.sort(), whole, `cut at ${cut}`);
    }
  });
});
