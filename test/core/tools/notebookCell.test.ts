import assert from "node:assert/strict";
import { notebookPlaceAt } from "../../../src/core/tools/notebookCell";

describe("places in notebooks", () => {
  const cell = (kind: string, source: string): string => `{"cell_type": "${kind}", "metadata": {}, "source": ${source}}`;
  const notebook = (...cells: readonly string[]): string =>
    `{"cells": [\n${cells.join(",\n")}\n], "metadata": {"language_info": {"name": "Julia"}}, "nbformat": 4}`;

  /** The bar in the file is the place; the bar in the cell's text is the same place there. */
  function check(file: string, expected: string, languageId: string): void {
    const place = notebookPlaceAt(file.replace("|", ""), file.indexOf("|"));
    assert.ok(!("problem" in place), JSON.stringify(place));
    assert.equal(`${place.text.slice(0, place.offset)}|${place.text.slice(place.offset)}`, expected);
    assert.equal(place.languageId, languageId);
  }

  it("are those in the texts of cells", () => {
    check(notebook(cell("markdown", '["a\\n",\n"We| use."]')), "a\nWe| use.", "markdown");
    check(notebook(cell("markdown", '["a\\n",\n"We use."|]')), "a\nWe use|.", "markdown");
    check(notebook(cell("markdown", '["We use.\\n",|\n"b"]')), "We use|.\nb", "markdown");
    check(notebook(cell("code", '"x = \\"1\\"\\ny|"')), 'x = "1"\ny|', "julia");
    check(notebook(cell("code", '["\\u00e4\\\\|b"]')), "ä\\|b", "julia");
    check(notebook(cell("raw", '["|b"]')), "|b", "raw");
    check(notebook(cell("code", '["a"]'), cell("code", '["b|c"]')), "b|c", "julia");
  });

  it("have the other cells in their language around them", () => {
    const file = notebook(cell("markdown", '"m"'), cell("code", '"a"'), cell("code", '["b|"]'));
    const place = notebookPlaceAt(file.replace("|", ""), file.indexOf("|"));
    assert.equal("around" in place && place.around, "a");
  });

  it("keep the form of the file when the text changes", () => {
    const change = (source: string, text: string): string => {
      const file = notebook(cell("code", source));
      const place = notebookPlaceAt(file, file.indexOf(source) + 1);
      assert.ok("withText" in place);
      const start = file.indexOf(source);
      return place.withText(text).slice(start, -(file.length - start - source.length));
    };
    assert.equal(change('["a\\n",\n   "b"\n  ]', "x\na\nb"), '["x\\n",\n   "a\\n",\n   "b"\n  ]');
    assert.equal(change('[\n   "a\\n",\n   "b"\n  ]', 'a\n"x"\nb'), '[\n   "a\\n",\n   "\\"x\\"\\n",\n   "b"\n  ]');
    assert.equal(change('["\\u00e4\\n"]', "ä\nb"), '["\\u00e4\\n", "b"]');
    assert.equal(change('"a\\nb"', "a\nx"), '"a\\nx"');
    assert.equal(change("[]", "x"), '["x"]');
  });

  it("that no cell has are refused", () => {
    const refused = (file: string, offset: number): void => {
      const place = notebookPlaceAt(file, offset);
      assert.match("problem" in place ? place.problem : "", /^no cell has its text there\./);
    };
    refused(notebook(cell("code", '["a"]')), 2);
    refused("", 0);
    refused("{", 1);
    refused('{"cells": 5}', 3);
    refused('{"cells": [{"source": 5}, 7, null]}', 3);
    refused(`{"cells": ${"[".repeat(100_000)}`, 20);
  });
});
