import assert from "node:assert/strict";
import { citationEdits } from "../../../src/core/citations/citationEdit";
import type { CitationStyleId } from "../../../src/core/citations/styles/citationStyles";
import { bundledPapers } from "../../../src/core/library/bundledPapers";
import type { Paper } from "../../../src/core/paper";
import { applied } from "./applied";
import { parseTemplate } from "../../../src/core/citations/wording/template";
import { createMentionMatcher } from "../../../src/core/mentions/createMentionMatcher";
import { assertEffort } from "../../guards/effort";

const papers = bundledPapers.filter(({ citekey }) => citekey === "zhang2024negative");
const matcher = createMentionMatcher(papers);
const reference =
  'Zhang et al., "Negative Preference Optimization: From Catastrophic Collapse to Effective Unlearning", COLM 2024. https://arxiv.org/abs/2404.05868';

/** Cites at the cursor `|` or the selection `⟦…⟧` in the drawing, in which REF stands for the reference. */
function check(languageId: string, drawn: string, expected: string, style?: CitationStyleId): void {
  const text = drawn.replace(/[|⟦⟧]/g, "");
  const start = drawn.search(/[|⟦]/);
  const end = drawn.includes("⟧") ? drawn.indexOf("⟧") - 1 : start;
  const result = applied(
    text,
    citationEdits(papers, { text, start, end, languageId, mention: matcher.at(text, start) }, { styleId: style }),
  );
  assert.equal(result.replaceAll(reference, "REF"), expected, `${languageId}: ${drawn}`);
}

