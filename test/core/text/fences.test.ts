import assert from "node:assert/strict";
import { fencedCode, markdownLines } from "../../../src/core/text/fences";

/** Code is drawn in the text: `⟦` and `⟧` stand around it, in front of the info string's `‹…›`. */
function check(drawn: string, ...infos: string[]): void {
  const text = drawn.replace(/[⟦⟧]/g, "");
  const found = [...fencedCode(text, 0)];
  let shown = text;
  for (const { start, end } of [...found].reverse()) {
    shown = `${shown.slice(0, start)}⟦${shown.slice(start, end)}⟧${shown.slice(end)}`;
  }
  assert.equal(shown, drawn);
  assert.deepEqual(
    found.map(({ info }) => info),
    infos,
  );
}

describe("fenced code", () => {
  it("is between fences of backquotes or tildes, at least three", () => {
    check("```\n⟦x\n⟧```\ny", "");
    check("~~~\n⟦x\n⟧~~~\ny", "");
    check("``\nx\n``\n");
    check("~~\nx\n~~\n");
    check("```\n⟦⟧```\ny", "");
    check("a\n```` py\n⟦x\n⟧````\n", "py");
    check("```\r\n⟦x\r\n⟧```\r\ny", "");
    check("```a\n⟦x\n⟧```\n```b\n⟦y\n⟧```\n", "a", "b");
  });

  it("ends with a fence of the same character, at least as long, and nothing behind it", () => {
    check("```\n⟦~~~\n⟧```\n", "");
    check("~~~\n⟦```\n⟧~~~\n", "");
    check("````\n⟦```\n⟧`````\ny", "");
    check("~~~~\n⟦~~~\n⟧~~~~~~\ny", "");
    check("```\n⟦``` x\n⟧``` \t\ny", "");
    check("```\n⟦x ```\n⟧```\ny", "");
    check("```\n⟦- ```\n⟧```\ny", "");
    check("```\n⟦> ```\n⟧```\ny", "");
  });

  it("ends with the text if no fence closes it", () => {
    check("```\n⟦x\ny⟧", "");
    check("```");
    check("```\n⟦⟧", "");
    check("a\n~~~ py");
  });

  it("has an info string, which contains backquotes only after tildes", () => {
    check("```  python title='a' \n⟦x\n⟧```\n", "python title='a'");
    check("``` a`b\nx\n");
    check("~~~ a`b ~~~\n⟦x\n⟧~~~\n", "a`b ~~~");
    check("```{code-cell} ipython3\n⟦x\n⟧```\n", "{code-cell} ipython3");
  });

  it("may be in a list item or a block quotation, whose end ends it", () => {
    check("- ```py\n⟦  x\n⟧  ```\ny", "py");
    check("10) ```py\n⟦    x\n⟧    ```\ny", "py");
    check("* > ~~~\n⟦  > x\n⟧  > ~~~\ny", "");
    check("> ```\n⟦> x\n⟧> ```\n> y", "");
    check("> ```\n⟦> x\n⟧y\n", "");
    check("> ```\n⟦> x\n⟧```\n⟦y⟧", "", "");
    check("> > ```\n⟦> > x\n⟧> y\n", "");
    check("> ```\n⟦> > ```\n> x\n⟧> ```\n", "");
    check("-```\nx\n");
    check("1234567890. ```\nx\n");
  });

  it("may be indented by any amount, because an admonition or a definition may contain it", () => {
    check('!!! note\n    ```py\n⟦    x\n⟧    ```\n    "y"', "py");
    check("\t~~~\n⟦x\n⟧\t~~~\n", "");
  });

  it("may be in a directive that contains prose, which ends at its own fence", () => {
    check("```{note}\nx\n```\ny");
    check("````{note}\n```py\n⟦x\n⟧```\n````\n~~~\n⟦y\n⟧~~~\n", "py", "");
    check("`````{grid}\n````{card}\n```\n⟦x\n⟧```\n````\n`````\n~~~\n⟦y\n⟧~~~\n", "", "");
    check("````{note}\n```py\n⟦x\n⟧````\ny\n", "py");
    check("```{note}\n~~~py\n⟦x\n⟧~~~\n```\ny\n", "py");
    check("```{math}\n⟦x\n⟧```\n", "{math}");
  });

  it("begins at a given offset", () => {
    assert.deepEqual([...fencedCode("```\n```\nx", 4)], [{ info: "", start: 8, end: 9 }]);
    assert.deepEqual(
      [...markdownLines("---\na\n```\nb\n~~~\n```\n```{tip}\nc\n```", 4)].map(({ kind, line }) => `${kind} ${String(line.start)}`),
      ["text 4", "open 6", "code 10", "code 12", "close 16", "open 20", "text 29", "close 31"],
    );
  });

  it("takes time in proportion to the text", () => {
    for (const part of ["```", "```\n", "~~~ `\n", "- ", "> ", "> - ", "1. ", "``` ", "~", "```a\n>\n"]) {
      const text = part.repeat(20_000);
      const last = [...markdownLines(text, 0)].at(-1);
      assert.equal(last?.line.next, text.length, part);
    }
  });
});
