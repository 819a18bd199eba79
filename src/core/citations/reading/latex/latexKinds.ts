/**
 * Environments whose content TeX does not read as LaTeX: those of LaTeX, and of verbatim, moreverb, sverb, spverbatim, fancyvrb, fvextra,
 * listings, minted, piton, tcolorbox, comment, Sweave, jss, pythontex, sagetex, luacode and asymptote. `alltt` and beamer's `semiverbatim` run
 * commands, so both may cite.
 */
const environments =
  "verbatim verbatimtab verbatimcmd verbatimwrite boxedverbatim spverbatim listing demo Verbatim BVerbatim LVerbatim SaveVerbatim VerbatimOut " +
  "VerbatimWrite VerbEnv verbbox verbnobox lstlisting minted Piton tcblisting tcboutputlisting tcbwritetemp dispExample dispListing comment " +
  "filecontents Sinput Soutput Scode CodeInput CodeOutput pycode pyblock pyverbatim pyconsole pycon sympycode jlcode jlblock jlverbatim " +
  "jlconsole sageblock sagesilent sageverbatim luacode asy asydef";

/** How a command takes text that TeX does not read. */
export interface VerbatimCommand {
  /** The number of groups in braces before the text. */
  readonly groups: number;
  /** True if the text may also be in braces. */
  readonly isInBraces: boolean;
  /** The characters between which the text may stand; by default, any that is no letter. */
  readonly marks?: string;
}

const inline: VerbatimCommand = { groups: 0, isInBraces: true };

const commands: readonly (readonly [names: string, command: VerbatimCommand])[] = [
  ["verb spverb", { groups: 0, isInBraces: false }],
  ["Verb EscVerb lstinline piton tcboxverb py pyc pyv pys jl jlc jlv", inline],
  ["SaveVerb", { groups: 1, isInBraces: false }],
  ["mint mintinline", { groups: 1, isInBraces: true }],
  // In an address, a percent sign is no comment (url, "Commands"; hyperref). TikZ has another \path.
  ["url nolinkurl burl path", { groups: 0, isInBraces: true, marks: "|!+" }],
  ["href hrefurl", { groups: 0, isInBraces: true, marks: "" }],
];

const optional = String.raw`\s{0,20}\[[^\]]{0,500}\]`;
const group = String.raw`\s{0,20}\{(?<content>[^{}]{0,200})\}`;
/** Matches the name of a command that is defined, with or without braces around it. */
const defined = String.raw`\*?\s{0,20}\{?\s{0,20}\\(?<name>[A-Za-z@]{1,60})\s{0,20}\}?`;

/** The kinds of verbatim text that a document can use: those of the packages, and those that it defines itself. */
export interface VerbatimKinds {
  readonly environments: ReadonlySet<string>;
  readonly commands: ReadonlyMap<string, VerbatimCommand>;
  /** The characters between which text is verbatim from the beginning. */
  readonly marks: ReadonlySet<string>;
}

interface Kinds {
  readonly environments: Set<string>;
  readonly commands: Map<string, VerbatimCommand>;
}

type Groups = Readonly<Record<string, string | undefined>>;

function defineEnvironment({ environments: names }: Kinds, { content = "" }: Groups): void {
  names.add(content.trim());
}

function defineCommand({ commands: names }: Kinds, { name = "" }: Groups): void {
  names.set(name, inline);
}

