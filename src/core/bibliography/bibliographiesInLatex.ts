import { withoutComments } from "./latexParts";

/** Matches the commands that name bibliographies; after multibib's `\newcites{A}`, there is a `\bibliographyA`. */
const latexCommands =
  /\\(?:(?:no|default)?bibliography(?<suffix>(?!style|unit)[A-Za-z]{0,30})\*?|putbib|add(?:bibresource|globalbib|sectionbib)|begin\{refsection\})\s{0,20}(?:\[(?<option>[^\]\n]{0,300})\])?\s{0,20}(?:\{(?<argument>(?:[^{}]|\{\}){0,2000})\})?/g;
const newCites = /\\newcites\s{0,20}(?:\[[^\]\n]{0,100}\])?\{(?<suffixes>[^{}]{0,200})\}/g;
/** Matches a macro that stands for a text. */
const macroDefinition =
  /\\(?:(?:re)?newcommand\*?|providecommand\*?|def)\s{0,20}\{?\\(?<name>[A-Za-z@]{1,40})\}?\s{0,20}\{(?<value>[^{}\\#]{0,300})\}/g;

/** Returns the files that a LaTeX text names as bibliographies. Macros that stand for a text are replaced; a name with another one stays as it is. */
export function pathsInLatex(text: string): readonly string[] {
  // The package subfiles resolves a path in a part by `\subfix`.
  const code = withoutComments(text).replace(/\\subfix\{([^{}\n]{0,500})\}/g, "$1");
  const macros = new Map(Array.from(code.matchAll(macroDefinition), ({ groups }) => [groups?.["name"] ?? "", groups?.["value"] ?? ""]));
  const suffixes = new Set(Array.from(code.matchAll(newCites), ({ groups }) => (groups?.["suffixes"] ?? "").split(/[\s,]+/)).flat());
  return [...code.matchAll(latexCommands)].flatMap(({ 0: command, groups = {} }) => {
    const { suffix = "", option = "", argument = "" } = groups;
    if (suffix !== "" && !suffixes.has(suffix)) {
      return [];
    }
    if (command.startsWith("\\begin")) {
      return namesIn(option, macros);
    }
    // The file that bibunits' `\putbib[refs]` names is optional.
    const names = namesIn(command.startsWith("\\putbib") ? option : argument, macros);
    return command.startsWith("\\add")
      ? names
      : names.filter((name) => name !== "").map((name) => (/\.bib$/i.test(name) ? name : `${name}.bib`));
  });
}

function namesIn(list: string, macros: ReadonlyMap<string, string>): readonly string[] {
  const plain = list.replace(/\\([A-Za-z@]{1,40})(?:\{\}|[ \t]{0,20})/g, (whole, name: string) => macros.get(name) ?? whole);
  return plain.split(",").map((name) => name.trim().replace(/^"([^"]*)"/, "$1"));
}
