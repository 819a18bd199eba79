import { pathsInFrontMatter, pathsInYaml } from "./bibliographiesInYaml";
import { withoutComments } from "./latexParts";

/**
 * Returns the bibliography files that a document names, in order and without repetitions. The paths are as written in the
 * document: relative to its folder (Typst: with a leading slash, to the project's folder). LaTeX's `\bibliography{refs}`
 * names `"refs.bib"`. Skips addresses on the network. Returns an empty list for a language that has no way to name a
 * bibliography.
 *
 * - LaTeX: `\bibliography{a,b}`, `\addbibresource[…]{a.bib}` and similar commands, except in comments
 * - Markdown, Quarto, R Markdown: `bibliography:` in the YAML header; `yaml`: anywhere (`_quarto.yml`)
 * - Typst: `#bibliography("a.bib")`, `#bibliography(("a.bib", "b.yml"))`
 * - reStructuredText: `.. bibliography:: a.bib`
 * - Org: `#+bibliography: a.bib`, org-ref's `bibliography:a.bib,b.bib`, and the commands of LaTeX
 */
export function bibliographiesNamedIn(text: string, languageId: string): readonly string[] {
  return uniquePaths(readers.get(languageId)?.(text) ?? []);
}

/** Returns the paths without repetitions, and without addresses on the network. */
export function uniquePaths(written: readonly string[]): readonly string[] {
  const clean = written.map((path) => path.trim()).filter((path) => path !== "" && !/^[a-z][\w+.-]+:\/\//i.test(path));
  return [...new Set(clean)];
}

type Reader = (text: string) => readonly string[];

const readers: ReadonlyMap<string, Reader> = new Map([
  ...languages("latex tex latex-expl3 doctex plaintex", inLatex),
  ...languages("rsweave rnoweb sweave knitr jlweave", inLatex),
  ...languages("markdown quarto rmd rmarkdown markdown-math pandoc mdx myst juliamarkdown", pathsInFrontMatter),
  ...languages("yaml", pathsInYaml),
  ...languages("typst", inTypst),
  ...languages("restructuredtext rst", inRst),
  ...languages("org", inOrg),
]);

function languages(ids: string, reader: Reader): readonly (readonly [string, Reader])[] {
  return ids.split(" ").map((id) => [id, reader]);
}

const latexCommands =
  /\\(?:(?:no|default)?bibliography|putbib|add(?:bibresource|globalbib|sectionbib)|begin\{refsection\})[ \t]{0,20}(?:\[([^\]\n]{0,300})\])?[ \t]{0,20}(?:\{([^{}]{0,2000})\})?/g;

function inLatex(text: string): readonly string[] {
  // The package subfiles resolves a path in a part by `\subfix`.
  const code = withoutComments(text).replace(/\\subfix\{([^{}\n]{0,500})\}/g, "$1");
  return [...code.matchAll(latexCommands)].flatMap(([command, option = "", argument = ""]) => {
    if (command.startsWith("\\begin")) {
      return option.split(",");
    }
    // The file that bibunits' `\putbib[refs]` names is optional.
    const names = (command.startsWith("\\putbib") ? option : argument).split(",").map((name) => name.trim());
    return command.startsWith("\\add")
      ? names
      : names.filter((name) => name !== "").map((name) => (/\.bib$/i.test(name) ? name : `${name}.bib`));
  });
}

const typstTokens = /"((?:[^"\\\n]|\\.){0,500})"|(?<![\w-])([\w-]+)\s{0,10}:\s{0,10}(?:"(?:[^"\\\n]|\\.){0,500}"|[\w-]+)|[()]/g;
const maxCallChars = 2000;

/** Returns whether a LaTeX text names a bibliography. */
export function namesLatexBibliography(text: string): boolean {
  return inLatex(text).length > 0;
}

/** Skips named arguments, such as `style: "ieee"`, and comments. */
function inTypst(text: string): readonly string[] {
  const code = text.replace(/\/\*(?:[^*]|\*(?!\/))*(?:\*\/|$)|(?<![:/])\/\/.*/g, "");
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
  return paths;
}

function inRst(text: string): readonly string[] {
  return [...text.matchAll(/^[ \t]{0,40}\.\.[ \t]{1,10}bibliography::[ \t]{1,20}(\S.*)$/gm)].flatMap(([, paths = ""]) =>
    paths.split(/\s+/),
  );
}

/**
 * Matches a link of org-ref (its manual, "Bibliography"), in brackets or alone; Org itself ends one that is alone at a blank. In brackets it may have a
 * description.
 */
const orgRefLink = /(?:\[\[|(?<![\w:+/-]))(?:(?:no)?bibliography|addbibresource):([^\s\][]{1,1000})/g;

function inOrg(text: string): readonly string[] {
  const code = text.replace(/^[ \t]*#[ \t].*$/gm, "");
  const keywords = [...code.matchAll(/^[ \t]{0,40}#\+bibliography:[ \t]{1,20}(\S.*)$/gim)].map(([, path = ""]) =>
    path.replace(/^"(.*)"\s*$/, "$1"),
  );
  const links = [...code.matchAll(orgRefLink)].flatMap(([, paths = ""]) => paths.split(","));
  const named = links.filter((path) => path !== "").map((path) => (/\.\w{1,10}$/.test(path) ? path : `${path}.bib`));
  return [...keywords, ...named, ...inLatex(code)];
}
