import assert from "node:assert/strict";
import { frontMatterOf } from "../../../src/core/text/frontMatter";
import { linesFrom } from "../../../src/core/text/lines";

/** The header is drawn in the text: `⟦` and `⟧` stand around it, and `|` where the document goes on. A text without them has no header. */
function check(drawn: string): void {
  const text = drawn.replace(/[⟦⟧|]/g, "");
  const [, yaml] = /⟦([^⟧]*)⟧/.exec(drawn) ?? [];
  const end = drawn.replace(/[⟦⟧]/g, "").indexOf("|");
  assert.deepEqual(frontMatterOf(text), yaml === undefined ? undefined : { yaml, end }, JSON.stringify(drawn));
}

describe("front matter", () => {
  it("is between two lines of three hyphens, or a line of three hyphens and one of three dots", () => {
    check("---\n⟦title: A\n⟧---\n|\n# B\n");
    check("---\n⟦title: A\n⟧...\n|B");
    check("---\n⟦⟧---\n|B");
    check("---\n⟦a: |\n  ---\n ...\n----\n⟧---|".replace("a: |", "a: >"));
    check("---\n⟦a: b\n⟧---\n|c\n---\n");
    check("---\n⟦a: b\n⟧...\n|c\n---\n");
  });

  it("may have blanks after its delimiters, any line break, a byte order mark, and an empty first line", () => {
    check("--- \t\n⟦a: b\n⟧---\t \n|c");
    check("---\r\n⟦a: b\r\n⟧---\r\n|c");
    check("---\r⟦a: b\r⟧...\r|c");
    check("\uFEFF---\n⟦a: b\n⟧---\n|c");
    check("---\n⟦\na: b\n⟧---\n|c");
  });

  it("begins on the first line, and ends", () => {
    check("");
    check("---");
    check("---\n");
    check("\n---\na: b\n---\n");
    check(" ---\na: b\n---\n");
    check("----\na: b\n---\n");
    check("--- a\nb: c\n---\n");
    check("...\na: b\n---\n");
    check("---\na: b\n --- \n");
    check("---\na: b\n--- c\n");
    check("---\na: b\n....\n");
    check("---\u00A0\na: b\n---\n");
  });

  it("takes time in proportion to the text", () => {
    assert.equal(frontMatterOf("---\n".concat("-- -\n".repeat(200_000))), undefined);
    assert.equal(frontMatterOf(`---${" ".repeat(500_000)}x\n---\n`), undefined);
  });
});

describe("lines", () => {
  it("end with any line break", () => {
    const check = (text: string, from: number, expected: readonly string[]) => {
      const lines = [...linesFrom(text, from)];
      assert.deepEqual(
        lines.map((line) => line.text),
        expected,
      );
      assert.equal(lines.map(({ start, next }) => text.slice(start, next)).join(""), text.slice(from));
      assert.ok(lines.every(({ text: line, start, end }) => text.slice(start, end) === line));
    };
    check("", 0, []);
    check("a", 0, ["a"]);
    check("a\n", 0, ["a"]);
    check("a\n\nb", 0, ["a", "", "b"]);
    check("a\r\nb\rc\n\rd", 0, ["a", "b", "c", "", "d"]);
    check("a\nb\nc", 2, ["b", "c"]);
  });
});
