import assert from "node:assert/strict";
import { citationEdits } from "../../../../src/core/citations/citationEdit";
import type { Paper } from "../../../../src/core/paper";
import { applied } from "../applied";
import { twelvePapers } from "../twelvePapers";

const named = (citekey: string): Paper => {
  const paper = twelvePapers[4]?.[1];
  assert.ok(paper);
  return { ...paper, citekey };
};

/** Checks what is there after `KEY`, or several keys, were cited at the cursor `‸`. */
function check(languageId: string, drawn: string, expected: string, ...citekeys: readonly string[]): void {
  it(`turns ${JSON.stringify(drawn)} in ${languageId} into ${JSON.stringify(expected)}`, () => {
    const start = drawn.indexOf("‸");
    const text = drawn.replace("‸", "");
    const papers = (citekeys.length === 0 ? ["KEY"] : citekeys).map(named);
    assert.equal(applied(text, citationEdits(papers, { text, start, end: start, languageId })), expected);
  });
}

describe("a citation goes behind what it would break", () => {
  check("markdown", "`a‸` `b` x", "`a` [@KEY] `b` x");
  check("markdown", "``a`‸b`` x", "``a`b`` [@KEY] x");
  check("markdown", "($x‸$) and $y$", "($x$ [@KEY]) and $y$");
  check("mdx", "<Foo a='‸b'/> x", "<Foo a='b'/> [@KEY] x");
  check("org", "~a‸b~.", "~ab~ [cite:@KEY].");
  check("restructuredtext", "``a‸`` x", "``a`` :cite:p:`KEY` x");
  check("asciidoc", "`a‸` x", "`a` cite:[KEY] x");
  check("typst", "`a‸b` x", "`ab` @KEY x");
  check("typst", '#cite(<a‸>, form: "prose") x', '#cite(<a>, form: "prose") @KEY x');
  check("markdown", "[x](@cite a‸)", "[x](@cite a) [KEY](@cite)");
  check("asciidoc", "+a‸+ x", "+a+ cite:[KEY] x");
  check("latex", "\\url{x‸} y", "\\url{x} \\cite{KEY} y");
  check("latex", "\\verb|x‸y| z", "\\verb|xy| \\cite{KEY} z");
  check("latex", "\\emph{x‸} y", "\\emph{x \\cite{KEY}} y");
  check("markdown", "a ‸ `b`", "a [@KEY] `b`");
  check("markdown", "costs $5 ‸ and $6", "costs $5 [@KEY] and $6");
});

describe("a list of keys that nothing closes", () => {
  check("latex", "\\cite{a‸", "\\cite{a,KEY");
  check("latex", "\\cite{a,b‸\n\nMore \\cite{c}", "\\cite{a,b,KEY\n\nMore \\cite{c}");
  check("markdown", "As [see @a‸", "As [see @a; @KEY");
  check("markdown", "As @a‸", "As @a [@KEY]");
  check("markdown", "[x](y) @a‸", "[x](y) @a [@KEY]");
  check("org", "[cite:@a‸", "[cite:@a;@KEY");
  check("asciidoc", "cite:[a‸", "cite:[a,KEY");
  check("restructuredtext", ":cite:p:`a‸", ":cite:p:`a,KEY");
  check("latex", "\\cite{KEY‸", "\\cite{KEY");
});

describe("the metadata that cites", () => {
  const check2 = (drawn: string, expected: string): void => {
    check("markdown", `---\n${drawn}\n---\n`, `---\n${expected}\n---\n`, "a", "b");
  };
  check2("nocite: ‸", 'nocite: "@a, @b"');
  check2("nocite:‸", 'nocite: "@a, @b"');
  check2("nocite: '@x‸'", "nocite: '@x, @a, @b'");
  check2('nocite: "‸"', 'nocite: "@a, @b"');
  check2("nocite: |\n  ‸\ntitle: x", "nocite: |\n  @a, @b\ntitle: x");
  check2("nocite: |\n  @x‸", "nocite: |\n  @x, @a, @b");
  check2("nocite: |\n  @x, ‸", "nocite: |\n  @x, @a, @b");
  check2("nocite: |\n  ‸@x", "nocite: |\n  @a, @b, @x");
  check2("nocite:\n- ‸", 'nocite:\n- "@a, @b"');
  check2("nocite: x\nabstract: a‸", "nocite: x\nabstract: a [@a; @b]");
  check("markdown", "nocite: ‸", "nocite: [@KEY]");
});

describe("captions in the options of a cell", () => {
  check("quarto", '```{r}\n#| fig-cap: "As‸"\nx\n```', '```{r}\n#| fig-cap: "As [@KEY]"\nx\n```');
  check("quarto", "```{ojs}\n//| tbl-cap: As‸\n```", "```{ojs}\n//| tbl-cap: As [@KEY]\n```");
});

describe("what follows a citation", () => {
  check("markdown", "[@a;‸ @b]", "[@a; @KEY; @b]");
  check("latex", "\\cite{a,‸ b}", "\\cite{a, KEY, b}");
  check("latex", "Text‸\\footnote{x}", "Text \\cite{KEY}\\footnote{x}");
  check("latex", "Text‸\\label{x}", "Text \\cite{KEY}\\label{x}");
  check("latex", "Text‸\\\\", "Text \\cite{KEY}\\\\");
  check("latex", "Text‸\\,x", "Text \\cite{KEY}\\,x");
  check("latex", "Text‸\\textbf{x}", "Text \\cite{KEY} \\textbf{x}");
  check("org", "Text[fn::‸]", "Text[fn::[cite:@KEY]]");
  it("is one blank behind @references in roxygen2", () => {
    for (const drawn of ["#' @references ‸", "#' @references‸"]) {
      const start = drawn.indexOf("‸");
      const text = drawn.replace("‸", "");
      const result = applied(text, citationEdits([named("a")], { text, start, end: start, languageId: "r" }));
      assert.match(result, /^#' @references \S/);
    }
  });
  it("is one full stop behind a reference in plain text", () => {
    const edits = citationEdits([named("a")], { text: "Text.", start: 4, end: 4, languageId: "plaintext" });
    assert.match(applied("Text.", edits), /^Text [^]*[^.]\.$/);
  });
});
