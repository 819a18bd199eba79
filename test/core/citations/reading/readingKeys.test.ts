import assert from "node:assert/strict";
import { bibliographyKeysIn } from "../../../../src/core/formats/bibliographyKeys";
import {
  citesAll,
  documentOwnKeys,
  uncitedEntries,
  duplicateEntries,
  unknownKeys,
} from "../../../../src/core/citations/reading/checkCitations";
import { citekeyProblem, writtenKey } from "../../../../src/core/citations/syntaxes/citekeyRules";
import { citingFilesGlob, citingLanguageOf } from "../../../../src/core/citations/reading/citingFiles";
import { citationSyntaxesOf } from "../../../../src/core/citations/syntaxes/citationSyntaxes";
import { findCitations } from "../../../../src/core/citations/reading/findCitations";
import { nearestKeys } from "../../../../src/core/citations/reading/nearestKeys";
import { runToEnd } from "../../../../src/core/sliced";
import { mergeSources } from "../../../../src/core/library/mergeSources";
import { parseBibtex } from "../../../../src/core/formats/bibtex/createBibtexReader";

describe("citekeyProblem", () => {
  for (const citekey of ["a", "smith-2020", "doe:2021", "key.v2", "Müller2020", "DBLP:conf/iclr/SongS22", "a+b", "R&D", "2020x", "_a_"]) {
    it(`accepts ${citekey}`, () => {
      assert.equal(citekeyProblem(citekey), undefined);
    });
  }
  for (const [citekey, problem] of [
    ["", /empty/],
    ["a b", /spaces/],
    ["a,b", /“,”/],
    ["a{", /“{”/],
    ["a.", /end/],
    ["-a", /begin/],
    ["a\n", /spaces/],
    ["a@b", /“@”/],
    ["a%", /“%”/],
  ] as const) {
    it(`rejects ${JSON.stringify(citekey)}`, () => {
      assert.match(citekeyProblem(citekey) ?? "", problem);
    });
  }
});

describe("writtenKey", () => {
  /** Checks that the key drawn in `⟦…⟧` is replaced. */
  const check = (syntax: string, drawn: string, citekey: string, expected: string): void => {
    it(`writes ${citekey} into ${drawn}`, () => {
      const text = drawn.replace(/[⟦⟧]/g, "");
      const written = writtenKey(syntax, { text, start: drawn.indexOf("⟦"), end: drawn.indexOf("⟧") - 1 }, citekey);
      assert.equal(text.slice(0, written.start) + written.newText + text.slice(written.end), expected);
    });
  };
  check("pandoc", "[@⟦a⟧; @b]", "c.d", "[@c.d; @b]");
  check("pandoc", "[@⟦a⟧]", "c::d", "[@{c::d}]");
  check("pandoc", "@{⟦a⟧}", "c::d", "@{c::d}");
  check("typst", "@⟦a⟧ x", "doe:2021", "@doe:2021 x");
  check("typst", "@⟦a⟧ x", "R&D", '#cite(label("R&D")) x');
  check("typst-cite", "#cite(<⟦a⟧>)", "R&D", '#cite(label("R&D"))');
  check("latex", "\\cite{⟦a⟧,b}", "R&D", "\\cite{R&D,b}");
  check("latex", "\\cite{⟦a⟧}", "b c", "\\cite{bc}");
  check("pandoc", "[@⟦a⟧]", "b c", "[@{b c}]");
  check("typst-cite", "#cite(<⟦a⟧", "R&D", '#cite(label("R&D")');
  check("typst-cite", "#cite(<⟦a⟧>)", "b", "#cite(<b>)");
  check("typst-cite", '#cite(label("⟦a⟧"))', "R&D", '#cite(label("R&D"))');
});

describe("nearestKeys", () => {
  const known = ["zhang2024negative", "zhang2024flat", "song2022extendable", "smith-2020", "constructor", "__proto__"];
  const check = (citekey: string, expected: string): void => {
    it(`finds keys near ${citekey === "" ? "an empty one" : citekey}`, () => {
      assert.equal(nearestKeys(citekey, known).join(" "), expected);
    });
  };
  check("zang2024negative", "zhang2024negative");
  check("Zhang2024Negative", "zhang2024negative");
  check("smith2020", "smith-2020");
  check("doe1999", "");
  check("zhang2024negative", "");
  check("", "");
  check("abd", "");
  it("takes one typo in a short key", () => {
    assert.deepEqual(nearestKeys("abc", ["axy", "abx"]), ["abx"]);
  });
  check("zhang2024negativ", "zhang2024negative");
  check("zhang2024fla", "zhang2024flat");
  check("zhanggggg2024flat", "zhang2024flat");
  check("zhangggggg2024flat", "");
  check("smíth 2020", "smith-2020");
  it("finds three keys at most, the nearest first, those as near by name", () => {
    assert.deepEqual(nearestKeys("abcdefgh", ["abcdefxy", "abcdefgx", "abcdefga", "abcdefgx", "abcdxxgh"]), [
      "abcdefga",
      "abcdefgx",
      "abcdefxy",
    ]);
  });
});

describe("checks of citations", () => {
  const unknown = (languageId: string, text: string, ...known: readonly string[]): string =>
    unknownKeys(findCitations(text, languageId), new Set(known))
      .map(({ citekey }) => citekey)
      .join(" ");

  it("report no label of another file of a MyST project", () => {
    const report = (languageId: string, text: string, isMyst?: boolean): string =>
      unknownKeys(findCitations(text, languageId), new Set(), { languageId, fileName: "a.md", ...(isMyst === undefined ? {} : { isMyst }) })
        .map(({ citekey }) => citekey)
        .join(" ");
    assert.equal(
      report("myst", "@my-label @sec:2 @figure1 @eq-1 @smith2020 @Knuth84 @10.1000/x [@other]"),
      "smith2020 Knuth84 10.1000/x other",
    );
    assert.equal(report("markdown", "@table1 @smith2020 {cite}`a`", true), "smith2020 a");
    assert.equal(report("markdown", "@table1 @smith2020"), "table1 smith2020");
    assert.equal(report("quarto", "@my-label"), "my-label");
  });

  it("report the keys that no entry has, but nothing that may be something else", () => {
    assert.equal(unknown("latex", "\\cite{a,b} \\nocite{*} \\mycite{c}", "a"), "b");
    assert.equal(unknown("quarto", "@Fig-x @Eq:y [@Tbl-z] @figure2020"), "figure2020");
    assert.equal(unknown("quarto", "@a [@fig-x] @tbl-y ann@b.org `@c` [@d]", "a"), "d");
    assert.equal(unknown("typst", "@intro #cite(<a>)"), "a");
    assert.equal(unknown("python", "@decorator\n# :cite:`a`"), "a");
  });

  it("leave out keys behind a bracket that nothing closes, because they are still being typed", () => {
    for (const [text, found] of [
      ["[@batch2015 norm", ""],
      ["[@batch", ""],
      ["Text [see @batch norm\nand @other.", "other"],
      ["[@a; -@batch norm\n\n[@b]", "b"],
      ["[@batch norm] and [@b layer norm", "batch"],
      ["a [link](b) and @batch", "batch"],
      ["in [0, 1) as @batch says", "batch"],
      ["\\[ @batch", "batch"],
    ] as const) {
      assert.equal(unknown("quarto", text), found, text);
    }
  });

  it("leave out what may be the name of a user in Markdown", () => {
    const inFile = (fileName: string, text: string, languageId = "markdown"): string =>
      unknownKeys(findCitations(text, languageId), new Set(), { languageId, fileName })
        .map(({ citekey }) => citekey)
        .join(" ");
    const text = "Ask @octocat or @mona-lisa2, but [@octocat] and @doe:2020 and @smith_2021.";
    assert.equal(inFile("README.md", text), "octocat doe:2020 smith_2021");
    assert.equal(inFile("CONTRIBUTING.md", text), "octocat doe:2020 smith_2021");
    assert.equal(inFile("paper.md", text), "mona-lisa2 octocat doe:2020 smith_2021");
    assert.equal(inFile("paper.md", "@zhang2024negative shows"), "zhang2024negative");
    assert.equal(inFile("README.qmd", "@octocat", "quarto"), "octocat");
    assert.equal(inFile("notes.md", "Install @types/node and @scope/a-b, see [@conf/a] and @DBLP:conf/x"), "conf/a DBLP:conf/x");
  });

  it("recognize the keys that a document defines itself", () => {
    assert.deepEqual(documentOwnKeys("\\bibitem{a}\\bibitem[B]{b}"), ["a", "b"]);
    assert.deepEqual(documentOwnKeys("---\nreferences:\n- id: a\n  title: x\n- type: book\n  id: 'b'\n---\n- id: c"), ["a", "b"]);
    assert.deepEqual(documentOwnKeys("---\nid: a\n---\n"), []);
    assert.deepEqual(
      documentOwnKeys("(@good)  An example.\n\nAs (@bad).\n\n![x](y){#fig:one width=3}\n\n(my-target)=\n# T\n```{figure} x\n:name: two\n"),
      ["good", "fig:one", "my-target", "two"],
    );
  });

  it("recognize citations of every entry", () => {
    for (const text of [
      "\\nocite{*}",
      "---\nnocite: |\n  @*\n---",
      '#bibliography("a.bib", full: true)',
      ".. bibliography:: a.bib\n   :all:\n",
    ]) {
      assert.equal(citesAll(text), true, text);
    }
    assert.equal(citesAll("\\nocite{a} * @*"), false);
  });

  it("report the entries to which nothing refers", () => {
    const keys = bibliographyKeysIn("@misc{a, crossref={b}}\n@book{b}\n@misc{c}\n@misc{d}", "a.bib");
    assert.deepEqual(
      uncitedEntries(keys, new Set(["a", "d"])).map(({ citekey }) => citekey),
      ["c"],
    );
  });

  it("report the same paper under two keys", () => {
    const text =
      "@misc{a, title={One}, eprint={2404.05868}, archiveprefix={arXiv}}\n@misc{b, title={Two}}\n@misc{c, title={One again}, eprint={2404.05868v2}, archiveprefix={arXiv}}";
    assert.deepEqual(duplicateEntries(runToEnd(mergeSources([parseBibtex(text).papers]))), [{ citekey: "c", first: "a" }]);
  });

  const works: readonly (readonly [what: string, second: string, isSame: boolean])[] = [
    ["an article", "@article{b, title={Deep Nets}, author={Doe, Jane}, journal={J}}", true],
    ["a talk", "@inproceedings{b, title={Deep {N}ets}, author={Jane Doe and Ann Lee}, booktitle={P}}", true],
    ["an entry of no kind", "@misc{b, title={Deep Nets}, author={Doe, Jane}}", true],
    ["a chapter in a proceedings volume", "@incollection{b, title={Deep Nets}, author={Doe, Jane}, booktitle={LNCS}}", true],
    ["a thesis", "@phdthesis{b, title={Deep Nets}, author={Doe, Jane}, school={S}}", false],
    ["a thesis without its school", "@mastersthesis{b, title={Deep Nets}, author={Doe, Jane}}", false],
    ["another author's article", "@article{b, title={Deep Nets}, author={Lee, Ann}, journal={J}}", false],
  ];
  for (const [what, second, isSame] of works) {
    it(`${isSame ? "take" : "do not take"} ${what} for the same paper as an article`, () => {
      const text = `@article{a, title={Deep Nets}, author={Doe, Jane}, journal={J}}\n${second}`;
      assert.equal(duplicateEntries(runToEnd(mergeSources([parseBibtex(text).papers]))).length, isSame ? 1 : 0);
    });
  }

  const parts: readonly (readonly [what: string, second: string, isSame: boolean])[] = [
    ["the book itself", "@book{b, title={Deep Nets}, author={Doe, Jane}, publisher={P}}", false],
    ["the book without its publisher", "@book{b, title={Deep Nets}, author={Doe, Jane}}", false],
    ["another chapter", "@inbook{b, title={Deep Nets}, author={Doe, Jane}, chapter=4, pages={50--70}, publisher={P}}", false],
    ["the same chapter", "@incollection{b, title={Deep Nets}, author={Doe, Jane}, booktitle={B}, pages={1-20}}", true],
    ["the chapter without its pages", "@inbook{b, title={Deep Nets}, author={Doe, Jane}, publisher={P}}", true],
  ];
  for (const [what, second, isSame] of parts) {
    it(`${isSame ? "take" : "do not take"} ${what} for the same paper as a chapter`, () => {
      const text = `@inbook{a, title={Deep Nets}, author={Doe, Jane}, chapter=1, pages={1--20}, publisher={P}}\n${second}`;
      assert.equal(duplicateEntries(runToEnd(mergeSources([parseBibtex(text).papers]))).length, isSame ? 1 : 0);
    });
  }

  it("find the second article behind a thesis of the same title", () => {
    const one = (key: string, type: string): string => `@${type}{${key}, title={Deep Nets}, author={Doe, Jane}}\n`;
    const text = one("a", "phdthesis") + one("b", "inproceedings") + one("c", "article");
    assert.deepEqual(duplicateEntries(runToEnd(mergeSources([parseBibtex(text).papers]))), [{ citekey: "c", first: "b" }]);
  });
});

describe("citing files", () => {
  it("have a language that cites", () => {
    for (const name of [
      "a.tex",
      "A.TEX",
      "b/c.md",
      "x.qmd",
      "x.Rmd",
      "x.typ",
      "x.rst",
      "x.org",
      "x.adoc",
      "x.py",
      "x.jl",
      "x.R",
      "x.Rd",
      "x.cpp",
      "x.h",
      "x.Rnw",
    ]) {
      const languageId = citingLanguageOf(name);
      assert.ok(languageId !== undefined && citationSyntaxesOf(languageId).length > 0, name);
    }
    for (const name of ["a.ts", "tex", "a.bib", "a.json", "constructor"]) {
      assert.equal(citingLanguageOf(name), undefined, name);
    }
    for (const [languageId, endings] of [
      ["latex", "tex ltx latex sty cls ins"],
      ["rsweave", "rnw rtex"],
      ["markdown", "md mkd markdown mdx myst"],
      ["quarto", "qmd"],
      ["rmd", "rmd"],
      ["typst", "typ"],
      ["restructuredtext", "rst"],
      ["org", "org"],
      ["asciidoc", "adoc asciidoc asc"],
      ["python", "py"],
      ["julia", "jl"],
      ["r", "r"],
      ["rd", "rd"],
      ["cpp", "c h cc cpp cxx hh hpp hxx cu cuh ino dox"],
      ["java", "java"],
      ["csharp", "cs"],
      ["php", "php"],
      ["fortran", "f90 f95 f03 f08"],
    ] as const) {
      endings.split(" ").forEach((ending) => assert.equal(citingLanguageOf(`a.b/c.${ending}`), languageId, ending));
    }
    assert.ok(citingFilesGlob.includes(",Rmd,") && citingFilesGlob.includes("ipynb"));
  });
});
