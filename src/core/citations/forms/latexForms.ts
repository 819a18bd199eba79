import { type LatexCommand, latexCommandOf, type LatexPackage } from "../styles/latexCommands";
import { latexPackagesOf } from "../styles/latexPackages";
import { endOfGap, type LatexArgument, latexArgumentAt } from "../syntaxes/latexArguments";
import type { CitedField, CitedForm, FormChoice, FormPlace, FormReading, FormSyntax } from "./citedForm";
import { escapeNote, plainNote } from "./latexNotes";

const inParentheses = "in parentheses";
const inSentence = "authors in the sentence";
const byStyle = "as the document's style prefers";
const authorsOnly = "authors only";
const yearOnly = "year only";
const inFootnote = "in a footnote";
const fullReference = "the full reference";
const withoutParentheses = "as citep, without parentheses";
const inReferences = "only in the list of references";

/** The effect of each command, as a reader sees it. */
const meanings: ReadonlyMap<string, string> = new Map(
  Object.entries({
    citep: inParentheses,
    citet: inSentence,
    citealp: withoutParentheses,
    citealt: "as citet, without parentheses",
    parencite: inParentheses,
    textcite: inSentence,
    autocite: byStyle,
    cite: byStyle,
    footcite: inFootnote,
    smartcite: "in a footnote, or in parentheses within one",
    supercite: "as a superscript",
    fullcite: fullReference,
    citeauthor: authorsOnly,
    citeyear: yearOnly,
    citeyearpar: "year in parentheses",
    citetitle: "title only",
    nocite: inReferences,
    citeA: inSentence,
    citeN: inSentence,
    citeasnoun: inSentence,
    citeonline: inSentence,
    newcite: inSentence,
    onlinecite: "number in the sentence",
    citeNP: "as cite, without parentheses",
  }),
);

/** The commands to offer for a package, the most usual first. */
const commandsOf: Readonly<Record<LatexPackage, string>> = {
  latex: "cite nocite",
  natbib: "citep citet cite citealp citealt citeauthor citeyear citeyearpar nocite",
  biblatex: "parencite textcite autocite cite footcite smartcite supercite fullcite citeauthor citeyear citetitle nocite",
  "biblatex-natbib": "citep citet citealp citealt",
  apacite: "cite citeA citeNP citeauthor citeyear citeyearNP fullcite shortcite nocite",
  jurabib: "cite citet citep footcite fullcite citetitle citeauthor citeyear nocite",
  harvard: "cite citeasnoun citeyear citename possessivecite nocite",
  chicago: "cite citeN citeA citeNP shortcite citeyear nocite",
  revtex: "onlinecite",
  amsrefs: "cite ocite fullcite nocite",
  abntex2cite: "cite citeonline citeauthor citeyear nocite",
  acl: "cite newcite shortcite",
  csquotes: "",
};

export const latexForms: FormSyntax = {
  syntaxes: ["latex"],
  forms: (documentText) => {
    const packages = latexPackagesOf(documentText);
    // In a part whose root is not known, the commands that it has are certainly defined.
    const commands = packages.length === 0 ? ["cite", ...usedIn(documentText)] : packages.flatMap((one) => commandsOf[one].split(" "));
    return [...new Set(commands)].filter((command) => command !== "").map((command) => choiceOf(command, packages));
  },
  unlisted: (form, documentText) => choiceOf(form, latexPackagesOf(documentText)),
  read: readLatex,
  escape: escapeNote,
  plain: plainNote,
};

const fieldsOf: Readonly<Record<LatexCommand["notes"], readonly CitedField[]>> = {
  none: [],
  locator: ["locator"],
  both: ["prefix", "locator"],
  angled: ["prefix", "locator"],
};

function choiceOf(command: string, packages: readonly LatexPackage[]): FormChoice {
  const notes = latexCommandOf(command, packages)?.notes ?? "both";
  return { id: command, example: `\\${command}{key}`, meaning: meanings.get(command) ?? "", fields: fieldsOf[notes] };
}

/** Returns the commands in a text that simply cite, in the order of their first appearance. */
function usedIn(text: string): readonly string[] {
  const names = [...text.matchAll(/\\([A-Za-z]{0,20}cite[A-Za-z]{0,20})\s{0,20}(?=[[{<])/gi)].map(([, name = ""]) => name);
  return [...new Set(names)].filter((name) => isSimple(latexCommandOf(name)));
}

/** Returns whether a command has nothing but notes and keys. Lists of citations, volumes and quotations are more than a form. */
function isSimple(command: LatexCommand | undefined): boolean {
  return command !== undefined && command.lead === undefined && !command.isRepeated && !command.hasTail;
}

function readLatex({ text, citation }: FormPlace, documentText: string): FormReading | undefined {
  const { start, end, listStart } = citation;
  const [beginning = "", command = ""] = /^\\([a-zA-Z]{1,40}\*?)/.exec(text.slice(start, listStart)) ?? [];
  const known = latexCommandOf(command);
  if (!/cite/i.test(command) || (known && !isSimple(known))) {
    return undefined;
  }
  const notes = notesIn(text, start + beginning.length, listStart - 1);
  const angled = notes?.filter(({ opening }) => opening === "<") ?? [];
  if (!notes || notes.length > 2 || angled.length > 1 || (angled.length === 1 && notes[0] !== angled[0])) {
    return undefined;
  }
  const [first = "", second] = notes.map((note) => text.slice(note.start, note.end));
  const hasPrefix = second !== undefined || angled.length === 1;
  const list = commentsIn(text, start + beginning.length, { notes, listStart: listStart - 1 }) + text.slice(listStart - 1, end);
  const packages = latexPackagesOf(documentText);
  return {
    start,
    end,
    cited: { form: command, prefix: hasPrefix ? first : "", locator: hasPrefix ? (second ?? "") : first, suffix: "" },
    write: (cited) => {
      const isAngled = latexCommandOf(cited.form, packages)?.notes === "angled" || angled.length === 1;
      return `\\${cited.form}${isAngled ? angledNotes(cited) : bracketedNotes(cited)}${list}`;
    },
  };
}

function bracketedNotes({ prefix, locator }: CitedForm): string {
  return prefix === "" ? (locator === "" ? "" : `[${locator}]`) : `[${prefix}][${locator}]`;
}

function angledNotes({ prefix, locator }: CitedForm): string {
  return (prefix === "" ? "" : `<${prefix}>`) + (locator === "" ? "" : `[${locator}]`);
}

/** Returns the notes between a command and its keys, or `undefined` if anything else is there. */
function notesIn(text: string, from: number, listStart: number): readonly LatexArgument[] | undefined {
  const notes: LatexArgument[] = [];
  let at = from;
  let note: LatexArgument | undefined;
  while (at < listStart && (note = latexArgumentAt(text, at, "[<"))) {
    notes.push(note);
    at = note.end + 1;
  }
  return endOfGap(text, at) === listStart ? notes : undefined;
}

/** Returns the gaps with comments around the notes of a citation, which keeps them. */
function commentsIn(
  text: string,
  from: number,
  { notes, listStart }: { readonly notes: readonly LatexArgument[]; readonly listStart: number },
): string {
  const gaps = [...notes, undefined].map((note, index) =>
    text.slice((notes[index - 1]?.end ?? from - 1) + 1, note ? note.start - 1 : listStart),
  );
  return gaps.filter((gap) => gap.includes("%")).join("");
}
