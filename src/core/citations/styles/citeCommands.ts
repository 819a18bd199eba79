import { frontMatterOf } from "../../text/frontMatter";

/** The citation commands of a language that has several. */
interface CommandRow {
  /** Matches a command in a text; the first group is its name. */
  readonly pattern: RegExp;
  /** The commands for running text that a document may prefer; the first is the default. */
  readonly commands: string;
  /** The ones among them for use after a name: they put the citation in parentheses or after the sentence. */
  readonly inBrackets: string;
  /** The default commands of packages that the text loads. */
  readonly packages: readonly (readonly [loads: RegExp, command: string])[];
}

export type CommandLanguage = "latex" | "rst" | "myst" | "asciidoc" | "documenter";

/** Conference style files that load natbib themselves: `iclr2025_conference`, `neurips_2024`, `icml2024`, `colm2024_conference`, `acl`. */
const natbibStyles = String.raw`(?:iclr|icml|neurips|nips|colm|aaai|aistats|uai|emnlp|naacl|e?acl|tmlr|jmlr)[-_]?\d{0,4}[\w-]*`;

const rows: Readonly<Record<CommandLanguage, CommandRow>> = {
  latex: {
    pattern: /\\([A-Za-z]{0,10}cite[a-z]{0,10})\*?\s{0,5}(?=[[{])/g,
    commands: "cite citep citet parencite textcite autocite footcite smartcite supercite",
    inBrackets: "cite citep parencite autocite footcite smartcite supercite",
    packages: [
      [/\\usepackage\s{0,5}\[[^\]]{0,2000}natbib\s{0,5}=\s{0,5}true[^\]]{0,2000}\]\s{0,5}\{biblatex\}/, "citep"],
      [/\\(?:usepackage|RequirePackage)\s{0,5}(?:\[[^\]]{0,2000}\])?\s{0,5}\{[^{}]{0,500}\bbiblatex(?:-\w+)?\b[^{}]{0,500}\}/, "autocite"],
      [
        new RegExp(
          String.raw`\\(?:usepackage|RequirePackage)\s{0,5}(?:\[[^\]]{0,2000}\])?\s{0,5}\{[^{}]{0,500}\b(?:natbib|${natbibStyles})\b[^{}]{0,500}\}`,
        ),
        "citep",
      ],
    ],
  },
  // sphinxcontrib-bibtex, "Roles and directives".
  rst: {
    pattern: /:(cite(?::[a-z]{1,20})?):`/g,
    commands: "cite:p cite cite:t cite:ps cite:ts cite:ct",
    inBrackets: "cite:p cite cite:ps",
    packages: [],
  },
  myst: {
    pattern: /\{(cite(?::[a-z]{1,20})?)\}`/g,
    commands: "cite:p cite cite:t cite:ps cite:ts cite:ct",
    inBrackets: "cite:p cite cite:ps",
    packages: [],
  },
  // asciidoctor-bibtex, "Syntax".
  asciidoc: { pattern: /\b(cite(?:np)?):\[/g, commands: "cite citenp", inBrackets: "cite", packages: [] },
  // DocumenterCitations.jl, "Syntax".
  documenter: { pattern: /\]\(@(cite[a-z]{0,10})\*?\)/g, commands: "cite citep citet", inBrackets: "cite citep", packages: [] },
};

/**
 * Returns the command with which a text cites: the one that it uses most, else the default of a package that it loads, else the plain one.
 *
 * @param isBehindName whether the citation goes after a name, so that the command must put it in parentheses.
 */
export function citeCommandOf(text: string, language: CommandLanguage, isBehindName = false): string {
  const { pattern, commands, inBrackets, packages } = rows[language];
  const wanted = new Set((isBehindName ? inBrackets : commands).split(" "));
  const counts = new Map<string, number>();
  for (const [, command = ""] of text.matchAll(pattern)) {
    counts.set(command, (counts.get(command) ?? 0) + 1);
  }
  const most = [...counts].filter(([command]) => wanted.has(command)).sort(([, a], [, b]) => b - a)[0];
  return most?.[0] ?? packages.find(([loads]) => loads.test(text))?.[1] ?? commands.split(" ")[0] ?? "cite";
}

/** A package that defines citation commands; `"both"` is biblatex with natbib's commands, `"unknown"` none that the text loads. */
export type CitePackage = "natbib" | "biblatex" | "both" | "unknown";

const packages: ReadonlyMap<string, CitePackage> = new Map([
  ["autocite", "biblatex"],
  ["citep", "natbib"],
]);

/** Returns the package whose citation commands a LaTeX text can use. */
export function citePackageOf(text: string): CitePackage {
  const [withNatbib, ...others] = rows.latex.packages;
  if (withNatbib?.[0].test(text) === true) {
    return "both";
  }
  return packages.get(others.find(([loads]) => loads.test(text))?.[1] ?? "") ?? "unknown";
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
