import assert from "node:assert/strict";
import { emptyEntry } from "../../../src/core/bibliography/emptyEntry";

/** Checks the text that is appended; `|` shows where the title is typed. */
function check(bibliography: string, expected: string): void {
  const { text, titleAt } = emptyEntry(bibliography, "lang2020");
  assert.equal(`${text.slice(0, titleAt)}|${text.slice(titleAt)}`, expected);
}

describe("emptyEntry", () => {
  it("has the look of the file's last entry", () => {
    check("", "@misc{lang2020,\n  title         = {|},\n  author        = {},\n  year          = {}\n}\n");
    check("@misc{a,\n  title = {A},\n  year = 2020,\n}\n", "\n@misc{lang2020,\n  title = {|},\n  author = {},\n  year = {},\n}\n");
    check('@MISC{a,\r\n\tTITLE="A",\r\n\tYEAR="2020"}', '\r\n\r\n@MISC{lang2020,\r\n\tTITLE="|",\r\n\tAUTHOR="",\r\n\tYEAR=""}\r\n');
    check("@book{a,\n title={A {B}}\n}\n@book{b,\n title={B}\n}\n", "@misc{lang2020,\n title={|},\n author={},\n year={}\n}\n");
  });

  it("has a date in a file for BibLaTeX", () => {
    check(
      "@online{a,\n  title = {A},\n  date = {2020-01-02},\n}\n\n",
      "@misc{lang2020,\n  title = {|},\n  author = {},\n  date = {},\n}\n",
    );
  });
});
