import assert from "node:assert/strict";
import { citationAt, citekeysIn, findCitations, openCitationAt } from "../../../../src/core/citations/reading/findCitations";
import { citationSyntaxes } from "../../../../src/core/citations/syntaxes/citationSyntaxes";
import { assertEffort } from "../../../guards/effort";
import { checkKeys } from "./checkKeys";

const latexLanguages = "latex tex latex-expl3 doctex rsweave rnoweb sweave knitr jlweave plaintex";
const markdownLanguages = "markdown quarto rmd rmarkdown markdown-math pandoc mdx myst juliamarkdown";

/** Checks that the key drawn in `⟦…⟧` is being typed at the cursor `|`; a drawing without `⟦…⟧` expects that no key is. */
function checkOpen(languageId: string, drawn: string, others = ""): void {
  const offset = drawn.replace(/[⟦⟧]/g, "").indexOf("|");
  const text = drawn.replace(/[⟦⟧|]/g, "");
  const open = openCitationAt(text, offset, languageId);
  const marked =
    open && `${text.slice(0, open.start)}⟦${text.slice(open.start, offset)}|${text.slice(offset, open.end)}⟧${text.slice(open.end)}`;
  assert.equal(marked ?? `${text.slice(0, offset)}|${text.slice(offset)}`, drawn, languageId);
  assert.equal(open?.others.join(" ") ?? "", others, drawn);
}

