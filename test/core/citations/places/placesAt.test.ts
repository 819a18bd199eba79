import assert from "node:assert/strict";
import { citationEdits, type CitationPlace, citesByKey, placeIdAt } from "../../../../src/core/citations/citationEdit";
import { parseBibtex } from "../../../../src/core/formats/bibtex/createBibtexReader";
import type { Paper } from "../../../../src/core/paper";
import { applied } from "../applied";
import { twelvePapers } from "../twelvePapers";

const [vidt, , npo] = twelvePapers.slice(4).map(([, paper]) => paper);
const hostile = twelvePapers.find(([kind]) => kind.startsWith("symbols"))?.[1];

function given(paper: Paper | undefined): Paper {
  assert.ok(paper);
  return paper;
}

type Around = Partial<CitationPlace>;

/** Cites at the cursor `|` or the selection `⟦…⟧` in the drawing. */
function cite(papers: readonly Paper[], languageId: string, drawn: string, around: Around = {}): string {
  const text = drawn.replace(/[|⟦⟧]/g, "");
  const start = drawn.search(/[|⟦]/);
  const end = drawn.includes("⟧") ? drawn.indexOf("⟧") - 1 : start;
  return applied(text, citationEdits(papers, { text, start, end, languageId, ...around }));
}

const npoReference =
  'Zhang et al., "Negative Preference Optimization: From Catastrophic Collapse to Effective Unlearning", COLM 2024. https://arxiv.org/abs/2404.05868';

/** In the expected text, REF stands for the reference, wrapped or not, and KEY for the citekey. */
function check(languageId: string, drawn: string, expected: string, around?: Around): void {
  const result = cite([given(npo)], languageId, drawn, around);
  const words = npoReference.split(" ").map((word) => word.replace(/[.()[\]?*+^$|\\]/g, "\\$&"));
  assert.equal(
    result.replace(new RegExp(words.join("\\s+"), "g"), "REF").replaceAll("zhang2024negative", "KEY"),
    expected,
    `${languageId}: ${drawn}`,
  );
}

