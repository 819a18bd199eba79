import { pathsInAsciidoc, pathsInMarkdown, pathsInOrg, pathsInRst, withoutOrgCode } from "./bibliographiesInMarkup";
import { pathsInYaml } from "./bibliographiesInYaml";
import { pathsInLatex } from "./bibliographiesInLatex";
import { isAddress } from "./pathProblem";

/**
 * Returns the bibliography files that a document names, in order and without repetitions. The paths are as written in the
 * document: relative to its folder (Typst: with a leading slash, to the project's folder). LaTeX's `\bibliography{refs}`
 * names `"refs.bib"`. Skips addresses on the network. Returns an empty list for a language that has no way to name a
 * bibliography.
 *
 * - LaTeX: `\bibliography{a,b}`, `\addbibresource[…]{a.bib}` and similar commands, except in comments
 * - Markdown, Quarto, R Markdown: `bibliography:` in the YAML header; MyST's `{bibliography} a.bib`; `yaml`: anywhere (`_quarto.yml`)
 * - Typst: `#bibliography("a.bib")`, `#bibliography(("a.bib", "b.yml"))`
 * - reStructuredText: `.. bibliography:: a.bib`
 * - AsciiDoc: `:bibtex-file: a.bib`, `bibliography::a.bib[]`
 * - Org: `#+bibliography: a.bib`, org-ref's `bibliography:a.bib,b.bib`, and the commands of LaTeX
 */
export function bibliographiesNamedIn(text: string, languageId: string): readonly string[] {
  return uniquePaths(readers.get(languageId)?.(text) ?? []);
}

/** Returns everything that a document names as a bibliography, also addresses, see {@link bibliographiesNamedIn}. */
export function namesIn(text: string, languageId: string): readonly string[] {
  return uniqueNames(readers.get(languageId)?.(text) ?? []);
}

/** Returns the paths without repetitions, and without addresses on the network. */
export function uniquePaths(written: readonly string[]): readonly string[] {
  return uniqueNames(written).filter((path) => !isAddress(path));
}

function uniqueNames(written: readonly string[]): readonly string[] {
  return [...new Set(written.map((path) => path.trim()).filter((path) => path !== ""))];
}

type Reader = (text: string) => readonly string[];

const readers: ReadonlyMap<string, Reader> = new Map([
  ...languages("latex tex latex-expl3 plaintex rsweave rnoweb sweave knitr jlweave", pathsInLatex),
  // The lines of the documentation begin with a percent sign.
  ...languages("doctex", (text) => pathsInLatex(text.replace(/^%(?![%<])/gm, ""))),
  ...languages("markdown quarto rmd rmarkdown markdown-math pandoc mdx myst juliamarkdown", pathsInMarkdown),
  ...languages("yaml", pathsInYaml),
  ...languages("typst", inTypst),
  ...languages("restructuredtext rst", pathsInRst),
  ...languages("org", inOrg),
  ...languages("asciidoc", pathsInAsciidoc),
]);

function languages(ids: string, reader: Reader): readonly (readonly [string, Reader])[] {
  return ids.split(" ").map((id) => [id, reader]);
}

const typstTokens = /"((?:[^"\\\n]|\\.){0,500})"|(?<![\w-])([\w-]+)\s{0,10}:\s{0,10}(?:"(?:[^"\\\n]|\\.){0,500}"|[\w-]+)|[()]/g;
/** Two slashes in a string begin no comment. */
const typstStringOrComment = /("(?:[^"\\\n]|\\.){0,500}")|\/\*(?:[^*]|\*(?!\/))*(?:\*\/|$)|(?<![:/])\/\/.*/g;
/** Matches a string that names a file of BibTeX, as in `bibliography-file: "refs.bib"`. */
const bibString = /"([^"\\\n]{1,300}\.bib)"/g;
const maxCallChars = 2000;

/** Returns whether a LaTeX text names a bibliography. */
export function namesLatexBibliography(text: string): boolean {
  return pathsInLatex(text).length > 0;
}

/** Skips named arguments, such as `style: "ieee"`, and comments. */
function inTypst(text: string): readonly string[] {
  const code = text.replace(typstStringOrComment, (_whole, string?: string) => string ?? "");
  const paths: string[] = [];
  let end = 0;
  for (const call of code.matchAll(/(?<![\w.-])bibliography\(/g)) {
    if (call.index < end) {
      continue;
    }
    const start = call.index + call[0].length;
    let depth = 1;
    for (const { 0: token, 1: path, index } of code.slice(start, start + maxCallChars).matchAll(typstTokens)) {
      depth += token === "(" ? 1 : token === ")" ? -1 : 0;
      end = start + index;
      if (depth === 0) {
        break;
      }
      paths.push(...(path === undefined ? [] : [path.replace(/\\(.)/g, "$1")]));
    }
  }
  // Templates and packages have other names for it, and so may a variable.
  return paths.length > 0 ? paths : Array.from(code.matchAll(bibString), ([, path = ""]) => path);
}

function inOrg(text: string): readonly string[] {
  return [...pathsInOrg(text), ...pathsInLatex(withoutOrgCode(text))];
}
