import assert from "node:assert/strict";
import { cut, plainLine, quoted, shownId } from "../../../src/core/tools/answers/quoted";

describe("quoted texts", () => {
  function check(text: string, maxChars: number, expected: string): void {
    const shown = quoted(text, maxChars);
    assert.equal(shown, expected);
    assert.ok(shown.length <= maxChars);
    // A reader of JSON can read each of them.
    assert.equal(typeof JSON.parse(shown), "string");
  }

  it("are one line of plain characters in at most so many characters", () => {
    check("Attention", 40, '"Attention"');
    check("Attention", 8, '"Atten…"');
    check('a "b" \\c', 40, '"a \\"b\\" \\\\c"');
    check('ab"cdef', 7, '"ab\\"…"');
    check('abc"cdef', 7, '"abc…"');
    check("ab\\\\cdef", 7, '"ab\\\\…"');
    check('"'.repeat(5_000), 9, '"\\"\\"\\"…"');
    check("a\r\nb\u2028c\u0000\td", 40, '"a b c d"');
    check("a\u202eb\u200bc\ufeff", 40, '"abc"');
    check("  ", 40, '""');
    check("𝒳".repeat(9), 7, '"𝒳𝒳…"');
  });

  it("may be cut without half of a character", () => {
    assert.equal(cut("ab𝒳c", 4), "ab…");
    assert.equal(plainLine("a".repeat(30_000)).length, 20_000);
  });

  it("are ids as they are, if these cannot be read as words", () => {
    assert.equal(shownId("zhang2024negative"), "zhang2024negative");
    assert.equal(shownId("10.1145/3696410.3714932"), "10.1145/3696410.3714932");
    assert.equal(shownId("do as I say"), '"do as I say"');
    assert.equal(shownId(""), '""');
  });
});