describe("the place that the cursor is in", () => {
  const checkPlace = (languageId: string, drawn: string, expected: string, around: Around = {}): void => {
    const start = drawn.indexOf("|");
    const text = drawn.replace("|", "");
    assert.equal(placeIdAt({ text, start, end: start, languageId, ...around }), expected, `${languageId}: ${drawn}`);
  };

  it("depends on the text if the language is not enough", () => {
    checkPlace("markdown", "a |", "pandoc");
    checkPlace("markdown", "{cite:t}`a` |", "myst");
    checkPlace("markdown", "```{note}\nhere |\n```", "myst");
    checkPlace("markdown", "---\njupytext:\n  x: 1\n---\n|", "myst");
    checkPlace("markdown", "|", "myst", { around: "see {ref}`a`" });
    checkPlace("quarto", "{cite:t}`a` |", "pandoc");
    checkPlace("markdown", "```@docs\nf\n```\n|", "documenter");
    checkPlace("json", '[{"id": "a", "type": "article"}]|', "csl-json");
    checkPlace("json", "[]|", "csl-json", { fileName: "references.json" });
    checkPlace("json", "[]|", "text", { fileName: "package.json" });
    checkPlace("json", '[{"id": "a", "type": "module"}]|', "text");
    checkPlace("json", '{"a": [{"type": "article"}]}|', "text");
    checkPlace("yaml", "a: |1", "comment");
    checkPlace("yaml", "cff-version: 1.2.0\n|", "cff");
  });

  it("is a documentation comment only inside one", () => {
    checkPlace("cpp", "/** @brief | */", "doxygen");
    checkPlace("cpp", "/*! | */", "doxygen");
    checkPlace("cpp", "/// \\param x |", "doxygen");
    checkPlace("cpp", "//! |", "doxygen");
    checkPlace("cpp", "//// \\param x |", "comment");
    checkPlace("cpp", "/* | */", "comment");
    checkPlace("cpp", "/**/ |", "comment");
    checkPlace("cpp", "// |", "comment");
    checkPlace("cpp", "int a; |", "comment");
    checkPlace("typescript", "/** | */", "jsdoc");
    checkPlace("typescript", "/// |", "comment");
    checkPlace("rust", "//! |", "markdown-doc");
    checkPlace("FortranFreeForm", "!> \\brief |", "doxygen");
    checkPlace("go", "// |\nfunc F() {}", "go-doc");
    checkPlace("go", "// |\n\nfunc F() {}", "comment");
    checkPlace("go", "func F() {\n\t// |\n\tvar x int\n}", "comment");
    checkPlace("r", "#' |", "roxygen");
    checkPlace("r", "# |", "comment");
    checkPlace("r", "#' \\insertCite{a}{pkg} |", "rdpack");
    checkPlace("julia", '"""\n|\n"""\nf() = 1', "julia-docstring");
    checkPlace("julia", 'x = """\n|\n"""', "comment");
  });

  it("is Doxygen's only with evidence of Doxygen: a Doxyfile, a command, or a mark that only Doxygen has", () => {
    const texts = [
      ["cpp", "/// |"],
      ["c", "/** | */"],
      ["cuda-cpp", "/**\n * Trains |.\n */"],
      ["python", "## |"],
      ["FortranFreeForm", "!> |"],
    ] as const;
    for (const [languageId, drawn] of texts) {
      checkPlace(languageId, drawn, "comment");
      checkPlace(languageId, drawn, "doxygen", { hasDoxyfile: true });
    }
    for (const drawn of [
      "//! |",
      "/*! | */",
      "int a; ///< |",
      "int a; /**< | */",
      "/// |\nint f();\n/// \\return x",
      "/** | */\nint f();\n/** @param x y */",
    ]) {
      checkPlace("cpp", drawn, "doxygen");
    }
    checkPlace("cpp", "// |", "comment", { hasDoxyfile: true });
    checkPlace("cpp", "/// | me@param.org", "comment");
    check("cpp", "/// See |.\nint f();", "/// See (REF).\nint f();");
  });

  it("is a docstring in its own style, else in the style of the document", () => {
    checkPlace("python", '"""|\n\nParameters\n----------\nx\n"""', "numpydoc");
    checkPlace("python", '"""|\n\nArgs:\n    x: y\n"""', "google");
    checkPlace("python", '"""|\n\n:param x: y\n"""', "sphinx");
    checkPlace("python", '"""|"""', "comment");
    checkPlace("python", 'def f():\n    """|"""\n\ndef g():\n    """G.\n\n    Args:\n        x: y\n    """', "google");
    checkPlace("python", 's = """|\n\nArgs:\n    x: y\n"""', "comment");
    checkPlace("python", 'def f():\n    x = 1 # |\n    """G.\n\n    Args:\n        x: y\n    """', "comment");
  });

  it("has the language of the embedded part that contains it", () => {
    checkPlace("markdown", "```python\nx = 1|\n```", "comment");
    checkPlace("markdown", "```{r}\nx = 1|\n```", "comment");
    checkPlace("markdown", "```bibtex\n@misc{a}\n|\n```", "bibtex");
    checkPlace("markdown", "```python\nx\n```\n|", "pandoc");
    checkPlace("html", "<script>\n|\n</script>", "comment");
    checkPlace("latex", "\\begin{minted}{python}\nx|\n\\end{minted}", "comment");
    checkPlace("python", "%%markdown\n|", "pandoc");
    checkPlace("python", "%%time\n|", "comment");
  });

  it("determines whether papers are cited by key", () => {
    const isKeyed = (languageId: string, text: string): boolean => citesByKey({ text, start: text.length, end: text.length, languageId });
    assert.deepEqual(
      ["latex", "markdown", "org", "typst"].map((language) => isKeyed(language, "a ")),
      [true, true, true, true],
    );
    assert.deepEqual([isKeyed("python", "x"), isKeyed("plaintext", "x"), isKeyed("cpp", "//! x")], [false, false, true]);
    assert.equal(citesByKey({ text: "", start: 0, end: 0, languageId: "python" }, { styleId: "latex" }), true);
  });
});

