import type { LatexPackage } from "./latexCommands";

/** A package or class that a text loads, with its options. */
interface Loaded {
  readonly kind: "package" | "class";
  readonly name: string;
  readonly options: string;
}

/**
 * Packages and classes that load natbib themselves: conference styles (`iclr2025_conference`, `neurips_2024`), and the classes of publishers and
 * journals, by their manuals.
 */
const natbibStyle =
  /^(?:(?:iclr|icml|neurips|nips|colm|aaai|aistats|uai|emnlp|naacl|e?acl|tacl|tmlr|jmlr|corl|collas|colt|alt|midl|automl|rlc|rlj)[-_]?\d{0,4}[\w-]*|natbib|(?:definitions\/)?mdpi)$/i;
const natbibClass =
  /^(?:acmart|elsarticle|cas-[sd]c|jmlr|colt\d{4}|alt\d{4}|aastex\d*|aasjournal|mnras|aa|sn-jnl|wlscirep|copernicus|agujournal\d*|ametsoc\S*|pnas-new|achemso|tufte-(?:book|handout)|WileyNJD\S*|(?:definitions\/)?mdpi|oup-authoring-template|jss|gji|elife|rsproca_new|revtex4(?:-[12])?)$/i;

/** The packages and classes that define citation commands, and which commands these are. The first row that holds wins. */
const rows: readonly (readonly [holds: (loaded: Loaded) => boolean, packages: readonly LatexPackage[]])[] = [
  [({ name, options }) => isBiblatex(name) && valueOf(options, /^natbib$/) === "true", ["biblatex-natbib", "biblatex"]],
  [({ name }) => isBiblatex(name), ["biblatex"]],
  [({ kind, options }) => kind === "class" && valueOf(options, /^(?:use)?natbib$/) === "true", ["natbib"]],
  [({ kind, options }) => kind === "class" && (valueOf(options, /^natbib$/) ?? valueOf(options, /^nonatbib$/)) !== undefined, []],
  [({ kind, name }) => kind === "class" && /^revtex/i.test(name), ["natbib", "revtex"]],
  [({ kind, name }) => (kind === "class" ? natbibClass : natbibStyle).test(name), ["natbib"]],
  [({ name, options }) => name === "apacite" && valueOf(options, /^natbib(?:apa)?$/) === "true", ["natbib"]],
  [({ kind, name }) => name === "apacite" || (kind === "class" && name === "apa6"), ["apacite"]],
  [({ name }) => name === "jurabib", ["jurabib"]],
  [({ name }) => name === "harvard" || name === "dcu", ["harvard"]],
  [({ kind, name }) => kind === "package" && /^a?chicago$/.test(name), ["chicago"]],
  [({ name }) => name === "amsrefs", ["amsrefs"]],
  [({ name }) => name === "abntex2cite", ["abntex2cite"]],
  [({ kind, name }) => kind === "package" && /^(?:cite|overcite|drftcite|bibunits|chapterbib)$/.test(name), ["latex"]],
];

/** Returns the packages, by their citation commands, that a LaTeX text loads in this order; empty if it loads none that are known. */
export function latexPackagesOf(text: string): readonly LatexPackage[] {
  const code = text.replace(/(?<!\\)((?:\\\\)*)%.*/g, "$1");
  const found = [...loadedIn(code)].map((loaded) => rows.find(([holds]) => holds(loaded))?.[1] ?? []);
  // natbib and biblatex replace LaTeX's own commands, wherever cite is loaded as well.
  const distinct = [...new Set(found.flat())];
  return distinct.length > 1 ? distinct.filter((one) => one !== "latex") : distinct;
}

const loading =
  /\\(?:(?<package>usepackage|RequirePackage(?:WithOptions)?)|documentclass|LoadClass(?:WithOptions)?)\s{0,20}(?:\[(?<options>[^\]]{0,2000})\])?\s{0,20}\{(?<names>[^{}]{0,1000})\}/g;

function* loadedIn(code: string): Generator<Loaded> {
  for (const { groups = {} } of code.matchAll(loading)) {
    for (const name of (groups["names"] ?? "").split(",")) {
      yield { kind: groups["package"] === undefined ? "class" : "package", name: name.trim(), options: groups["options"] ?? "" };
    }
  }
}

function isBiblatex(name: string): boolean {
  return /^biblatex(?:-[\w-]+)?$/.test(name);
}

/** Returns the value of an option, such as `true` for `natbib` or `natbib={true}`; `undefined` if it is not given. */
function valueOf(options: string, wanted: RegExp): string | undefined {
  for (const option of options.split(",")) {
    const [name = "", value = "true"] = option.split("=").map((part) => part.trim());
    if (wanted.test(name)) {
      return value.replace(/[{}\s]/g, "");
    }
  }
  return undefined;
}
