/**
 * Environments whose content TeX does not read as LaTeX: those of LaTeX, and of verbatim, moreverb, sverb, fancyvrb, fvextra, listings, minted,
 * tcolorbox, comment, pythontex, sagetex, luacode and asymptote. `alltt` and beamer's `semiverbatim` run commands, so both may cite.
 */
const environments =
  "verbatim verbatimtab verbatimcmd verbatimwrite boxedverbatim listing demo Verbatim BVerbatim LVerbatim SaveVerbatim VerbatimOut VerbatimWrite VerbEnv " +
  "lstlisting minted tcblisting tcboutputlisting tcbwritetemp dispExample dispListing comment filecontents pycode pyblock pyverbatim pyconsole " +
  "pycon sympycode sageblock sagesilent sageverbatim luacode asy asydef";

/** How a command takes text that TeX does not read. */
interface VerbatimCommand {
  /** The number of groups in braces before the text. */
  readonly groups: number;
  /** True if the text may also be in braces. */
  readonly isInBraces: boolean;
}

const commands: readonly (readonly [names: string, command: VerbatimCommand])[] = [
  ["verb", { groups: 0, isInBraces: false }],
  ["Verb EscVerb lstinline", { groups: 0, isInBraces: true }],
  ["SaveVerb", { groups: 1, isInBraces: false }],
  ["mint mintinline", { groups: 1, isInBraces: true }],
];

const optional = String.raw`\s{0,20}\[[^\]]{0,500}\]`;
const group = String.raw`\s{0,20}\{(?<content>[^{}]{0,200})\}`;
/** Matches the name of a command that is defined, with or without braces around it. */
const defined = String.raw`\*?\s{0,20}\{?\s{0,20}\\(?<name>[A-Za-z@]{1,60})\s{0,20}\}?`;

/** The kinds of verbatim text that a document can use: those of the packages, and those that it defines itself. */
interface Kinds {
  readonly environments: Set<string>;
  readonly commands: Map<string, VerbatimCommand>;
  /** The characters between which text is verbatim. */
  readonly marks: Set<string>;
}

type Groups = Readonly<Record<string, string | undefined>>;

const inline: VerbatimCommand = { groups: 0, isInBraces: true };

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
      String.raw`\\(?:(?:re)?newtcblisting|(?:New|Renew|Provide|Declare)TCBListing|lstnewenvironment|(?:Define|Custom|Recustom)VerbatimEnvironment|excludecomment)\*?(?:${optional})?${group}`,
      "g",
    ),
    defineEnvironment,
  ],
  [
    new RegExp(
      String.raw`\\(?:(?:re)?newenvironment|(?:New|Renew|Provide|Declare)DocumentEnvironment)\*?${group}(?:${optional}|\s{0,20}\{[^{}]{0,100}\}){0,2}\s{0,20}\{\s{0,20}(?:\\VerbatimEnvironment\s{0,20})?\\(?:begin\{(?:[VBL]{0,2}[vV]erbatim|lstlisting|minted)\}|[vV]erbatim(?![A-Za-z])|comment(?![A-Za-z]))`,
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
  // LaTeX's usrguide, the argument type `v`
  [new RegExp(String.raw`\\(?:New|Renew|Provide|Declare)DocumentCommand${defined}\s{0,20}\{\s{0,20}\+?v\s{0,20}\}`, "g"), defineCommand],
  [
    new RegExp(
      String.raw`\\(?:(?:re)?new|provide)command${defined}\s{0,20}\{\s{0,20}\\(?:verb|Verb|lstinline|mintinline)(?:${optional})?(?:\{[\w+-]{0,60}\})?\s{0,20}\}`,
      "g",
    ),
    defineCommand,
  ],
  // shortvrb, fancyvrb and listings; the class ltxdoc makes the bar such a character
  [
    new RegExp(
      String.raw`\\(?:DefineShortVerb|MakeShortVerb|lstMakeShortInline)\*?(?:${optional})?\s{0,20}\{?\\?(?<mark>[^\sA-Za-z\d\\{}%])`,
      "g",
    ),
    (kinds, { mark = "" }) => kinds.marks.add(mark),
  ],
  [/\\(?:documentclass|LoadClass)(?:\[[^\]]{0,500}\])?\{(?:ltxdoc|l3doc)\}/g, (kinds) => kinds.marks.add("|")],
];