describe("findCitations", () => {
  it("reads LaTeX, natbib, biblatex and similar packages", () => {
    checkKeys("latex", "\\cite{⟦a⟧} \\citep[see][p.~3]{⟦smith-2020⟧, ⟦doe:2021⟧,⟦key.v2⟧} \\citet*{⟦Müller2020⟧}");
    checkKeys("latex", "\\parencite[e.g.][]{⟦a⟧} \\textcite{⟦b⟧} \\footfullcite{⟦c⟧} \\autocite*{⟦d⟧} \\nocite{⟦e⟧} \\nocite{*}");
    checkKeys("latex", "\\cites(see)(and so on)[1]{⟦a⟧}[][2]{⟦b⟧,⟦c⟧}{⟦d⟧}. {e}");
    checkKeys("latex", "\\volcite[see]{2}[p. 3]{⟦a⟧} \\textcquote[3]{⟦b⟧}{Words} \\shortcite<e.g.>{⟦c⟧}");
    checkKeys("latex", "\\cite[see \\citet{⟦b⟧}, {[3]}]{⟦a⟧} \\cite\n  [3]\n  {⟦c⟧,\n   ⟦d⟧}");
    checkKeys("latex", "\\cite{⟦a⟧,% not \\cite{b}\n  ⟦c⟧} \\% \\cite{⟦d⟧} \\\\\\cite{⟦e⟧} \\\\cite{f}");
    checkKeys(
      "latex",
      "\\citestyle{plain} \\setcitestyle{round} \\citetext{priv. comm.} \\DeclareCiteCommand{\\x}{a} \\citereset{a} \\newcommand{\\cite}[1]{#1} \\cite{#1}",
    );
    checkKeys(
      "latex",
      "\\begin{verbatim}\n\\cite{a}\n\\end{verbatim}\\verb|\\cite{b}| \\lstinline{\\cite{c}} \\iffalse \\cite{d} \\fi \\cite{⟦e⟧}",
    );
    checkKeys(
      "latex",
      "\\begin{lstlisting}[x]\n\\cite{a}\\end{lstlisting} % \\cite{b}\n\\begin{comment}\\cite{c}\\end{comment} a@b.org @c",
    );
    checkKeys("rsweave", "\\cite{⟦a⟧}\n<<x, echo=F>>=\nf('\\\\cite{b}')\n@\n\\cite{⟦c⟧}");
  });

  it("reads Pandoc, Quarto and R Markdown", () => {
    for (const languageId of ["markdown", "quarto", "rmd"]) {
      checkKeys(languageId, "[see @⟦doe99⟧, pp. 33-35 and *passim*; -@⟦smith-2020⟧, ch. 1] and @⟦doe:2021⟧ [p. 3; see @⟦x⟧].");
      checkKeys(
        languageId,
        "It is @⟦key.v2⟧. And @⟦Foo_bar.baz⟧.: @⟦Foo_bar⟧--baz, (@⟦DBLP:conf/iclr/SongS22⟧) @{⟦https://example.com/bib?name=foobar&date=2000⟧}, @⟦Müller2020⟧’s",
      );
      checkKeys(languageId, "ann@b.org \\@ref(fig:x) [x](https://medium.com/@ann) https://x.org/@ann <ann@b.org> a/@b");
      checkKeys(
        languageId,
        "`@a` ``x ` @b`` and\n\n```python\n@decorator\n```\n\n~~~~\n@c\n~~~\n~~~~\n\n    @indented\n\n<!-- @d --> @⟦e⟧",
      );
      checkKeys(languageId, "- a list\n\n    with [@⟦a⟧] in it\n\n> ```\n> @b\n> ```\n> @⟦c⟧");
      checkKeys(languageId, "---\ntitle: @no\nauthor: a@b.org\nnocite: |\n  @⟦a⟧, @⟦b⟧\nx: '@c'\n---\n@⟦d⟧");
      checkKeys(languageId, "\\citep[3]{⟦a⟧} [@⟦b⟧](x) [text] [@{⟦c⟧}]\n```\n@d");
      checkKeys(languageId, "[@⟦a⟧;@⟦b⟧;@⟦c⟧] and (@⟦d⟧)");
      checkKeys(languageId, "```\n@a\n```\n@⟦b⟧\n\n> ~~~\n> @c\n\n@⟦d⟧\n");
      checkKeys(languageId, "[@⟦a⟧\n; @⟦b⟧]{.x} [not\n\n@⟦c⟧] @ @. @-");
      checkKeys(languageId, '"@⟦smith⟧ is right", “@⟦a⟧”, \'@⟦b⟧\', ("@⟦c⟧"), "[@⟦d⟧]" <a href="@no">');
      checkKeys(languageId, "$$x @b$$ and $x_@c$ and $$\ny @d\n$$ @⟦a⟧");
      checkKeys(languageId, "costs $5 [@⟦a⟧] or $6, \\$x @⟦b⟧ \\$, $ @⟦c⟧ $, $$\n\n@⟦d⟧ $$");
      checkKeys(languageId, "Text.\n\n---\nauthor: '@no'\nnocite: '@⟦a⟧'\nx: '@c'\n---\n\n@⟦d⟧\n\n---\nx: '@c'\n...\n@⟦e⟧");
      checkKeys(languageId, "Text.\n\n---\n\n@⟦a⟧: b\n\n---\n@⟦b⟧ and\n\n---\n\nx: @⟦c⟧");
    }
  });

  it("reads bibentry's command", () => {
    checkKeys("latex", "\\bibentry{⟦a⟧} \\bibentry{⟦b⟧,⟦c⟧} \\nobibliography{refs} \\bibentrynot{d}");
  });

  it("reads MyST", () => {
    checkKeys("markdown", "{cite:p}`⟦a⟧,⟦b⟧` {cite}`⟦c⟧` {cite:t}`{see}⟦d⟧{p. 3}` {footcite:p}`⟦e⟧` {ref}`f` `{cite}`g``");
    checkKeys("markdown", "```{note}\nSee [@⟦a⟧].\n```\n```{code-cell}\n@b\n```\n@⟦c⟧");
  });

  it("reads Typst", () => {
    checkKeys(
      "typst",
      'As @⟦smith-2020⟧ and @⟦doe:2021⟧: @⟦key.v2⟧. @⟦Müller2020⟧[p. 3] #cite(<⟦a⟧>, form: "prose") #cite(label("⟦DBLP:conf/x⟧"))',
    );
    checkKeys("typst", '#import "@preview/cetz:0.2.0" // @a\n/* @b */ `@c` ```\n@d\n``` \\@e ann@b.org https://x.org/@f @⟦g⟧');
  });

  it("reads Org and org-ref", () => {
    checkKeys(
      "org",
      "[cite:@⟦a⟧;@⟦b⟧] [cite/t/c:see @⟦smith-2020⟧ p. 3; @⟦doe:2021⟧, ch. 1] cite:⟦a⟧,⟦key.v2⟧. citep:⟦c⟧ \\cite{⟦d⟧} ann@b.org",
    );
    checkKeys("org", "[[cite:&⟦a⟧]] [[citep:see &⟦b⟧ p. 3;&⟦c⟧][text]] cite:&⟦d⟧;&⟦e⟧");
    checkKeys(
      "org",
      "# [cite:@a]\n#+begin_src python\n@cite:b [cite:@c]\n#+end_src\n=[cite:@d]= ~cite:e~ https://x.org/cite:f\n[cite:@⟦g⟧]",
    );
  });

  it("reads reStructuredText, AsciiDoc and Julia's documentation", () => {
    checkKeys("restructuredtext", ":cite:p:`⟦a⟧,⟦b⟧` :cite:`⟦doe:2021⟧` :footcite:t:`{see}⟦c⟧{p. 3}` :ref:`d` ``:cite:`e` `` ");
    checkKeys("restructuredtext", ".. code-block:: rst\n\n   :cite:`a`\n\n:cite:t:`⟦b⟧`");
    checkKeys("asciidoc", "cite:[⟦a⟧,⟦b⟧(59)] citenp:[⟦key.v2⟧] cite:See[⟦c⟧] `cite:[d]`\n----\ncite:[e]\n----\n// cite:[f]\n");
    checkKeys("julia", '"""\nSee [⟦a⟧](@cite), [⟦b⟧, ⟦c⟧; Eq. (1)](@citet*), [the paper](@cite ⟦d⟧), [`f`](@ref)\n"""\n@time f(@view x)');
    checkKeys("markdown", "See [⟦a⟧](@cite), [the paper](@cite ⟦d⟧) and [`f`](@ref).");
  });

  it("reads documentation in source code, but not the code", () => {
    checkKeys("cpp", '/** As in \\cite ⟦a⟧, @cite ⟦doe:2021⟧. \\cite{year} ⟦b⟧ */ auto x = "\\cite c"; // \\cite ⟦d⟧.\n');
    checkKeys("python", '@dataclass\nclass A:\n    """As in :cite:p:`⟦a⟧`, ann@b.org, @b."""\n    x = ":cite:`b`"\n# :cite:`⟦c⟧`');
    checkKeys(
      "r",
      "#' \\insertCite{⟦a⟧,⟦b⟧;textual}{pkg} \\insertCite{@see also @⟦c⟧ and @⟦d⟧;textual}{pkg} \\insertRef{⟦e⟧}{pkg}\n#' @param x\nf <- '\\\\insertCite{x}{y}'",
    );
    checkKeys("typescript", "/** @see x\n * @param y */\n@Component() class A {}");
    checkKeys("json", '{"a": "@b [@c] \\cite{d}"}');
    checkKeys("bibtex", "@misc{a, title = {x}}");
  });

  it("knows by which syntax and in which languages each citation is written", () => {
    const rows: readonly (readonly [
      languages: string,
      text: string,
      syntax: string,
      closing: string,
      separator?: string | undefined,
      keyPrefix?: string,
    ])[] = [
      [`${latexLanguages} ${markdownLanguages} org`, "\\citep{a}", "latex", "}", ","],
      [markdownLanguages, "{cite:p}`a`", "myst", "`", ","],
      ["restructuredtext rst", ":cite:p:`a`", "rst", "`", ","],
      ["python", "# :cite:p:`a`", "rst", "`", ","],
      ["typst", "@a", "typst", "", undefined, "@"],
      ["typst", "#cite(<a>)", "typst-cite", ""],
      ["org", "[cite:@a]", "org", "]", ";", "@"],
      ["org", "cite:a", "org-ref", "", ","],
      ["org", "cite:&a", "org-ref-3", "", ";", "&"],
      ["asciidoc", "cite:[a]", "asciidoc", "]", ","],
      ["c cpp cuda-cpp cuda objective-c objective-cpp csharp java d php", "// \\cite a", "doxygen", ""],
      ["python", "# \\cite a", "doxygen", ""],
      ["FortranFreeForm fortran fortran-modern", "! \\cite a", "doxygen", ""],
      ["vhdl", "-- \\cite a", "doxygen", ""],
      ["rd rmd rmarkdown rsweave", "\\insertCite{a}{p}", "rdpack", "}", ","],
      ["r", "#' \\insertCite{a}{p}", "rdpack", "}", ","],
      ["r", "#' \\insertCite{@see @a}{p}", "rdpack-text", "}", ";", "@"],
      ["julia", "# [a](@cite)", "documenter", "]", ","],
      [markdownLanguages, "[a](@citet)", "documenter", "]", ","],
      [markdownLanguages, "[x](@cite a)", "documenter-link", ")"],
      [markdownLanguages, "[@a]", "pandoc", "]", ";", "@"],
    ];
    for (const [languages, text, syntax, closing, separator, keyPrefix = ""] of rows) {
      for (const languageId of languages.split(" ")) {
        const found = findCitations(text, languageId).find((citation) => citation.syntax === syntax);
        assert.deepEqual(
          found && {
            closing: found.closing,
            separator: found.separator,
            keyPrefix: found.keyPrefix,
            keys: found.keys.map(({ citekey }) => citekey),
          },
          { closing, separator, keyPrefix, keys: ["a"] },
          `${languageId}: ${text}`,
        );
      }
    }
  });

  it("marks what may be something else as not certain", () => {
    const uncertain = (languageId: string, text: string): string =>
      findCitations(text, languageId)
        .filter(({ isCertain }) => !isCertain)
        .flatMap(({ keys }) => keys.map(({ citekey }) => citekey))
        .join(" ");
    assert.equal(uncertain("quarto", "@fig-a @a [@sec-b]"), "fig-a sec-b");
    assert.equal(uncertain("latex", "\\mycite{a} \\cite{b} \\citeyearpar{c} \\Textcite{d} \\citeauthor*{e}"), "a");
    assert.equal(uncertain("typst", "@a #cite(<b>)"), "a");
  });

  it("returns the citation at an offset and its list, also in a long text and a long line", () => {
    const at = (drawn: string, languageId: string): string => {
      const alone = textAt(drawn, languageId);
      for (const filler of ["A line of prose.\n\n".repeat(10_000), "In one line. ".repeat(10_000)]) {
        assert.equal(textAt(`${filler}${drawn}${filler}`, languageId), alone);
      }
      return alone;
    };
    const textAt = (drawn: string, languageId: string): string => {
      const offset = drawn.indexOf("|");
      const text = drawn.replace("|", "");
      const citation = citationAt(text, offset, languageId);
      return citation
        ? [
            text.slice(citation.start, citation.end),
            text.slice(citation.listStart, citation.listEnd),
            citation.separator,
            citation.closing,
          ].join(" ~ ")
        : "";
    };
    assert.equal(at("x \\citep[see]{a, |b} y", "latex"), "\\citep[see]{a, b} ~ a, b ~ , ~ }");
    assert.equal(at("\\cite[see \\cite{b|}]{a}", "latex"), "\\cite{b} ~ b ~ , ~ }");
    assert.equal(at("\\cites{a}{b|}", "latex"), "{b} ~ b ~ , ~ }");
    assert.equal(at("\\cite{|}", "latex"), "\\cite{} ~  ~ , ~ }");
    assert.equal(at("[see @a; |@b]", "markdown"), "[see @a; @b] ~ see @a; @b ~ ; ~ ]");
    assert.equal(at("so @a| is", "markdown"), "@a ~ @a ~  ~ ");
    assert.equal(at("{cite:p}`a|`", "markdown"), "{cite:p}`a` ~ a ~ , ~ `");
    assert.equal(at("so |is @a", "markdown"), "");
  });

  it("returns the citation that is being typed", () => {
    checkOpen("latex", "\\cite{⟦neg|⟧}");
    checkOpen("latex", "\\cite{⟦negative pref|⟧");
    checkOpen("latex", "\\citep[see][3]{a, ⟦zh|ang2024⟧, b}", "a b");
    checkOpen("latex", "\\cites{a}[3]{⟦b|⟧");
    checkOpen("latex", "\\cite{a}|");
    checkOpen("latex", "% \\cite{|");
    checkOpen("latex", "\\emph{|");
    checkOpen("markdown", "As [@⟦neg|⟧");
    checkOpen("markdown", "As [@a; -@⟦|⟧]", "a");
    checkOpen("markdown", "As @⟦unlearn|⟧ is");
    checkOpen("markdown", "@{⟦http:|⟧");
    checkOpen("markdown", "ends with @a.|");
    checkOpen("markdown", "ann@b|");
    checkOpen("markdown", "As [@⟦direct pref|⟧]");
    checkOpen("markdown", "As [see @⟦direct pref opt|⟧");
    checkOpen("markdown", "As @⟦direct |⟧");
    checkOpen("quarto", "As [@b; @⟦direct pref|⟧]", "b");
    checkOpen("typst", "As @⟦direct pref|⟧");
    checkOpen("org", "As [cite:@⟦direct pref|⟧]");
    checkOpen("org", "As cite:⟦direct pref|⟧");
    checkOpen("asciidoc", "As cite:[⟦direct pref|⟧]");
    checkOpen("markdown", "ann@b.org and more|");
    checkOpen("markdown", "As @a, and more|");
    checkOpen("markdown", "As [@a, p. 3|]");
    checkOpen("python", "@data class|");
    checkOpen("markdown", "`@a|`");
    checkOpen("markdown", "```python\n@dec|\n```");
    checkOpen("markdown", "[x](@re|");
    checkOpen("markdown", "{cite:p}`a,⟦b|⟧", "");
    checkOpen("markdown", "[⟦a|⟧](@cite)");
    checkOpen("typst", "As @⟦a|⟧");
    checkOpen("typst", "#cite(<⟦a|⟧");
    checkOpen("typst", '#import "@prev|');
    checkOpen("org", "[cite:@a;@⟦b|⟧]", "a");
    checkOpen("org", "cite:⟦b|⟧");
    checkOpen("org", "cite:&⟦b|⟧");
    checkOpen("restructuredtext", ":cite:p:`⟦neg|⟧`");
    checkOpen("asciidoc", "cite:[a,⟦neg|⟧]", "a");
    checkOpen("cpp", "// \\cite ⟦neg|⟧");
    checkOpen("cpp", "x(\\cite neg|");
    checkOpen("python", "@data|");
    checkOpen("python", '"""\n:cite:t:`⟦neg|⟧`\n"""');
    checkOpen("r", "#' \\insertCite{⟦neg|⟧}{x}");
    checkOpen("typescript", "/** @par| */");
  });

  it("lists each key once", () => {
    assert.deepEqual(citekeysIn("@b [@a; @b]", "markdown"), ["b", "a"]);
  });

  it("takes linear time on hostile text", () => {
    const languages = new Set(citationSyntaxes.flatMap((syntax) => syntax.languages));
    const units = [
      "\\cite[",
      "\\cites{a}",
      "[@",
      "[",
      "@",
      "`",
      "{cite}`",
      "cite:",
      "[cite:",
      "@a ",
      "\\insertCite{@",
      "](@cite",
      '"""',
      "cite(<",
      "\n\n    ",
      "- ",
      "a",
      " ",
      "<!--",
      "\\",
      "```\n",
      "cite:&a;",
      "//@",
    ];
    for (const languageId of languages) {
      for (const unit of units) {
        const text = unit.repeat(40_000 / unit.length);
        const work = (): void => {
          findCitations(text, languageId);
          openCitationAt(text, text.length / 2, languageId);
        };
        assertEffort(1_000, work, `${languageId}, ${unit}:`);
      }
    }
  }).timeout(60_000);
});
