import assert from "node:assert/strict";
import { citationStyleFor, citationStyles, insertionFor } from "../../../../src/core/citations/styles/citationStyles";
import { citationStyleIds, styleLanguages } from "../../../../src/core/citations/styles/languageStyles";
import { shownPublications } from "../../../../src/core/cards/shownPublication";
import { describeAuthors, familyName } from "../../../../src/core/citations/wording/describePaper";
import { bundledPapers } from "../../../../src/core/library/bundledPapers";
import type { Paper } from "../../../../src/core/paper";
import { checkGolden } from "../golden";
import { twelvePapers } from "../twelvePapers";

const unknown: Paper = { citekey: "x", title: "Only a Title", authors: [], links: [], aliases: [] };
const npo = bundledPapers.find(({ citekey }) => citekey === "zhang2024negative") ?? unknown;
const vidt = bundledPapers.find(({ citekey }) => citekey === "song2022extendable") ?? unknown;

function paper(changed: Partial<Paper>): Paper {
  return { ...unknown, ...changed };
}

describe("citationStyles", () => {
  for (const style of citationStyles.values()) {
    it(`${style.id} cites as in its golden text (update with CITELENS_UPDATE_GOLDENS=1)`, () => {
      const cited = [...twelvePapers, ["nothing but a title", unknown] as const].map(([, paper]) =>
        style.format([paper], { languageId: "python" }),
      );
      const together = style.format([npo, vidt], { languageId: "python" });
      checkGolden(style.id, `${cited.join("\n\n")}\n\ntogether:\n${together}\n`);
      assert.equal(style.format([]), "");
    });
  }

  it("cites every bundled paper with authors and year, in every style that shows them", () => {
    for (const one of bundledPapers) {
      const year = String(one.published?.year ?? one.year);
      for (const id of ["comment", "text", "bibtex", "csl-json"]) {
        const citation = citationStyles.get(id)?.format([one], { languageId: "python" }) ?? "";
        const names = id === "bibtex" ? [] : one.authors.slice(0, id === "csl-json" ? one.authors.length : 1);
        assert.ok(citation.includes(year), `${one.title}: ${citation}`);
        assert.ok(
          names.every((author) => citation.includes(author.family ?? "?")),
          citation,
        );
      }
      assert.match(insertionFor([one], { languageId: "python" }), /^# .+, ".+", .+ \d{4}\. https:\/\/arxiv\.org\/abs\/\d{4}\.\d{5}$/);
    }
  });

  it("inserts the default style of each language", () => {
    const check = (languageId: string, expected: string) => {
      assert.equal(insertionFor([npo], { languageId }), expected, languageId);
    };
    const reference =
      'Zhang et al., "Negative Preference Optimization: From Catastrophic Collapse to Effective Unlearning", COLM 2024. https://arxiv.org/abs/2404.05868';
    check("latex", "\\cite{zhang2024negative}");
    check("markdown", "[@zhang2024negative]");
    check("quarto", "[@zhang2024negative]");
    check("rmd", "[@zhang2024negative]");
    check("typst", "@zhang2024negative");
    check("restructuredtext", ":cite:p:`zhang2024negative`");
    for (const language of ["python", "r", "julia", "shellscript", "yaml", "dockerfile", "toml"]) {
      check(language, `# ${reference}`);
    }
    for (const language of ["typescript", "cpp", "rust", "go", "java", "cuda-cpp", "jsonc"]) {
      check(language, `// ${reference}`);
    }
    check("matlab", `% ${reference}`);
    check("lua", `-- ${reference}`);
    check("clojure", `; ${reference}`);
    check("css", `/* ${reference} */`);
    check("html", `<!-- ${reference} -->`);
    check("ocaml", `(* ${reference} *)`);
    check("plaintext", reference);
    check("json", reference);
    check("never-heard-of", reference);
    assert.match(insertionFor([npo], { languageId: "bibtex" }), /^@inproceedings\{zhang2024negative,/);
    assert.equal(citationStyleFor("python"), "comment");
  });

  it("has a style for each language of prose and data", () => {
    for (const [style, languages] of [
      ["latex", "latex tex latex-expl3 doctex rsweave rnoweb sweave knitr jlweave plaintex"],
      ["pandoc", "markdown quarto rmd rmarkdown markdown-math pandoc mdx juliamarkdown"],
      ["myst", "myst"],
      ["typst", "typst"],
      ["org", "org"],
      ["rst", "restructuredtext rst"],
      ["asciidoc", "asciidoc adoc"],
      ["bibtex", "bibtex biblatex bib"],
      ["text", "plaintext json csv tsv log search-result scminput git-commit jj-commit hg-commit textile"],
    ] as const) {
      assert.deepEqual([...styleLanguages(style)], languages.split(" "));
      languages.split(" ").forEach((language) => assert.equal(citationStyleFor(language), style));
    }
    assert.deepEqual([...citationStyles.keys()], citationStyleIds);
    const labels = [...citationStyles.values()].map(({ label }) => label);
    assert.ok(labels.every((label) => /\w/.test(label)) && new Set(labels).size === labels.length);
    const keyed = [...citationStyles.values()].filter(({ isKeyed }) => isKeyed).map(({ id }) => id);
    assert.equal(keyed.join(" "), "latex pandoc myst typst org rst asciidoc doxygen documenter");
  });

  it("prefers given comment marks over its own table", () => {
    assert.match(insertionFor([npo], { languageId: "never-heard-of", lineComment: ";;" }), /^;; Zhang/);
    assert.match(insertionFor([npo], { languageId: "python", blockComment: ["{-", "-}"] }), /^\{- Zhang.* -\}$/);
    assert.match(insertionFor([npo], { languageId: "python", styleId: "pandoc" }), /^\[@zhang/);
    assert.equal(insertionFor([npo], { styleId: "none" }), "");
  });

  it("keeps a hostile title inside its comment", () => {
    const title = 'a */ b --> c\nd\u2028e *) f "g" ?> h \\u000a i /* j <!-- k (* l \u202E';
    const hostile = paper({ title, authors: [{ family: "X\r\nY" }] });
    for (const languageId of ["c", "python", "css", "html", "xml", "ocaml", "java", "php", "jinja", "mdx", "never-heard-of"]) {
      const comment = insertionFor([hostile], { languageId });
      assert.equal(/[\n\r\u2028\u202E]|\?>|\\u000a/.exec(comment)?.[0], undefined, comment);
      const closing = /^(?:\/\*|<!--|\(\*|\{#|\{\/\*)/.test(comment) ? (comment.split(" ").at(-1) ?? "") : undefined;
      assert.ok(closing === undefined || comment.indexOf(closing) === comment.length - closing.length, comment);
    }
    assert.match(insertionFor([hostile], { languageId: "html" }), /^<!-- (?:(?!--).)* -->$/);
  });

  it("quotes citekeys that a language cannot read otherwise", () => {
    const odd = paper({ citekey: "http://zotero.org/1 2" });
    assert.equal(insertionFor([odd], { languageId: "markdown" }), "[@{http://zotero.org/1 2}]");
    assert.equal(insertionFor([odd], { languageId: "typst" }), '#cite(label("http://zotero.org/1 2"))');
    assert.equal(insertionFor([npo, vidt], { languageId: "typst" }), "@zhang2024negative @song2022extendable");
  });

  it("escapes a Markdown link", () => {
    const text = citationStyles.get("markdown-link")?.format([paper({ title: "a](x) <b> *c*", doi: "10.1/a(b)" })]);
    assert.equal(text, "[a\\](x) \\<b\\> \\*c\\*](<https://doi.org/10.1/a(b)>)");
  });
});

describe("describePaper", () => {
  it("returns authors and publication", () => {
    const person = (family: string) => ({ family });
    assert.equal(describeAuthors(paper({ authors: [] })), "");
    assert.equal(describeAuthors(paper({ authors: [person("A")] })), "A");
    assert.equal(describeAuthors(paper({ authors: ["A", "B"].map(person) })), "A and B");
    assert.equal(describeAuthors(paper({ authors: ["A", "B", "C"].map(person) })), "A et al.");
    assert.equal(familyName({ family: "Weijer", "non-dropping-particle": "van de" }), "van de Weijer");
    assert.equal(familyName({ literal: "OpenAI" }), "OpenAI");
    const check = (changed: Partial<Paper>, expected: string) => {
      assert.equal(shownPublications(paper(changed)), expected);
    };
    check({ arxiv: "1", year: 2022, published: { kind: "conference", venue: "ICLR", year: 2023 } }, "arXiv 2022, then ICLR 2023");
    check({ arxiv: "2106.09685", year: 2022, published: { kind: "conference", venue: "ICLR", year: 2022 } }, "arXiv 2021, then ICLR 2022");
    check({ arxiv: "1412.6980v9", year: 2015, published: { kind: "conference", venue: "ICLR", year: 2015 } }, "arXiv 2014, then ICLR 2015");
    check({ arxiv: "math/9912001", year: 2001, published: { kind: "journal", venue: "JMLR", year: 2001 } }, "arXiv 1999, then JMLR 2001");
    check({ arxiv: "2106.09685", year: 2022 }, "arXiv 2022");
    check({ arxiv: "1", year: 2022 }, "arXiv 2022");
    check({ published: { kind: "journal", venue: "TPAMI" } }, "TPAMI");
    check({ year: 2020 }, "2020");
    check({}, "");
  });
});