/** The commands that define an environment, a command or a character for verbatim text, and what they define. */
const definitions: readonly (readonly [pattern: RegExp, define: (kinds: Kinds, groups: Groups) => void])[] = [
  // tcolorbox, "Library listings"; listings, "Environments"; fancyvrb, "Personalized environments"; comment
  [
    new RegExp(
      String.raw`\\(?:(?:re)?newtcblisting|(?:New|Renew|Provide|Declare)TCBListing|lstnewenvironment|NewPitonEnvironment|(?:Define|Custom|Recustom)VerbatimEnvironment|excludecomment|excludeversion)\*?(?:${optional})?${group}`,
      "g",
    ),
    defineEnvironment,
  ],
  [
    /\\(?:includecomment|includeversion)\s{0,20}\{(?<content>[^{}]{0,200})\}/g,
    ({ environments: names }, { content = "" }) => names.delete(content.trim()),
  ],
  [
    new RegExp(
      String.raw`\\(?:(?:re)?newenvironment|(?:New|Renew|Provide|Declare)DocumentEnvironment)\*?${group}(?:${optional}|\s{0,20}\{[^{}]{0,100}\}){0,2}\s{0,20}\{(?:[^{}\\]|\\[A-Za-z@]{1,40}|\{[^{}]{0,100}\}){0,30}?\\(?:begin\{(?:[VBL]{0,2}[vV]erbatim|lstlisting|minted)\}|[vV]erbatim(?![A-Za-z])|comment(?![A-Za-z]))`,
      "g",
    ),
    defineEnvironment,
  ],
  // minted, "Defining shortcuts": `langcode`, `\langinline` and `\lang`, unless an option gives the name
  [
    new RegExp(String.raw`\\newminted(?:\s{0,20}\[(?<name>[A-Za-z]{1,60})\])?${group}`, "g"),
    (kinds, { name, content = "" }) => kinds.environments.add(name ?? `${content}code`),
  ],
  [
    new RegExp(String.raw`\\newmint(?<inline>inline)?(?:\s{0,20}\[(?<name>[A-Za-z]{1,60})\])?${group}`, "g"),
    (kinds, { name, content = "", inline: ending = "" }) => kinds.commands.set(name ?? `${content}${ending}`, inline),
  ],
  [new RegExp(String.raw`\\(?:Custom|Recustom)VerbatimCommand${defined}\s{0,20}\{(?:Verb|EscVerb)\}`, "g"), defineCommand],
  [new RegExp(String.raw`\\(?:Declare|Define)UrlCommand${defined}`, "g"), defineCommand],
  // LaTeX's usrguide, the argument type `v`
  [new RegExp(String.raw`\\(?:New|Renew|Provide|Declare)DocumentCommand${defined}\s{0,20}\{\s{0,20}\+?v\s{0,20}\}`, "g"), defineCommand],
  [
    new RegExp(
      String.raw`\\(?:(?:(?:re)?new|provide)command|def|let)${defined}\s{0,20}=?(?:\{\s{0,20})?\\(?:verb|Verb|lstinline|mintinline|url|nolinkurl)(?![A-Za-z])(?:${optional})?(?:\{[\w+-]{0,60}\})?`,
      "g",
    ),
    defineCommand,
  ],
];

/** Matches the character that shortvrb, fancyvrb or listings make a mark of verbatim text. */
export const shortVerbMark = new RegExp(String.raw`\*?(?:${optional})?\s{0,20}\{?\\?(?<mark>[^\sA-Za-z\d\\{}%])`, "y");
const markDefinition = new RegExp(
  String.raw`\\(?:DefineShortVerb|MakeShortVerb|lstMakeShortInline)\*?(?:${optional})?\s{0,20}\{?\\?(?<mark>[^\sA-Za-z\d\\{}%])`,
  "g",
);
/** Matches the classes that make the bar such a character. */
const documentationClass = /\\(?:documentclass|LoadClass)(?:\[[^\]]{0,500}\])?\{(?:ltxdoc|l3doc)\}/;

/**
 * Returns the kinds of verbatim text that a LaTeX text can use.
 *
 * @param around the texts of the document that stand before it, such as the preamble of its root.
 */
export function verbatimKindsOf(text: string, around: string): VerbatimKinds {
  const kinds: Kinds = {
    environments: new Set(environments.split(" ")),
    commands: new Map(commands.flatMap(([names, command]) => names.split(" ").map((name) => [name, command] as const))),
  };
  for (const part of [around, text]) {
    for (const [pattern, define] of definitions) {
      for (const { groups = {} } of part.matchAll(pattern)) {
        define(kinds, groups);
      }
    }
  }
  const marks = [...around.matchAll(markDefinition)].map(({ groups }) => groups?.["mark"] ?? "");
  const isDocumentation = documentationClass.test(text) || documentationClass.test(around);
  return { ...kinds, marks: new Set(isDocumentation ? [...marks, "|"] : marks) };
}