describe("LaTeX's commands", () => {
  const natbib = "\\usepackage[round]{natbib}\n";

  it("follow the packages that the document loads", () => {
    check("latex", "|", "\\cite{KEY}");
    check("latex", `${natbib}|`, `${natbib}\\citep{KEY}`);
    check("latex", "\\usepackage{iclr2025_conference,times}\n|", "\\usepackage{iclr2025_conference,times}\n\\citep{KEY}");
    check("latex", "\\usepackage[style=apa]{biblatex}\n|", "\\usepackage[style=apa]{biblatex}\n\\autocite{KEY}");
    check("latex", "\\usepackage[natbib=true]{biblatex}\n|", "\\usepackage[natbib=true]{biblatex}\n\\citep{KEY}");
    check("latex", "\\usepackage{graphicx}\n|", "\\usepackage{graphicx}\n\\cite{KEY}");
    check("latex", "|", "\\citep{KEY}", { around: natbib });
  });

  it("follow the document's own usage", () => {
    check("latex", `${natbib}\\citet{a} \\citet{b} \\citep{c} |`, `${natbib}\\citet{a} \\citet{b} \\citep{c} \\citet{KEY}`);
    check("latex", "\\parencite{a} \\nocite{*} \\nocite{*} |", "\\parencite{a} \\nocite{*} \\nocite{*} \\parencite{KEY}");
    const text = `${natbib}\\citet{a} \\citet{b} NPO`;
    check("latex", `${text}|`, `${text} \\citep{KEY}`, { mention: { start: text.length - 3, end: text.length } });
  });

  it("have counterparts in reStructuredText, MyST and other languages", () => {
    check("restructuredtext", ":cite:t:`a` |", ":cite:t:`a` :cite:t:`KEY`");
    check("myst", "{cite}`a` |", "{cite}`a` {cite}`KEY`");
    check("asciidoc", "citenp:[a] |", "citenp:[a] citenp:[KEY]");
    check("markdown", "[a](@citet) |", "[a](@citet) [KEY](@citet)");
    check("cpp", "/** @param x\n * | */", "/** @param x\n * @cite KEY */");
    check("cpp", "/// \\brief x |", "/// \\brief x \\cite KEY");
  });
});

