import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseBibtex } from "../../../../src/core/formats/bibtex/createBibtexReader";
import { recordPapers, type PaperVersion } from "../../../../src/core/bibliography/recordPapers";
import { bundledPapers } from "../../../../src/core/library/bundledPapers";
import type { Paper } from "../../../../src/core/paper";
import { requires } from "../../../guards/requirement";

const versions: readonly PaperVersion[] = ["published", "preprint"];
/** BibTeX's own styles, and those of LaTeX packages that most TeX installations have. */
const styles = ["plain", "abbrv", "alpha", "unsrt", "acm", "apalike", "ieeetr", "siam"];

/** Records all bundled papers in an empty file. */
function recorded(version: PaperVersion): string {
  return recordPapers("", bundledPapers, { version }).insertion?.text ?? "";
}

function isInstalled(program: string): boolean {
  return spawnSync(program, ["--version"]).status === 0;
}

/** Returns whether biblatex, which is needed to run Biber, and the packages that it loads are installed. */
function hasBiblatex(): boolean {
  return ["biblatex.sty", "etoolbox.sty", "logreq.sty"].every((file) => spawnSync("kpsewhich", [file]).status === 0);
}

describe("BibTeX output", function () {
  this.timeout(300_000);
  let folder = "";

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), "citelens-tex-"));
  });

  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function write(name: string, text: string): void {
    writeFileSync(path.join(folder, name), text);
  }

  function read(name: string): string {
    return readFileSync(path.join(folder, name), "utf8");
  }

  function run(program: string, ...args: readonly string[]): void {
    try {
      execFileSync(program, args, { cwd: folder, stdio: "pipe" });
    } catch (error) {
      const said = error instanceof Error && "stdout" in error ? String(error.stdout) : "";
      assert.fail(`${program} ${args.join(" ")}: ${said.slice(-3000)}`);
    }
  }

  /** Typesets a document and returns LaTeX's complaints, except requests to be run again. */
  function complaintsOfLatex(name: string): readonly string[] {
    run("pdflatex", "-draftmode", "-halt-on-error", "-interaction=nonstopmode", name);
    return read(`${name}.log`)
      .split("\n")
      .filter((line) => /^!|Warning:|Missing character/.test(line) && !/[Rr]erun|undefined references|Citation .* undefined/.test(line));
  }

  for (const version of versions) {
    it(`of all papers, ${version}, comes back unchanged through our own reader`, () => {
      const { papers, problems } = parseBibtex(recorded(version));
      assert.deepEqual(problems, []);
      assert.deepEqual(
        papers.map(factsOf),
        bundledPapers.map((paper) => factsOf(version === "preprint" && paper.arxiv !== undefined ? preprintOf(paper) : paper)),
      );
    });

    it(`of all papers, ${version}, is compiled by bibtex without a warning`, function () {
      requires(this, ["bibtex", "pdflatex"].every(isInstalled), "bibtex and pdflatex are not installed");
      write("refs.bib", recorded(version));
      for (const style of styles) {
        write("main.tex", latex("", `\\bibliographystyle{${style}}\n\\bibliography{refs}`));
        write("main.aux", `\\citation{*}\n\\bibstyle{${style}}\n\\bibdata{refs}\n`);
        run("bibtex", "main");
        assert.doesNotMatch(read("main.blg"), /^Warning--/m, style);
        assert.equal(read("main.bbl").split("\\bibitem").length - 1, bundledPapers.length, style);
        assert.deepEqual(complaintsOfLatex("main"), [], style);
      }
      console.log(`      bibtex: ${bundledPapers.length} papers in ${styles.length} styles, no warning`);
    });

    it(`of all papers, ${version}, is compiled by biber without a warning`, function () {
      requires(this, isInstalled("biber") && hasBiblatex(), "biber and biblatex are not installed");
      write("refs.bib", recorded(version));
      write("bl.tex", latex("\\usepackage[backend=biber]{biblatex}\n\\addbibresource{refs.bib}", "\\printbibliography"));
      complaintsOfLatex("bl");
      run("biber", "--validate-datamodel", "bl");
      assert.doesNotMatch(read("bl.blg"), / (?:WARN|ERROR) - /);
      assert.equal(read("bl.bbl").split("\\entry{").length - 1, bundledPapers.length);
      assert.deepEqual(complaintsOfLatex("bl"), []);
      console.log(`      biber: ${bundledPapers.length} papers, no warning`);
    });
  }
});

/** Returns a document that cites everything. */
function latex(preamble: string, end: string): string {
  return `\\documentclass{article}\n\\usepackage[utf8]{inputenc}\n${preamble}\n\\begin{document}\n\\nocite{*}\n${end}\n\\end{document}\n`;
}

/** Returns the facts that an entry contains. Links, aliases and abstracts are not among them. */
function factsOf({ citekey, title, authors, year, published, arxiv, doi }: Paper): Omit<Paper, "links" | "aliases"> {
  return JSON.parse(JSON.stringify({ citekey, title, authors, year, published, arxiv, doi })) as Paper;
}

function preprintOf({ citekey, title, authors, year, arxiv, links, aliases }: Paper): Paper {
  return { citekey, title, authors, ...(year === undefined ? {} : { year }), ...(arxiv === undefined ? {} : { arxiv }), links, aliases };
}
