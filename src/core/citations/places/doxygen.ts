import { type Cursor, documentText } from "../cursor/cursor";

interface Row {
  readonly languages: string;
  /** Matches the marks that open a documentation comment (Doxygen's manual, "Documenting the code"). */
  readonly opens: RegExp;
  /** Matches the ones among them that only Doxygen uses. */
  readonly opensOwn: RegExp;
}

const rows: readonly Row[] = [
  {
    languages: "c cpp cuda-cpp cuda objective-c objective-cpp hlsl glsl opencl d idl slice",
    opens: /^(?:\/\*[*!](?![*/])|\/\/[/!](?!\/))/,
    opensOwn: /^(?:\/\*!|\/\*\*<|\/\/!|\/\/\/<)/,
  },
  { languages: "FortranFreeForm fortran fortran-modern FortranFixedForm", opens: /^[!cC*][<>!]/, opensOwn: /^[!cC*]</ },
  { languages: "vhdl", opens: /^--!/, opensOwn: /^--!/ },
  { languages: "python tcl", opens: /^##(?!#)/, opensOwn: /^##</ },
];
const languages = new Set(rows.flatMap((row) => row.languages.split(" ")));

/** Returns whether Doxygen reads the comments of a language, so that it is worth looking for a Doxyfile. */
export function isDoxygenLanguage(languageId: string): boolean {
  return languages.has(languageId);
}

/**
 * Returns whether the cursor is in a comment that Doxygen reads. `///` and `/** … *\/` are also common without Doxygen, and there `\cite key`
 * means nothing to a reader. So the project must have a Doxyfile, the document must use a Doxygen command, or only Doxygen has the mark.
 */
export function isInDoxygen(cursor: Cursor): boolean {
  const { languageId, region, mark, hasDoxyfile = false } = cursor;
  const row =
    region?.kind === "comment" ? rows.find((one) => one.opens.test(mark) && one.languages.split(" ").includes(languageId)) : undefined;
  return row !== undefined && (hasDoxyfile || row.opensOwn.test(mark) || mostUsedMark(documentText(cursor)) !== undefined);
}

const commands =
  /(?<![\w\\@])([\\@])(?:brief|param|returns?|retval|tparam|see|sa|note|details|file|author|ref|cite|todo|warning|defgroup|ingroup|class|struct|fn|throws?|p|c|a|e)\b/g;

/** Returns the character that begins most commands in the comment, else in the document, else a backslash. */
export function doxygenCommandMark(cursor: Cursor): "\\" | "@" {
  const { text, region } = cursor;
  const comment = region ? text.slice(region.start, region.end) : "";
  return mostUsedMark(comment) ?? mostUsedMark(documentText(cursor)) ?? "\\";
}

function mostUsedMark(text: string): "\\" | "@" | undefined {
  const marks = [...text.matchAll(commands)].map(([, mark]) => mark);
  const at = marks.filter((mark) => mark === "@").length;
  return marks.length === 0 ? undefined : at * 2 > marks.length ? "@" : "\\";
}