describe("a citation that the cursor is in", () => {
  it("takes the key and keeps the text around the other keys", () => {
    check("latex", "\\citep[see][p.~3]{a|}", "\\citep[see][p.~3]{a,KEY}");
    check("latex", "\\cite{a|, b}", "\\cite{a, KEY, b}");
    check("latex", "\\cite{a, b|}", "\\cite{a, b, KEY}");
    check("latex", "\\ci|te{a}", "\\cite{KEY,a}");
    check("markdown", "[see @a, p. 3|; @b]", "[see @a, p. 3; @KEY; @b]");
    check("markdown", "[see @a, |p. 3]", "[see @a, p. 3; @KEY]");
    check("markdown", "[-@a|]", "[-@a; @KEY]");
    check("org", "[cite:@a|;@b]", "[cite:@a;@KEY;@b]");
    check("restructuredtext", ":cite:t:`a|`", ":cite:t:`a,KEY`");
    check("myst", "{cite:p}`a, b|`", "{cite:p}`a, b, KEY`");
    check("asciidoc", "cite:[a(p. 3)|]", "cite:[a(p. 3),KEY]");
    check("r", "#' \\insertCite{a|}{pkg}", "#' \\insertCite{a,KEY}{pkg}");
    check("julia", '"""\n[a|](@cite)\n"""\nf', '"""\n[a, KEY](@cite)\n"""\nf');
    check("python", '"""\n:cite:`a|`\n"""', '"""\n:cite:`a,KEY`\n"""');
  });

  it("is a second citation if the first can have only one key", () => {
    check("typst", "@a|", "@a @KEY");
    check("typst", "a|b", "a @KEY b");
    check("typst", "a|-based", "a @KEY -based");
    check("typst", "a|.x", "a @KEY .x");
    check("typst", "a|_x_", "a @KEY _x_");
    check("typst", "a|. And", "a @KEY. And");
    check("restructuredtext", "a|b", "a :cite:p:`KEY` b");
    check("cpp", "/// \\cite a|", "/// \\cite a \\cite KEY");
    check("latex", "\\cite{a}|", "\\cite{a} \\cite{KEY}");
  });

  it("does not get the same key twice", () => {
    check("latex", "\\cite{a, zhang2024negative|}", "\\cite{a, KEY}");
    check("markdown", "[@zhang2024negative|]", "[@KEY]");
    assert.deepEqual(citationEdits([given(npo)], { text: "\\cite{zhang2024negative}", start: 8, end: 8, languageId: "latex" }), []);
    assert.equal(cite([given(npo), given(vidt)], "markdown", "[@zhang2024negative|]"), "[@zhang2024negative; @song2022extendable]");
    assert.equal(cite([given(npo), given(npo)], "latex", "\\cite{|}"), "\\cite{zhang2024negative}");
  });

  it("is completed where it only waits for a key", () => {
    for (const [languageId, drawn, expected] of [
      ["markdown", "As [|] says", "As [@KEY] says"],
      ["quarto", "As [see also |, p. 3]", "As [see also @KEY, p. 3]"],
      ["markdown", "[@a; |] [@a;|]", "[@a; @KEY] [@a;]"],
      ["markdown", "[@a, p. 3; |; @b]", "[@a, p. 3; @KEY; @b]"],
      ["markdown", "[@|]", "[@KEY]"],
      ["markdown", "[@a; -@|]", "[@a; -@KEY]"],
      ["markdown", "As @|", "As @KEY"],
      ["markdown", "As @a [p. 3|] says", "As @a [p. 3; @KEY] says"],
      ["markdown", "As @a [p. 3; see @b|] says", "As @a [p. 3; see @b; @KEY] says"],
      ["markdown", "- [ |] a task", "- [ [@KEY]] a task"],
      ["markdown", "[|](x) ", "[[@KEY]](x) "],
      ["markdown", "^[|] ![](x)", "^[[@KEY]] ![](x)"],
      ["markdown", "[and so on, as we all know |]", "[and so on, as we all know [@KEY]]"],
      ["myst", "[@|]", "[@KEY]"],
      ["org", "[|] and [[|]]".replace("[[|]]", "[[x]]"), "[cite:@KEY] and [[x]]"],
      ["org", "[cite:|]", "[cite:@KEY]"],
      ["org", "[cite/t:see |]", "[cite/t:see @KEY]"],
      ["org", "[cite:@a;|]", "[cite:@a;@KEY]"],
      ["org", "[cite:@|]", "[cite:@KEY]"],
      ["org", "cite:|", "cite:KEY"],
      ["org", "[[cite:|]]", "[[cite:KEY]]"],
      ["org", "[[cite:&|][p. 3]]", "[[cite:&KEY][p. 3]]"],
      ["org", "[cite:@a |] says", "[cite:@a;@KEY ] says"],
      ["restructuredtext", "See `|` there", "See :cite:p:`KEY` there"],
      ["restructuredtext", "See :cite:t:| there", "See :cite:t:`KEY` there"],
      ["restructuredtext", "See :cite:t:`|` there", "See :cite:t:`KEY` there"],
      ["asciidoc", "cite:[a(p. 3, 5)|, b]", "cite:[a(p. 3, 5), KEY, b]"],
      ["asciidoc", "citet:[a|, page=3]", "citet:[a, page=3]+[KEY]"],
      ["typst", "As @|", "As @KEY"],
      ["julia", '"""[|](@cite)"""', '"""[KEY](@cite)"""'],
    ] as const) {
      check(languageId, drawn, expected);
    }
  });

  it("loses the keys that are selected", () => {
    check("latex", "\\cite{a, ⟦b⟧}", "\\cite{a, KEY}");
    check("latex", "⟦\\cite{a}⟧", "\\cite{KEY}");
  });
});

