import assert from "node:assert/strict";
import { citationEdits } from "../../../../src/core/citations/citationEdit";
import { applied } from "../applied";
import { twelvePapers } from "../twelvePapers";

const npo = twelvePapers.slice(4).map(([, paper]) => paper)[2];

/** Checks what is inserted at the cursor `‸`; in the expected text, `‸` stands for the citation. */
function check(languageId: string, drawn: string, expected: string): void {
  it(`is right in ${languageId}: ${JSON.stringify(drawn)}`, () => {
    assert.ok(npo);
    const start = drawn.indexOf("‸");
    const text = drawn.replace("‸", "");
    const result = applied(text, citationEdits([npo], { text, start, end: start, languageId }));
    assert.equal(result.replace(/\\cite\{\w+\}|\[cite:@\w+\]|:cite:p:`\w+`|cite:\[\w+\]|\[@\w+\]|@\w+/, "‸"), expected);
  });
}

describe("the blank before a citation", () => {
  for (const drawn of [
    "<Foo>‸</Foo>",
    "<Foo.Bar a={x => y} b='>'>‸",
    "<Foo\n  a={b}\n>‸</Foo>",
    "<>‸</>",
    "<td>‸</td>",
    "a <p class=x>‸",
    "word<sup>‸</sup>",
    "<br>‸",
    "<br />‸",
    "a&nbsp;‸",
    "**‸**",
    "*‸*",
    "a _‸b_",
    "**‸bold**",
    "~~‸~~",
    "(**‸**)",
    "“‸”",
    "«‸»",
    "„‸“",
    "('‸')",
    "well—‸",
    "a/‸",
  ]) {
    check("mdx", drawn, drawn.replace("‸b", "‸ b"));
  }
  for (const [drawn, expected] of [
    ["word</b>‸", "word</b> ‸"],
    ["<Icon />‸", "<Icon /> ‸"],
    ["<img src=a>‸", "<img src=a> ‸"],
    ["<https://x.org>‸", "<https://x.org> ‸"],
    ["a >‸", "a > ‸"],
    ["5 >‸3", "5 > ‸ 3"],
    [">‸", "> ‸"],
    ["a ->‸", "a -> ‸"],
    ["**bold**‸", "**bold** ‸"],
    ["*‸", "* ‸"],
    ["-‸", "- ‸"],
    ["|‸|", "| ‸|"],
    ["`code`‸", "`code` ‸"],
    ["well --‸", "well -- ‸"],
    ["well--‸", "well--‸"],
    ["[link](x)‸", "[link](x) ‸"],
  ] as const) {
    check("markdown", drawn, expected);
  }
  check("rmd", '```{r, fig.cap="‸"}\n```', '```{r, fig.cap="‸"}\n```');
  check("latex", "Fig.\\,‸", "Fig.\\,‸");
  check("latex", "a\\thinspace{}‸", "a\\thinspace{}‸");
  check("latex", "a\\\\‸", "a\\\\ ‸");
  check("latex", "if $a<b$ or c>‸", "if $a<b$ or c> ‸");
  check("latex", "<p>‸", "<p> ‸");
  check("typst", "*‸*", "*‸*");
  check("typst", "_‸_", "_‸ _");
  check("typst", "array<int>‸", "array<int> ‸");
  check("org", "/‸/ a", "/‸/ a");
  check("org", "p. 3\\nbsp{}‸", "p. 3\\nbsp{}‸");
  check("asciidoc", "*‸*", "*‸*");
  check("asciidoc", "a{nbsp}‸", "a{nbsp}‸");
  check("restructuredtext", "a >‸", "a > ‸");
});
