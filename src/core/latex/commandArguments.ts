/**
 * The arguments of commands that have more than the text that they display, in order:
 *
 * - `*`: a star that may be missing
 * - `[`: an optional argument, which is not displayed
 * - `-`: an argument that is not displayed, such as a length, a color, or a language
 * - `+`: the text that is displayed
 * - `s`: two arguments that are displayed in the opposite order
 * - `l`: a length or a number without braces: `\kern0pt`
 *
 * A command with nothing behind it is not displayed and has no arguments.
 */
const rows: readonly (readonly [names: string, shape: string])[] = [
  // The first text is the one on the page; the second one is for the reader's list of contents.
  ["texorpdfstring printfirst", "+-"],
  // BibTeX's example xampl.bib defines these for sorting, and much of the world has copied them.
  ["noopsort sortnoop noop nosort sortas", "-"],
  ["switchargs", "s"],
  ["singleletter", "+"],
  ["textcolor", "[-+"],
  ["color pagecolor", "[-"],
  ["colorbox scalebox rotatebox foreignlanguage textlang selectfontsize", "[-+"],
  ["fcolorbox", "[--+"],
  ["raisebox", "-[[+"],
  ["resizebox", "*--+"],
  ["makebox framebox", "[[+"],
  ["parbox", "[[[-+"],
  ["multicolumn", "--+"],
  ["hyperlink hypertarget", "-+"],
  ["hyperref", "[+"],
  ["discretionary", "--+"],
  ["selectlanguage includegraphics", "*[-"],
  ["hspace vspace addvspace hphantom vphantom phantom linespread fontfamily fontseries fontshape fontencoding index nocite", "*-"],
  ["bibliographystyle pagestyle", "-"],
  ["fontsize setlength addtolength setcounter addtocounter", "--"],
  ["usefont", "----"],
  ["rule", "[--"],
  ["footnotetext marginpar", "[-"],
  ["kern mkern hskip vskip mskip raise lower penalty", "l"],
  [
    "selectfont hfill hfil vfill vfil ignorespaces unskip allowbreak nobreak leavevmode strut null phantomsection lsstyle frenchspacing",
    "",
  ],
];

const shapes: ReadonlyMap<string, string> = new Map(
  rows.flatMap(([names, shape]) => names.split(" ").map((name) => [name, shape] as const)),
);

/** Commands whose text a reader of a title or a name does not want, although it says something about the paper. */
const asideShapes: ReadonlyMap<string, string> = new Map([
  ["footnote", "[-"],
  ["todo", "[-"],
  ["href", "-+"],
]);

/** Commands for sorting are written in any case: `\SortNoop`. */
const sortingCommand = /^(?:no?op|sort)/i;

/**
 * Returns the arguments of a command in the notation of the table above, or `undefined` if it has at most the text that it displays.
 *
 * @param isField whether the text is a field, such as a title, in which notes and addresses are not displayed.
 */
export function argumentsOf(name: string, isField: boolean): string | undefined {
  const known = shapes.get(name) ?? (isField ? asideShapes.get(name) : undefined);
  return known ?? (name.length > 3 && sortingCommand.test(name) ? shapes.get(name.toLowerCase()) : undefined);
}