describe("docstrings with references", () => {
  const body = (lines: readonly string[]): string => `def f():\n    """${lines.join("\n    ")}"""\n`;

  it("number them, and reuse the numbers that exist", () => {
    const known = [
      "Does x|.",
      "",
      "References",
      "----------",
      '.. [1] Roe, "Other".',
      ".. [3] Zhang, R., et al. *Negative preference",
      "   optimization: from catastrophic collapse to effective",
      "   unlearning*. 2024.",
      "",
    ];
    check("python", body(known), body(known).replace("x|", "x [3]_"));
    const other = [...known.slice(0, 5), ""];
    check("python", body(other), body([...known.slice(0, 5), ".. [2] REF", ""]).replace("x|", "x [2]_"));
    const gap = ["Does x|.", "", "References", "----------", '.. [7] Roe, "Other".', ""];
    check("python", body(gap), body([...gap.slice(0, 5), ".. [8] REF", ""]).replace("x|", "x [8]_"));
  });

  it("get a section in their own style", () => {
    check(
      "python",
      'def f():\n    """Does x|.\n\n    Returns\n    -------\n    int"""\n',
      'def f():\n    """Does x [1]_.\n\n    Returns\n    -------\n    int\n\n    References\n    ----------\n    .. [1] REF\n    """\n',
    );
    check(
      "python",
      '"""X|.\n\nNotes\n-----\nA.\n\nExamples\n--------\n>>> 1\n"""',
      '"""X [1]_.\n\nNotes\n-----\nA.\n\nReferences\n----------\n.. [1] REF\n\nExamples\n--------\n>>> 1\n"""',
    );
    check(
      "python",
      '"""X|.\r\n\r\nNotes\r\n-----\r\nA.\r\n"""',
      '"""X [1]_.\r\n\r\nNotes\r\n-----\r\nA.\r\n\r\nReferences\r\n----------\r\n.. [1] REF\r\n"""',
    );
    check("python", '"""X.\n\nArgs:\n    x: y\n\n|\n"""', '"""X.\n\nArgs:\n    x: y\n\n(Zhang et al., 2024)\n\nReferences:\n    REF\n"""');
    const document = '\n\ndef g():\n    """G.\n\n    Notes\n    -----\n    N.\n    """\n';
    check(
      "python",
      `def f():\n    """Does x|"""${document}`,
      `def f():\n    """Does x [1]_\n\n    References\n    ----------\n    .. [1] REF\n    """${document}`,
    );
    check(
      "python",
      `def f():\n    """|"""${document}`,
      `def f():\n    """[1]_\n\n    References\n    ----------\n    .. [1] REF\n    """${document}`,
    );
  });

  it("follow the form of existing entries", () => {
    check(
      "python",
      '"""X|.\n\nArgs:\n    x: y\n\nReferences:\n    - Roe, Other.\n"""',
      '"""X (Zhang et al., 2024).\n\nArgs:\n    x: y\n\nReferences:\n    - Roe, Other.\n    - REF\n"""',
    );
    check(
      "python",
      '"""X|.\n\nArgs:\n    x: y\n\nReferences:\n    [1] Roe, Other.\n"""',
      '"""X [2].\n\nArgs:\n    x: y\n\nReferences:\n    [1] Roe, Other.\n    [2] REF\n"""',
    );
    check(
      "python",
      '"""X|.\n\nReferences:\n  1. Roe, Other.\n\nExample:\n  x\n"""',
      '"""X [2].\n\nReferences:\n  1. Roe, Other.\n  2. REF\n\nExample:\n  x\n"""',
    );
  });

  it("get only the entry if the cursor is in the section", () => {
    check(
      "python",
      '"""X.\n\nReferences\n----------\n.. [1] Roe, "Other".\n|\n"""',
      '"""X.\n\nReferences\n----------\n.. [1] Roe, "Other".\n.. [2] REF\n"""',
    );
  });

  it("extend the list of numbers at the cursor", () => {
    check(
      "python",
      '"""X [1]_|.\n\nReferences\n----------\n.. [1] Roe, "Other".\n"""',
      '"""X [1]_, [2]_.\n\nReferences\n----------\n.. [1] Roe, "Other".\n.. [2] REF\n"""',
    );
    check(
      "python",
      '"""X [1|]_.\n\nReferences\n----------\n.. [1] arXiv:2404.05868\n"""',
      '"""X [1]_.\n\nReferences\n----------\n.. [1] arXiv:2404.05868\n"""',
    );
  });

  it("are never ended by a title, and no title forms an escape sequence", () => {
    const paper = { ...given(hostile), authors: [{ family: 'A"""B' }, { family: "C" }], title: `${given(hostile).title} \\N{x} ''' """` };
    for (const [quotes, prefix] of [
      ['"""', ""],
      ["'''", ""],
      ['"""', "r"],
    ] as const) {
      for (const lines of ["\n\nNotes\n-----\nA.\n", "\n\nArgs:\n    x: y\n", ""]) {
        const text = cite([paper], "python", `${prefix}${quotes}X|${lines}${quotes}\n`);
        assert.equal(text.split(quotes).length, 3, text);
        assert.equal(prefix === "" && /(?<!\\)(?:\\\\)*\\[^\\]/.test(text), false, text);
      }
    }
  });
});

