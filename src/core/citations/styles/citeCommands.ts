import { frontMatterOf } from "../../text/frontMatter";
import type { LatexPackage } from "./latexCommands";
import { latexPackagesOf } from "./latexPackages";
import { orgCommandOf } from "./orgCommand";

/** The citation commands of a language that has several. */
interface CommandRow {
  /** Matches a command in a text; the first group is its name. */
  readonly pattern: RegExp;
  /** The commands for running text that a document may prefer; the first is the default. */
  readonly commands: string;
  /** The ones among them for use after a name: they put the citation in parentheses or after the sentence. */
  readonly inBrackets: string;
  /** Returns the default command of a package that the text loads, if any. */
  readonly preferred?: (text: string) => string | undefined;
}

export type CommandLanguage = "latex" | "rst" | "myst" | "asciidoc" | "documenter" | "org";

/** The command for running text that a package of LaTeX prefers. */
const preferred: Partial<Readonly<Record<LatexPackage, string>>> = { natbib: "citep", biblatex: "autocite" };

const rows: Readonly<Record<Exclude<CommandLanguage, "org">, CommandRow>> = {
  latex: {
    pattern: /\\([A-Za-z]{0,10}cite[a-z]{0,10})\*?\s{0,5}(?=[[{])/g,
    commands: "cite citep citet parencite textcite autocite footcite smartcite supercite",
    inBrackets: "cite citep parencite autocite footcite smartcite supercite",
    preferred: preferredIn,
  },
  // sphinxcontrib-bibtex, "Roles and directives".
  rst: {
    pattern: /:(cite(?::[a-z]{1,20})?):`/g,
    commands: "cite:p cite cite:t cite:ps cite:ts cite:ct",
    inBrackets: "cite:p cite cite:ps",
  },
  myst: {
    pattern: /\{(cite(?::[a-z]{1,20})?)\}`/g,
    commands: "cite:p cite cite:t cite:ps cite:ts cite:ct",
    inBrackets: "cite:p cite cite:ps",
  },
  // asciidoctor-bibtex, "Syntax".
  asciidoc: { pattern: /\b(cite(?:np)?):\[/g, commands: "cite citenp", inBrackets: "cite" },
  // DocumenterCitations.jl, "Syntax".
  documenter: { pattern: /\]\(@(cite[a-z]{0,10})\*?\)/g, commands: "cite citep citet", inBrackets: "cite citep" },
};

/**
 * Returns the command with which a text cites: the one that it uses most, else the default of a package that it loads, else the plain one. In Org, it
 * comes with the marks around it, see {@link orgCommandOf}.
 *
 * @param isBehindName whether the citation goes after a name, so that the command must put it in parentheses.
 */
export function citeCommandOf(text: string, language: CommandLanguage, isBehindName = false): string {
  if (language === "org") {
    return orgCommandOf(text, isBehindName);
  }
  const { pattern, commands, inBrackets, preferred: preferredBy } = rows[language];
  const wanted = new Set((isBehindName ? inBrackets : commands).split(" "));
  const counts = new Map<string, number>();
  for (const [, command = ""] of text.matchAll(pattern)) {
    counts.set(command, (counts.get(command) ?? 0) + 1);
  }
  const most = [...counts].filter(([command]) => wanted.has(command)).sort(([, a], [, b]) => b - a)[0];
  return most?.[0] ?? preferredBy?.(text) ?? commands.split(" ")[0] ?? "cite";
}

function preferredIn(text: string): string | undefined {
  const loaded = latexPackagesOf(text);
  return loaded.includes("biblatex-natbib") ? "citep" : loaded.map((one) => preferred[one]).find((command) => command !== undefined);
}

/** Returns whether a Markdown text is MyST: it has a role, a directive or a header that only MyST has ("MyST syntax cheat sheet"). */
export function isMyst(text: string): boolean {
  return (
    /\{[a-z][\w:-]{0,30}\}`[^`\n]/i.test(text) ||
    /^(?:`{3,}|:{3,})[ \t]{0,10}\{(?:note|warning|tip|hint|important|admonition|seealso|figure|image|bibliography|toctree|tableofcontents|code-cell|code-block|math|eval-rst|glossary|list-table|margin|card|grid|tab-set|dropdown|prf:\w+|include|embed)\}/m.test(
      text,
    ) ||
    /^(?:jupytext|myst|kernelspec):/m.test(frontMatterOf(text)?.yaml ?? "")
  );
}

/** Returns whether a Markdown text is a page for Documenter.jl. */
export function isDocumenter(text: string): boolean {
  return /\]\(@(?:cite[a-z]{0,5}|ref|id)\b|^`{3,}@(?:docs|meta|autodocs|bibliography|example|contents|index)\b/m.test(text);
}
