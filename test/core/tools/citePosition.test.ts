import assert from "node:assert/strict";
import { offsetOfPosition } from "../../../src/core/tools/citePosition";

describe("positions of citations", () => {
  /** The bar in the text is the expected place. */
  function check(marked: string, line: number, column?: number): void {
    const at = marked.indexOf("|");
    assert.deepEqual(
      offsetOfPosition(marked.replace("|", ""), { line, ...(column === undefined ? {} : { column }) }),
      { offset: at },
      marked,
    );
  }

  it("without a column are at the end of the sentence", () => {
    check("We use RoPE|.", 1);
    check("We use RoPE|", 1);
    check("a\nb|  \nc", 2);
    check("a\r\nb|\r\nc", 2);
    check("a\rb|", 2);
    check('    """Rotate|."""', 1);
    check("    '''Rotate|'''", 1);
    check('    """|', 1);
    check('    r"""|', 1);
    check("/* Rotate|. */", 1);
    check("/**|", 1);
    check("<!-- note| -->", 1);
    check("and so on...|", 1);
    check("| \nb", 1);
    check("|", 1);
  });

  it("with a column are there", () => {
    check("a|bc\nd", 1, 2);
    check("a\n|d", 2, 1);
    check("a\nd|\n", 2, 2);
  });

  it("that a text does not have are refused", () => {
    const refused = (text: string, line: number, column: number, expected: RegExp): void => {
      const read = offsetOfPosition(text, { line, column });
      assert.match("problem" in read ? read.problem : "", expected);
    };
    refused("a\nb", 3, 1, /^it has 2 lines, so there is no line 3\./);
    refused("", 2, 1, /^it has 1 line, so there is no line 2\./);
    refused("abc", 1, 5, /^line 1 has 3 characters, so there is no column 5\./);
  });
});