describe("comments that cite", () => {
  it("in Go have the address once, at the end", () => {
    const link = "[Zhang et al., 2024]";
    const address = "https://arxiv.org/abs/2404.05868";
    check("go", "// F does |.\n// More.\nfunc F() {}", `// F does ${link}.\n// More.\n//\n// ${link}: ${address}\nfunc F() {}`);
    check("go", `// F |.\n//\n// ${link}: ${address}\nfunc F() {}`, `// F ${link}.\n//\n// ${link}: ${address}\nfunc F() {}`);
    check("go", `// F |.\n//\n// [A]: https://a\nfunc F() {}`, `// F ${link}.\n//\n// [A]: https://a\n// ${link}: ${address}\nfunc F() {}`);
  });

  it("in JSDoc have a link in running text, or a tag on a line of its own", () => {
    const address = "https://arxiv.org/abs/2404.05868";
    check("typescript", "/** As in |. */", `/** As in {@link ${address} | Zhang et al., 2024}. */`);
    check("typescript", "/** | */", `/** @see {@link ${address} | ${npoReference.replace(/\. https.*/, "")}} */`);
    check("java", "/**\n * See |\n */", `/**\n * See <a href="${address}">Zhang et al., 2024</a>\n */`);
    const text = cite([given(npo), given(vidt)], "typescript", "  /**\n   * |\n   */");
    assert.match(text, /^ {2}\/\*\*\n {3}\* @see \{.*\}\n {3}\* @see \{.*\}\n {3}\*\/$/);
  });

  it("in roxygen2 get each reference once", () => {
    check(
      "r",
      "#' A |.\n#' @references Roe, Other.\n#' @export",
      "#' A (Zhang et al., 2024).\n#' @references Roe, Other.\n#'\n#' REF\n#' @export",
    );
    check(
      "r",
      "#' A |.\n#' @references https://arxiv.org/abs/2404.05868\n",
      "#' A (Zhang et al., 2024).\n#' @references https://arxiv.org/abs/2404.05868\n",
    );
    check("r", "#' A |.\n#' @references \\insertAllCited{}\n", "#' A \\insertCite{KEY}{own}.\n#' @references \\insertAllCited{}\n", {
      rdpackPackage: "own",
    });
  });

  it("go after the lines that must stay first", () => {
    check("python", "#!/usr/bin/env python|\nx = 1\n", "#!/usr/bin/env python\n# REF\nx = 1\n");
    check("xml", '<?xml version="1.0"?>|\n<a/>', '<?xml version="1.0"?>\n<!-- REF -->\n<a/>');
    check("html", "<!DOCTYPE html>|\n<p>", "<!DOCTYPE html>\n<!-- REF -->\n<p>");
    check("php", "<?php|\n$a = 1;", "<?php\n// REF\n$a = 1;");
    check("php", "<p>|</p>\n<?php\n", "<!-- REF -->\n<p></p>\n<?php\n");
    check("python", "%%time|\nx = 1", "%%time\n# REF\nx = 1");
  });

  it("follow the language of the embedded part", () => {
    check("html", "<script>\n  let a = 1;|\n</script>", "<script>\n  // REF\n  let a = 1;\n</script>");
    check("html", "<style>\n  a {}|\n</style>", "<style>\n  /* REF */\n  a {}\n</style>");
    check("vue", '<script lang="ts">\nlet a = 1;|\n</script>', '<script lang="ts">\n// REF\nlet a = 1;\n</script>');
    check("markdown", "- a\n  ```python\n  x = 1|\n  ```\n", "- a\n  ```python\n  # REF\n  x = 1\n  ```\n");
    check("org", "#+begin_src python\nx = 1|\n#+end_src\n", "#+begin_src python\n# REF\nx = 1\n#+end_src\n");
    check("restructuredtext", ".. code-block:: python\n\n   x = 1|\n\nText", ".. code-block:: python\n\n   # REF\n   x = 1\n\nText");
    check("restructuredtext", ".. code-block:: python\n\n   x = 1|", ".. code-block:: python\n\n   # REF\n   x = 1");
    check("markdown", "a | b", "a [@KEY] b");
  });

  it("follow the comment marks that an installed extension declares", () => {
    const comments = (): { readonly line: string } => ({ line: "@@" });
    check("never-heard-of", "x|", "@@ REF\nx", { comments });
    check("never-heard-of", "x @@ y |", "x @@ y REF", { comments });
    check("json", "|", "REF", { comments });
  });
});