describe("citationEdit", () => {
  it("cites in prose in the language's own way, also for languages that VS Code does not know", () => {
    check("latex", "As in |.", "As in \\cite{zhang2024negative}.");
    for (const languageId of ["markdown", "quarto", "rmd"]) {
      check(languageId, "As in |.", "As in [@zhang2024negative].");
    }
    check("typst", "As in |.", "As in @zhang2024negative.");
    check("restructuredtext", "As in |.", "As in :cite:p:`zhang2024negative`.");
    check("plaintext", "As in |", "As in REF");
    check("never-heard-of", "As in |", "As in REF");
  });

  it("puts one blank between the citation and a word, whatever the syntax", () => {
    check("latex", "good|", "good \\cite{zhang2024negative}");
    check("markdown", "line|. More", "line [@zhang2024negative]. More");
    check("org", "text|", "text [cite:@zhang2024negative]");
    check("asciidoc", "Some text|.", "Some text cite:[zhang2024negative].");
    check("typst", "good|word", "good @zhang2024negative word");
    check("restructuredtext", "good|", "good :cite:p:`zhang2024negative`");
    check("myst", "good|", "good {cite:p}`zhang2024negative`");
    check("plaintext", "Some text|", "Some text REF");
  });

  it("puts no blank beside another, behind an opening bracket or quote, or at a line's start", () => {
    for (const before of ["", "a ", "a\n", "(", "\u201c", '"', "a (", 'a "', "a\u2014", "x/", "\t", "\u00a0", "[", "„", "¿"]) {
      check("markdown", `${before}|`, `${before}[@zhang2024negative]`);
    }
    check("latex", "``|'' \\emph{", "``\\cite{zhang2024negative}'' \\emph{");
    check("latex", "a~|b", "a~\\cite{zhang2024negative} b");
    check("latex", "\\emph{|}", "\\emph{\\cite{zhang2024negative}}");
    check("markdown", 'He "said"|', 'He "said" [@zhang2024negative]');
    check("markdown", "**bold**| `code`", "**bold** [@zhang2024negative] `code`");
    check("asciidoc", "-|", "- cite:[zhang2024negative]");
  });

  it("puts no blank into Chinese and Japanese, unless the syntax needs one", () => {
    check("markdown", "研究|表明", "研究[@zhang2024negative]表明");
    check("latex", "ください|。", "ください\\cite{zhang2024negative}。");
    check("org", "カタカナ|と", "カタカナ[cite:@zhang2024negative]と");
    check("typst", "研究|表明", "研究@zhang2024negative 表明");
    check("restructuredtext", "研究|表明", "研究\\ :cite:p:`zhang2024negative`\\ 表明");
    check("asciidoc", "研究|表明", "研究 cite:[zhang2024negative]表明");
    check("markdown", "한국어|", "한국어 [@zhang2024negative]");
  });

  it("ties a citation in LaTeX as the document does", () => {
    check("latex", "A~\\cite{a} B~\\citep{b} C \\cite{c} D|", "A~\\cite{a} B~\\citep{b} C \\cite{c} D~\\cite{zhang2024negative}");
    check("latex", "A~\\cite{a} B \\cite{b} D|", "A~\\cite{a} B \\cite{b} D \\cite{zhang2024negative}");
    // A citation that begins a line, a sentence or a parenthesis has no blank to choose.
    for (const [other, command] of [
      ["\\citet{a} show.", "citet"],
      ["So.\n  \\citet{a} show.", "citet"],
      ["So. \\citet{a} show.", "citet"],
      ["So ( \\cite{a}).", "cite"],
    ] as const) {
      check("latex", `${other} B~\\cite{b} D|`, `${other} B~\\cite{b} D~\\${command}{zhang2024negative}`);
    }
    // The subject of a sentence says nothing about a citation behind a word.
    check("latex", "A~\\cite{b} as \\citet{a} show D|", "A~\\cite{b} as \\citet{a} show D~\\cite{zhang2024negative}");
    check("latex", "as~\\citet{a} D|", "as~\\citet{a} D~\\citet{zhang2024negative}");
    check("latex", "A~\\cite[p.~3]{a} N|PO is", "A~\\cite[p.~3]{a} NPO~\\cite{zhang2024negative} is");
    check("latex", "A.\\footcite{a} B.|", "A.\\footcite{a} B.\\footcite{zhang2024negative}");
  });

  it("cites after a name, and replaces any other selection", () => {
    check("latex", "N|PO is", "NPO \\cite{zhang2024negative} is");
    check("typst", "⟦NPO⟧", "NPO @zhang2024negative");
    check("markdown", "NPO|[^1]", "NPO [@zhang2024negative] [^1]");
    check("markdown", "⟦TODO⟧.", "[@zhang2024negative].");
    check("markdown", "N|PO is", "NPO \\cite{zhang2024negative} is", "latex");
    check("latex", "N|PO is", "NPO @zhang2024negative is", "typst");
  });

  it("puts the cursor after the citation, even if more text is inserted at the same place", () => {
    const checkCursor = (languageId: string, drawn: string, expected: string): void => {
      const start = drawn.indexOf("|");
      const text = drawn.replace("|", "");
      const edits = citationEdits(papers, { text, start, end: start, languageId });
      const [first] = edits;
      assert.ok(first);
      const at = first.start + (first.cursor ?? first.newText.length);
      const after = applied(text, edits);
      assert.equal(`${after.slice(0, at)}|${after.slice(at)}`.replaceAll(reference, "REF"), expected, languageId);
    };
    checkCursor("markdown", "As in |, so.", "As in [@zhang2024negative]|, so.");
    checkCursor("cpp", "/** \\brief A|b */", "/** \\brief A \\cite zhang2024negative| b */");
    checkCursor(
      "go",
      "// F does it|\nfunc F() {}\n",
      "// F does it [Zhang et al., 2024]|\n//\n// [Zhang et al., 2024]: https://arxiv.org/abs/2404.05868\nfunc F() {}\n",
    );
    checkCursor("r", "#' A\n#'\n#' As in |\nf <- 1\n", "#' A\n#'\n#' As in (Zhang et al., 2024)|\n#'\n#' @references REF\nf <- 1\n");
    checkCursor("r", "#' As in x|[1]\nf <- 1\n", "#' As in x (Zhang et al., 2024)| [1]\n#'\n#' @references REF\nf <- 1\n");
  });

  it("adds to the citation that the cursor is in", () => {
    check("latex", "\\citep[see][p. 2]{a|}", "\\citep[see][p. 2]{a,zhang2024negative}");
    check("latex", "\\cite{|a}", "\\cite{zhang2024negative,a}");
    check("latex", "\\cite{a,|,b} and \\cite{c}", "\\cite{a,zhang2024negative,b} and \\cite{c}");
    check("latex", "\\cite{|}", "\\cite{zhang2024negative}");
    check("latex", "\\cite{a,|b,c}", "\\cite{a,zhang2024negative,b,c}");
    check("latex", "\\cite{a,b|c,d}", "\\cite{a,bc,zhang2024negative,d}");
    check("latex", "\\cite{a}| \\emph{x}", "\\cite{a} \\cite{zhang2024negative} \\emph{x}");
    check("markdown", "[@a|]", "[@a; @zhang2024negative]");
    check("markdown", "[see @a; |@b]", "[see @a; @zhang2024negative; @b]");
    check("restructuredtext", ":cite:p:`a|`", ":cite:p:`a,zhang2024negative`");
    check("markdown", "[link](x) |", "[link](x) [@zhang2024negative]");
  });

  it("cites above code in a comment of the language", () => {
    for (const languageId of ["python", "r", "julia", "yaml", "shellscript", "ruby"]) {
      check(languageId, "  x = 1|\n", "  # REF\n  x = 1\n");
    }
    for (const languageId of ["typescript", "c", "cpp", "cuda-cpp", "java", "go", "rust", "typescriptreact"]) {
      check(languageId, "\tx = 1;|", "\t// REF\n\tx = 1;");
    }
    for (const languageId of ["sql", "lua", "haskell"]) {
      check(languageId, "|x = 1", "-- REF\nx = 1");
    }
    check("matlab", "x = A';|", "% REF\nx = A';");
    check("clojure", "(def x 1)|", "; REF\n(def x 1)");
    check("html", "  <p>don't|</p>", "  <!-- REF -->\n  <p>don't</p>");
    check("css", "a {}|", "/* REF */\na {}");
    check("ocaml", "let x = 1|", "(* REF *)\nlet x = 1");
    check("python", "a\r\n  b|\r\n", "a\r\n  # REF\r\n  b\r\n");
    check("python", "x = ⟦npo⟧(1)", "# REF\nx = npo(1)");
  });

  it("cites at the cursor on an empty line", () => {
    check("python", "def f():\n    |\n    x", "def f():\n    # REF\n    x");
    check("cpp", "|", "// REF");
  });

  it("cites in an existing comment without new marks, in parentheses if more text follows", () => {
    check("python", "x  # As in |", "x  # As in REF");
    check("python", "# As in NP|O, but", "# As in NPO (REF), but");
    check("python", "#|", "# REF");
    check("python", 'def f():\n    """Does NPO|."""\n', 'def f():\n    """Does NPO (REF)."""\n');
    check("python", '"""\n|\n"""', '"""\nREF\n"""');
    check("cpp", "/* As in |*/ x", "/* As in REF*/ x");
    check("cpp", "/*\n * |\n */", "/*\n * REF\n */");
    check("typescript", 'const url = "https://x"; // NPO|', 'const url = "https://x"; // NPO REF');
    check("rust", "fn f<'a>(x: &'a str) {} // |", "fn f<'a>(x: &'a str) {} // REF");
    check("html", "<!-- | -->", "<!-- REF -->");
    check("swift", "// As in |\nfunc f() {}", "// As in REF\nfunc f() {}");
    check("go", "/* As in |*/\nfunc F() {}", "/* As in REF*/\nfunc F() {}");
  });

  it("looks at the comment around the cursor alone", () => {
    const address = "https://arxiv.org/abs/2404.05868";
    const link = "[Zhang et al., 2024]";
    check(
      "go",
      `// ${link}: ${address}\n\n// F|\nfunc F() {}`,
      `// ${link}: ${address}\n\n// F ${link}\n//\n// ${link}: ${address}\nfunc F() {}`,
    );
    check("r", "#' @references REF\n\n#' A|\nf <- 1", "#' @references REF\n\n#' A (Zhang et al., 2024)\n#'\n#' @references REF\nf <- 1");
  });

  it("inserts the text of a template where the place's own citation would go", () => {
    const checkTemplate = (languageId: string, template: string, drawn: string, expected: string, id = languageId): void => {
      const parsed = parseTemplate(template);
      assert.ok("parts" in parsed, template);
      const start = drawn.indexOf("|");
      const text = drawn.replace("|", "");
      const mention = matcher.at(text, start);
      const edits = citationEdits(papers, { text, start, end: start, languageId, mention }, { templates: new Map([[id, parsed]]) });
      assert.equal(applied(text, edits).replaceAll(reference, "REF"), expected, `${languageId}: ${drawn}`);
    };
    checkTemplate("wikitext", "<ref>${reference}</ref>", "N|PO is", "NPO <ref>REF</ref> is");
    checkTemplate("markdown", "[[${key}]] ${authors}_", "As in |", "As in [[zhang2024negative]] Zhang et al._");
    checkTemplate("markdown", "${keys:;}", "As in |", "As in zhang2024negative", "pandoc");
    checkTemplate("python", "see ${url}\n${arxiv}", "x = 1|", "# see https://arxiv.org/abs/2404.05868\n# 2404.05868\nx = 1");
    checkTemplate("python", "see ${year}", "x = 1  # As in |", "x = 1  # As in see 2024");
    checkTemplate("python", "see ${year}", "# As in | it is", "# As in see 2024 it is");
    checkTemplate("css", "${venue} */", "a {} /* | */", "a {} /* COLM 2024 * / */");
    checkTemplate("bibtex", "@misc{${key}}", "|", "@misc{zhang2024negative}");
    checkTemplate("markdown", "${doi}.", "|", ".");
    for (const template of ["", 7, "plain", "${unknown}", "${key", "${toString}", "${key:x}"]) {
      assert.ok("problem" in parseTemplate(template), String(template));
    }
    for (const [template, isKeyed] of [
      ["${key}", true],
      ["${keys}", true],
      ["${title}", false],
    ] as const) {
      const parsed = parseTemplate(template);
      assert.equal("isKeyed" in parsed && parsed.isKeyed, isKeyed);
    }
  });

  it("never touches a string or a statement of several lines", () => {
    check("python", 'sql = """\nselect |\n"""', '# REF\nsql = """\nselect \n"""');
    check("python", 'run(\n    """\n    |\n    """)', 'run(\n    # REF\n    """\n    \n    """)');
    check("typescript", "const a = `\n  x|\n`;", "// REF\nconst a = `\n  x\n`;");
    check("c", "#define A \\\n  x \\\n  y|", "// REF\n#define A \\\n  x \\\n  y");
    check("html", "<!-- a\n b --> <p>|</p>", "<!-- REF -->\n<!-- a\n b --> <p></p>");
    check("python", 'x = "# no comment|"', '# REF\nx = "# no comment"');
    check("cpp", "x |/* a */", "// REF\nx /* a */");
  });

  it("puts an entry between entries", () => {
    const entry = /@inproceedings\{zhang2024negative,\n(?: {2}.*\n)+\}/;
    const checkEntry = (drawn: string, expected: RegExp): void => {
      const start = drawn.indexOf("|");
      const text = drawn.replace("|", "");
      const edits = citationEdits(papers, { text, start, end: start, languageId: "bibtex" });
      assert.match(applied(text, edits).replace(entry, "ENTRY"), expected);
    };
    checkEntry("|", /^ENTRY\n$/);
    checkEntry("@misc{a,\n  title = {|A}\n}\n", /^@misc\{a,\n {2}title = \{A\}\n\}\n\nENTRY\n$/);
    checkEntry("@misc{a,|}\n\n@misc{b}", /^@misc\{a,\}\n\nENTRY\n\n@misc\{b\}$/);
    checkEntry("@misc{a}\n|\n@misc{b}", /^@misc\{a\}\n\nENTRY\n\n@misc\{b\}$/);
    checkEntry("@misc{a,\n|\n}", /^@misc\{a,\n\n\}\n\nENTRY\n$/);
  });

  it("cites by keys that cannot end the citation, whatever a CSL-JSON id contains", () => {
    const odd: Paper = { citekey: 'a b,c{d}"%\\\ne', title: "A", authors: [], links: [], aliases: [] };
    const checkKey = (languageId: string, drawn: string, expected: string): void => {
      const start = drawn.indexOf("|");
      const text = drawn.replace("|", "");
      assert.equal(applied(text, citationEdits([odd], { text, start, end: start, languageId })), expected);
    };
    checkKey("latex", "|", '\\cite{abcd"e}');
    checkKey("latex", "\\cite{x|}", '\\cite{x,abcd"e}');
    checkKey("markdown", "|", '[@{a b,cd"%\\ e}]');
    checkKey("markdown", "[@x|]", '[@x; @{a b,cd"%\\ e}]');
    checkKey("typst", "|", '#cite(label("a b,cd\\"%\\\\ e"))');
    checkKey("org", "|", '[cite:@abcd"e]');
    checkKey("restructuredtext", "|", ':cite:p:`abcd"e`');
    checkKey("cpp", "//! |", '//! \\cite abcd"e');
    for (const [citekey, expected] of [
      ["{}", "paper"],
      ["o'neil:2020+x", "o'neil:2020+x"],
      ["müller2020", "müller2020"],
    ] as const) {
      assert.equal(
        applied("", citationEdits([{ ...odd, citekey }], { text: "", start: 0, end: 0, languageId: "latex" })),
        `\\cite{${expected}}`,
      );
    }
  });

  it("does not end the script that contains its comment", () => {
    const hostilePaper: Paper = { citekey: "a", title: "A </script><b> </STYLE> ?> C", authors: [], links: [], aliases: [] };
    for (const [languageId, text] of [
      ["html", "<script>\nlet x\n</script>"],
      ["vue", "<style>\na {}\n</style>"],
      ["javascript", "let x"],
      ["php", "<?php\n$x"],
    ] as const) {
      const start = text.indexOf("\n") + 1;
      const after = applied(text, citationEdits([hostilePaper], { text, start, end: start, languageId }));
      const count = (whole: string): number => whole.split(/<\/(?:script|style)|\?>/i).length;
      assert.equal(count(after), count(text), after);
      assert.ok(after.includes("A < /script>"), after);
    }
  });

  it("inserts given references as prose or in a comment, escaped for the language", () => {
    const checkReferences = (languageId: string, drawn: string, expected: string): void => {
      const start = drawn.indexOf("|");
      const text = drawn.replace("|", "");
      const references = ["Zhang, R. *NPO* & $x_1$ */ (2024)."];
      assert.equal(
        applied(text, citationEdits(papers, { text, start, end: start, languageId }, { references })),
        expected,
        `${languageId}: ${drawn}`,
      );
    };
    checkReferences("plaintext", "As in |.", "As in Zhang, R. *NPO* & $x_1$ */ (2024).");
    checkReferences("markdown", "|", "Zhang, R. \\*NPO\\* & \\$x\\_1\\$ \\*/ (2024).");
    checkReferences("latex", "|", "Zhang, R. *NPO* \\& \\$x\\_1\\$ */ (2024).");
    checkReferences("python", "x = 1|", "# Zhang, R. *NPO* & $x_1$ */ (2024).\nx = 1");
    checkReferences("css", "a {}|", "/* Zhang, R. *NPO* & $x_1$ * / (2024). */\na {}");
    checkReferences("bibtex", "|", "Zhang, R. *NPO* & $x_1$ */ (2024).");
  });

  it("cites in the requested style", () => {
    check("python", "# |", "# [@zhang2024negative]", "pandoc");
    check("latex", "x|", "% REF\nx", "comment");
    check("markdown", "x|", "<!-- REF -->\nx", "comment");
    check("markdown", "|", "<!-- REF -->", "comment");
    check("bibtex", "@misc{a}\n|", "@misc{a}\nREF", "text");
  });

  it("takes little time, whatever the text around the cursor is", () => {
    for (const [languageId, unit] of [
      ["python", '"'],
      ["typescript", "\\'"],
      ["python", "'\"\\"],
      ["c", "\\\n"],
      ["latex", "\\cite{"],
      ["markdown", "[@"],
      ["bibtex", "\n"],
      ["html", "<!--"],
      ["python", '"""'],
    ] as const) {
      const text = unit.repeat(3_000_000 / unit.length);
      assertEffort(
        // All citations of a LaTeX text are read, half a million here.
        languageId === "latex" ? 2_000 : 500,
        () => citationEdits(papers, { text, start: text.length / 2, end: text.length / 2, languageId }),
        `${languageId}, ${unit}:`,
      );
    }
  });
});