function kindsOf(text: string): Kinds {
  const kinds: Kinds = {
    environments: new Set(environments.split(" ")),
    commands: new Map(commands.flatMap(([names, command]) => names.split(" ").map((name) => [name, command] as const))),
    marks: new Set(),
  };
  for (const [pattern, define] of definitions) {
    for (const { groups = {} } of text.matchAll(pattern)) {
      define(kinds, groups);
    }
  }
  return kinds;
}

/** Matches a comment, an environment's beginning, a command, another escaped character, a chunk of knitr, or a character that may mark text. */
const token =
  /%.*|\\begin\{(?<environment>[^{}\s]{1,60}?)\*?\}|\\end\{(?<document>document)\}|\\(?<command>[A-Za-z@]+)\*?|\\[\s\S]|^<<.*>>=[^\n]*\n(?=(?<chunk>))|[^\s\p{L}\p{N}\\{}]/gmu;
const inlineOptions = new RegExp(`(?:${optional})?`, "y");
const inlineGroup = new RegExp(group, "y");
const chunkEnd = /^@[^\S\n]*$/gm;
const falseEnd = /\\fi(?![A-Za-z@])/g;

/**
 * Yields the parts of a LaTeX text that TeX does not read as LaTeX, in order: comments, verbatim text of every kind, `\iffalse … \fi`, chunks
 * of knitr, and what follows `\end{document}`. An unclosed part ends with the text. The time is linear.
 */
export function* latexVerbatim(text: string): Generator<readonly [start: number, end: number]> {
  const kinds = kindsOf(text);
  const search = new RegExp(token);
  for (let found = search.exec(text); found; found = search.exec(text)) {
    const start = found.index;
    const end = endOf(text, found, kinds);
    if (end !== undefined) {
      yield [start, end];
      search.lastIndex = Math.max(end, start + 1);
    }
  }
}

/** Returns the offset at which the verbatim text ends that a token begins, or `undefined` if it begins none. */
function endOf(text: string, found: RegExpExecArray, kinds: Kinds): number | undefined {
  const { environment, document, command, chunk } = found.groups ?? {};
  const [sign] = found;
  const after = found.index + sign.length;
  if (sign.startsWith("%")) {
    return after;
  }
  if (environment !== undefined) {
    return kinds.environments.has(environment) ? endOfEnvironment(text, `\\end${sign.slice("\\begin".length)}`, after) : undefined;
  }
  if (chunk !== undefined) {
    return nextEnd(text, chunkEnd, after);
  }
  if (command === "iffalse") {
    return nextEnd(text, falseEnd, after);
  }
  if (command !== undefined) {
    const kind = kinds.commands.get(command);
    return kind && endOfCommand(text, after, kind);
  }
  return document === undefined ? (kinds.marks.has(sign) ? endOfMarked(text, sign, after) : undefined) : text.length;
}

function endOfEnvironment(text: string, closing: string, from: number): number {
  const at = text.indexOf(closing, from);
  return at === -1 ? text.length : at + closing.length;
}

function nextEnd(text: string, pattern: RegExp, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : text.length;
}

const maxInlineChars = 2000;

/** The text after `\verb` and the like stays on its line. */
function endOfCommand(text: string, from: number, { groups, isInBraces }: VerbatimCommand): number | undefined {
  let at = isInBraces || groups > 0 ? skipped(text, inlineOptions, from) : from;
  for (let group = 0; at !== undefined && group < groups; group++) {
    at = skipped(text, inlineGroup, at);
  }
  const mark = at === undefined ? undefined : text[at];
  if (at === undefined || mark === undefined || /[\sA-Za-z*]/.test(mark)) {
    return undefined;
  }
  return mark === "{" && isInBraces ? endOfBraces(text, at) : endOfMarked(text, mark, at + 1);
}

function skipped(text: string, pattern: RegExp, from: number): number | undefined {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

function endOfMarked(text: string, mark: string, from: number): number | undefined {
  for (let at = from; at < Math.min(text.length, from + maxInlineChars) && text[at] !== "\n"; at++) {
    if (text[at] === mark) {
      return at + 1;
    }
  }
  return undefined;
}

function endOfBraces(text: string, from: number): number | undefined {
  let depth = 0;
  for (let at = from; at < Math.min(text.length, from + maxInlineChars); at++) {
    depth += text[at] === "{" ? 1 : text[at] === "}" ? -1 : 0;
    if (depth === 0) {
      return at + 1;
    }
  }
  return undefined;
}