describe("records", () => {
  it("are not written if they exist already", () => {
    const check = (languageId: string, text: string): void => {
      assert.deepEqual(citationEdits([given(npo)], { text, start: 0, end: 0, languageId }), [], text);
    };
    check("bibtex", "@misc{other, title = {X}, eprint = {2404.05868}, archivePrefix = {arXiv}}\n");
    check(
      "json",
      '[{"id": "other", "type": "article", "title": "X", "number": "arXiv:2404.05868", "URL": "https://arxiv.org/abs/2404.05868"}]',
    );
    check("yaml", "cff-version: 1.2.0\nreferences:\n  - type: article\n    title: X\n    url: https://arxiv.org/abs/2404.05868\n");
  });

  it("follow the formatting of the .bib file, even of a broken one", () => {
    const checkEntry = (drawn: string, expected: string, around: Around = {}): void => {
      const result = cite([given(npo)], "bibtex", drawn, around);
      const own =
        /@(?:inproceedings|misc|InProceedings|INPROCEEDINGS)\{zhang[^\n]*[\s\S]*?\n?[ \t]*\}(?=\s*(?:@|%|$))/.exec(result)?.[0] ?? "";
      assert.equal(result.replace(own, "ENTRY"), expected, result);
      assert.deepEqual(parseBibtex(own).problems, []);
      assert.equal(parseBibtex(own).papers[0]?.arxiv, "2404.05868");
    };
    checkEntry("@misc{a,\r\n\ttitle = {A},\r\n}\r\n|", "@misc{a,\r\n\ttitle = {A},\r\n}\r\n\r\nENTRY\r\n");
    checkEntry("@misc{a,\n  title={A}}\n@misc{b,\n  title={B}}|", "@misc{a,\n  title={A}}\n@misc{b,\n  title={B}}\nENTRY\n");
    checkEntry("@misc{a,\n  title={A}}\n|\n@misc{b,\n  title={B}}", "@misc{a,\n  title={A}}\n\nENTRY\n\n@misc{b,\n  title={B}}");
    checkEntry("% mine\n|\n% yours\n@misc{a}", "% mine\n\nENTRY\n\n% yours\n@misc{a}");
    checkEntry("\uFEFF|", "\uFEFFENTRY\n");
    checkEntry("@misc{open, title = {Never closed|", "@misc{open, title = {Never closed\n\nENTRY\n");
    checkEntry("@misc{a, abstract = {x|\n@home\n}}\n@misc{b}", "@misc{a, abstract = {x\n@home\n}}\n\nENTRY\n\n@misc{b}");
    const tabbed = cite([given(npo)], "bibtex", '@Article{a,\n\tTitle = "A",\n\tYear = 1999,\n}\n\n|');
    assert.match(tabbed, /\n@Inproceedings\{zhang2024negative,\n\tTitle = "\{?Negative.*",\n(?:\t[A-Z]\w+ = ".*",\n)+\}\n$/);
  });

  it("get a key that is free in the file, and follow the settings for keys and versions", () => {
    const taken = "@misc{zhang2024negative, title = {Another}}\n";
    assert.match(cite([given(npo)], "bibtex", `${taken}|`), /@inproceedings\{zhang2024negativeb,/);
    assert.match(
      cite([given(npo)], "bibtex", "|", { recording: { keyPattern: "better-bibtex", version: "preprint" } }),
      /^@misc\{zhangNegativePreferenceOptimization2024,/,
    );
    assert.match(
      cite([given(npo)], "json", "[]|", { fileName: "references.json", recording: { version: "preprint" } }),
      /"type": "article",/,
    );
    assert.match(cite([given(npo)], "yaml", "cff-version: 1.2.0\n|", { recording: { version: "preprint" } }), /- type: article\n/);
  });

  it("keep CSL-JSON valid", () => {
    for (const text of [
      "",
      "[]",
      "[\n]\n",
      '[{"id": "a", "type": "book"}]',
      '[\r\n\t{\r\n\t\t"id": "a",\r\n\t\t"type": "book"\r\n\t}\r\n]\r\n',
      '{"items": [\n  {"id": "zhang2024negative", "type": "book", "title": "Y"}\n]}',
    ]) {
      const start = Math.min(3, text.length);
      const edits = citationEdits([given(npo), given(hostile)], {
        text,
        start,
        end: start,
        languageId: "json",
        fileName: "references.json",
      });
      const parsed = JSON.parse(applied(text, edits)) as unknown;
      const items = Array.isArray(parsed) ? (parsed as unknown[]) : (Reflect.get(Object(parsed), "items") as unknown[]);
      const ids = items.map((item) => String(Reflect.get(Object(item), "id")));
      assert.deepEqual(ids.slice(-2), [text.includes("zhang") ? "zhang2024negativeb" : "zhang2024negative", "li2023on2"], text);
    }
  });

  it("go to the end of a CSL-JSON list, with its indentation", () => {
    const json = (drawn: string): string => cite([given(npo)], "json", drawn, { fileName: "references.json" });
    assert.match(json("|"), /^\[\n {2}\{\n {4}"id": "zhang2024negative",\n[\s\S]*\n {2}\}\n\]\n$/);
    assert.match(json("[\n]|"), /^\[\n {2}\{\n {4}"id": "zhang2024negative"/);
    const item = (id: string): string => `    {\n        "id": "${id}",\n        "type": "article"\n    }`;
    const after = json(`[\n${item("a")},\n${item("b")}\n]|\n`);
    assert.ok(after.startsWith(`[\n${item("a")},\n${item("b")},\n    {\n        "id": "zhang2024negative",\n        `), after);
    assert.match(json('[{"id": "a", "type": "article"}]|'), /^\[\{"id": "a", "type": "article"\}, \{\n {2}"id": "zhang2024negative"/);
  });

  it("create `references:` in a CITATION.cff, with its indentation", () => {
    const item = (indentation: string): RegExp =>
      new RegExp(`\nreferences:\n${indentation}- type: conference-paper\n${indentation}  title: `);
    assert.match(cite([given(npo)], "yaml", "cff-version: 1.2.0\ntitle: A\n|"), item("  "));
    assert.match(cite([given(npo)], "yaml", "cff-version: 1.2.0\ntitle: A|"), item("  "));
    assert.match(cite([given(npo)], "yaml", "cff-version: 1.2.0\nauthors:\n- name: A\n|"), item(""));
    assert.match(cite([given(npo)], "yaml", "cff-version: 1.2.0\nreferences: []\ntitle: A|"), item("  "));
  });
});

describe("a page of Jekyll", () => {
  it("is cited in with its tags", () => {
    const a = "{% cite a %}";
    check("markdown", `${a} and|.`, `${a} and {% cite KEY %}.`);
    check("html", `<p>${a}</p>\n<td>|</td>`, `<p>${a}</p>\n<td>{% cite KEY %}</td>`);
    check("html", "{% cite a| %}", "{% cite a KEY %}");
    check("html", "{% cite a| --locator 3 %}", "{% cite a KEY --locator 3 %}");
    check("html", "{% cite | %}", "{% cite KEY %}");
    check("markdown", "{% nocite a %} In|", "{% nocite a %} In {% cite KEY %}");
    check("markdown", "{% include cite.html %} In|", "{% include cite.html %} In [@KEY]");
    check("markdown", "```{eval-rst}\nAs|.\n```", "```{eval-rst}\nAs :cite:p:`KEY`.\n```");
  });
});
