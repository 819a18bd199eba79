import assert from "node:assert/strict";
import { bibliographiesNamedIn } from "../../../src/core/bibliography/bibliographiesNamedIn";

function check(languageId: string, text: string, ...expected: readonly string[]): void {
  assert.deepEqual(bibliographiesNamedIn(text, languageId), expected, text);
}

describe("bibliographiesNamedIn", () => {
  it("reads LaTeX, except comments", () => {
    check("latex", "\\bibliography{refs}", "refs.bib");
    check("latex", "\\bibliography{\\subfix{refs}, \\subfix{../all}} \\addbibresource{\\subfix{b.bib}}", "refs.bib", "../all.bib", "b.bib");
    check("latex", "\\bibliographystyle{plain}\n\\bibliography{refs, ../all.bib}", "refs.bib", "../all.bib");
    check("latex", "\\addbibresource[label=x]{a b.bib}\n\\addglobalbib{b.bib}\\addsectionbib {c.bib}", "a b.bib", "b.bib", "c.bib");
    check("latex", "\\addbibresource[location=remote]{https://x.org/a.bib}");
    check("latex", "% \\bibliography{old}\n50\\% \\nobibliography{new}", "new.bib");
    check("latex", "\\\\% \\bibliography{old}");
    check("latex", "\\begin{refsection}[one.bib,two.bib]", "one.bib", "two.bib");
    check("latex", "\\bibliography{refs}\\bibliography{refs}", "refs.bib");
    check(
      "latex",
      "\\defaultbibliography{db,more.bib}\\putbib[pb] \\putbib\n\\defaultbibliographystyle{plain}",
      "db.bib",
      "more.bib",
      "pb.bib",
    );
    check("latex", "\\putbib[a,b]", "a.bib", "b.bib");
    check("latex", "\\bibliography\n\\printbibliography[title={x}]\\bibliography{}");
    check("rsweave", "\\bibliography{refs}", "refs.bib");
  });

  it("reads the header of Markdown", () => {
    check("markdown", "---\ntitle: x\nbibliography: refs.bib\n---\nbibliography: no.bib", "refs.bib");
    check("quarto", '---\r\nbibliography: "my refs.bib" # mine\r\n...\r\n', "my refs.bib");
    check("markdown", "---\nbibliography: [a.bib, 'b''s.json']\n---\n", "a.bib", "b's.json");
    check("markdown", "---\nbibliography: [a.bib,\n  b.bib]\n---\n", "a.bib", "b.bib");
    check("rmd", "---\nbibliography:\n- a.bib\n# and\n- b.yaml\ncsl: x\n- c\n---\n", "a.bib", "b.yaml");
    check("markdown", "---\nbroken: [\nbibliography: refs.bib\n---\n", "refs.bib");
    check("markdown", "---\nbibliography: refs.bib\n");
    check("markdown", "bibliography: refs.bib");
    check("markdown", "---\nbibliography:\n---\n");
    check("markdown", "# A\n\ntext\n\n---\nbibliography: refs.bib\n---\n\nmore", "refs.bib");
    check("markdown", "---\nbibliography: a.bib\n---\n\ntext\n\n---\n# more\nbibliography:\n- b.bib\n...\n", "a.bib", "b.bib");
    check("markdown", "text\n---\nbibliography: no.bib\n---\n");
    check("markdown", "text\n\n---\n\nbibliography: no.bib\n\n---\n");
    check("markdown", "text\n\n---\nA sentence.\nbibliography: no.bib\n---\n");
    check("markdown", "text\n\n```\n\n---\nbibliography: no.bib\n---\n```\n");
  });

  it("reads what stands beside an odd name", () => {
    for (const odd of ["//host/x.bib", "a//b.bib", "/*.bib", "a\u2028b.bib", "a\0b.bib", "\ud800.bib", "%zz", "NUL", "a#b"]) {
      check("typst", `#bibliography(("${odd}", "good.bib")) // #bibliography("no.bib")`, odd, "good.bib");
      // A program has to replace wildcards first.
      const named = odd.includes("*") ? ["good.bib"] : [odd, "good.bib"];
      check("quarto", `---\nbibliography:\n  - ${odd}\n  - good.bib\n---\n`, ...named);
      check("markdown", `---\nbibliography: ["${odd}", good.bib]\n---\n`, ...named);
      check("yaml", `bibliography: ${odd}\nmore:\n  bibliography: 'good.bib'\n`, ...named);
    }
  });

  it("reads the links of org-ref", () => {
    check("org", "See cite:kurz2020.\n\nbibliographystyle:plain\nbibliography:refs.bib\n", "refs.bib");
    check(
      "org",
      "bibliography:a.bib,sub/b and [[bibliography:c.bib][My list]] nobibliography:d.bib",
      "a.bib",
      "sub/b.bib",
      "c.bib",
      "d.bib",
    );
    check("org", "#+bibliography: a.bib\n[[addbibresource:b.bib]]\n#+latex_header: \\addbibresource{c.bib}", "a.bib", "b.bib", "c.bib");
    check("org", "* COMMENT x\nbibliography:old.bib\n** y\n#+bibliography: b.bib\n* z\nbibliography:new.bib", "new.bib");
    check("org", "# bibliography:old.bib\nmybibliography:x.bib bibliography: y.bib");
  });

  it("reads YAML at any depth", () => {
    check(
      "yaml",
      "project:\n  type: book\nbibliography: refs.bib\nformat:\n  html:\n    bibliography:\n      - more.bib\n",
      "refs.bib",
      "more.bib",
    );
    check("yaml", "sphinx:\n  bibtex_bibfiles:\n    - references.bib\n", "references.bib");
    check("yaml", "metadata:\n  bibliography:\n  - ${.}/a.bib\n  - ${HOME}/b.bib\n", "a.bib");
    check("yaml", 'bibliography: "100% #1/my refs.bib" # mine', "100% #1/my refs.bib");
    check("yaml", "bibliography: 'it''s #1.bib'#2\n", "'it''s #1.bib'#2");
    check("yaml", "bibliography: it's.bib # Ann's, not Bob's", "it's.bib");
    check("yaml", "bibliography: [\"a #1.bib\", b#2.bib, # those\n  'c #3.bib'] # all", "a #1.bib", "b#2.bib", "c #3.bib");
    check("yaml", "bibliography:\n  - 'a #1.bib' # first\n  - b.bib # second", "a #1.bib", "b.bib");
  });

  it("reads maps in YAML, and leaves out what a program has to compute", () => {
    check("yaml", "bibliography:\n  main: main.bib\n  software: soft.bib # x\ntitle: y.bib", "main.bib", "soft.bib");
    check(
      "yaml",
      "bibliography:\n  main: [a.bib, b.bib]\n  other:\n    - c.bib\n    - d.bib\nx: e.bib",
      "a.bib",
      "b.bib",
      "c.bib",
      "d.bib",
    );
    check("quarto", "---\nbibliography: {main: a.bib, soft: [b.bib, 'c, d.bib']}\n---\n", "a.bib", "b.bib", "c, d.bib");
    check("yaml", "bibliography: {\n  main: a.bib,\n  soft: b.bib\n}\nx: c.bib", "a.bib", "b.bib");
    check("yaml", "bibliography: >-\n  refs.bib\ntitle: x", "refs.bib");
    check("yaml", "bibliography:\n  refs.bib\ntitle: x", "refs.bib");
    check("yaml", '"bibliography": "a.bib"\n- bibliography: b.bib', "a.bib", "b.bib");
    check("rmd", '---\nbibliography: !expr here::here("x.bib")\n---\n');
    check("rmd", "---\nbibliography: [\"`r f()`\", '{{< meta x >}}', '*.bib', a.bib]\n---\n", "a.bib");
  });

  it("reads the reStructuredText in MyST", () => {
    check("markdown", "```{eval-rst}\n.. bibliography:: refs.bib\n   more.bib\n   :cited:\n```\n", "refs.bib", "more.bib");
    check("markdown", "```rst\n.. bibliography:: refs.bib\n```\n");
  });
  it("reads the configuration of jekyll-scholar", () => {
    check("yaml", "scholar:\n  style: apa\n  source: ./_bib\n  bibliography: papers.bib\nx: y", "_bib/papers.bib");
    check("yaml", "scholar:\n  style: apa\n", "_bibliography/references.bib");
    check("yaml", "plugins:\n  - jekyll-feed\n  - jekyll/scholar\n", "_bibliography/references.bib");
    check("yaml", "plugins: [jekyll-feed, 'jekyll/scholar']\nbibliography: x.bib", "x.bib", "_bibliography/references.bib");
    check("yaml", "plugins:\n  - jekyll-feed\n# - jekyll/scholar\n");
    check("yaml", "scholar:\n  source: /refs/\n  bibliography: all\n", "refs/all.bib");
    check("yaml", "bibliography: a.bib\nscholar: false", "a.bib");
  });

  it("reads Typst, except named arguments", () => {
    check("typst", '#bibliography("refs.bib", style: "ieee")', "refs.bib");
    check("typst", '#bibliography(\n  ("a.bib", "/b.yml"),\n  title: "Works", full: true)\n"c.bib"', "a.bib", "/b.yml");
    check("typst", '#set bibliography(style: "apa")\n#show: paper.with(bibliography: bibliography("refs.yml"))', "refs.yml");
    check("typst", '// #bibliography("old.bib")\n/* #bibliography("old.bib") */');
    check("typst", '#my-bibliography("refs.yml") #x.bibliography("refs.yml")');
  });

  it("reads reStructuredText and Org", () => {
    check("restructuredtext", ".. bibliography:: a.bib b.bib\n   :cited:\n\n.. bibliography::\n", "a.bib", "b.bib");
    check("org", '#+title: x\n#+BIBLIOGRAPHY: "a b.bib"\n#+bibliography: c.json\n', "a b.bib", "c.json");
  });

  it("reads several files, options and what is code in reStructuredText and Org", () => {
    check(
      "restructuredtext",
      ".. bibliography:: a.bib\n   sub/b.bib\n   :filter: docname in docnames\n\n.. footbibliography::\n",
      "a.bib",
      "sub/b.bib",
    );
    check("restructuredtext", "  .. bibliography::\n     a.bib b.bib\n     :all:\n", "a.bib", "b.bib");
    check(
      "org",
      '#+bibliography: "a b.bib" "c.bib"\n#+bibliography: my refs.bib\n#+print_bibliography: :keyword x',
      "a b.bib",
      "c.bib",
      "my refs.bib",
    );
    check("org", "#+bibliography: d.bib e.json\n#+BIBLIOGRAPHY: refs plain limit:t", "d.bib", "e.json", "refs.bib");
    check(
      "org",
      "[[bibliography:my refs.bib,b]] [[bibliography:c.bib][List]] bibliography:d.bib,e.bib",
      "my refs.bib",
      "b.bib",
      "c.bib",
      "d.bib",
      "e.bib",
    );
    check(
      "org",
      "#+begin_src org\n#+bibliography: a.bib\nbibliography:b.bib\n#+end_src\n: #+bibliography: c.bib\n#+bibliography: d.bib",
      "d.bib",
    );
  });

  it("reads MyST's directive", () => {
    check("myst", "```{bibliography} ../refs.bib\n:style: plain\n```\n", "../refs.bib");
    check("markdown", "---\nbibliography: x.bib\n---\n\n:::{bibliography} a.bib b.bib\n:filter: cited\n:::\n", "x.bib", "a.bib", "b.bib");
    check("markdown", "```{bibliography}\n:style: plain\n```\n");
  });

  it("reads AsciiDoc", () => {
    check("asciidoc", "= Title\n:bibtex-file: refs.bib\n:bibtex-style: ieee\n\ncite:[a]\n\nbibliography::[]", "refs.bib");
    check("asciidoc", "= Title\n:bibliography-database: a.bib ../b.bibtex c/*.bib\n", "a.bib", "../b.bibtex");
    check("asciidoc", "bibliography::refs.bib[ieee]\n\nbibliography::foo[]", "refs.bib");
    check("asciidoc", ":refs: ../bib\n:bibtex-file: {refs}/a.bib\n", "../bib/a.bib");
    check("asciidoc", ":bibtex-file: {docdir}/my a.bib\nbibliography::{unknown}/b.bib[]", "my a.bib");
    check("asciidoc", "// :bibtex-file: a.bib\n////\n:bibtex-file: b.bib\n////\n");
  });

  it("reads no other language", () => {
    check("python", "\\bibliography{refs}");
    check("constructor", "\\bibliography{refs}");
  });

  it("takes linear time", () => {
    const start = process.hrtime.bigint();
    for (const piece of [
      "\\bibliography{",
      "\\addbibresource[",
      "bibliography(",
      'bibliography("',
      "/*",
      "/*a",
      "\\",
      "---\n",
      "bibliography: [",
      ".. bibliography:: ",
      ":a: {a}\n",
      "bibliography::a[\n",
      "[[bibliography:",
      "#+begin_src\n",
      " ",
    ]) {
      for (const language of ["latex", "markdown", "yaml", "typst", "restructuredtext", "org", "asciidoc"]) {
        bibliographiesNamedIn(piece.repeat(200_000 / piece.length), language);
        bibliographiesNamedIn(`---\n${piece.repeat(50_000 / piece.length)}\n---\n`, language);
      }
    }
    assert.ok(process.hrtime.bigint() - start < 20_000_000_000n);
  });
});
