import { type Cursor, wholeText } from "../cursor/cursor";

interface Row {
  readonly languages: string;
  /** What opens a documentation comment (Doxygen's manual, "Documenting the code"). */
  readonly opens: RegExp;
  /** Of these marks those that nobody but Doxygen has. */
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

/** Whether Doxygen reads a language's comments: its project may have a Doxyfile. */
export function isDoxygenLanguage(languageId: string): boolean {
  return languages.has(languageId);
}

/**
 * Whether the cursor is in a comment that Doxygen reads. Many write `///` and `/** … *\/` without it, and there `\cite key` tells a reader
 * nothing: Doxygen is at work where the project has a Doxyfile, the document uses one of its commands, or the mark is its own.
 */
export function isInDoxygen(cursor: Cursor): boolean {
  const { languageId, region, mark, hasDoxyfile = false } = cursor;
  const row =
    region?.kind === "comment" ? rows.find((one) => one.opens.test(mark) && one.languages.split(" ").includes(languageId)) : undefined;
  return row !== undefined && (hasDoxyfile || row.opensOwn.test(mark) || mostOf(wholeText(cursor)) !== undefined);
}

const commands =
  /(?<![\w\\@])([\\@])(?:brief|param|returns?|retval|tparam|see|sa|note|details|file|author|ref|cite|todo|warning|defgroup|ingroup|class|struct|fn|throws?|p|c|a|e)\b/g;

/** With which sign commands are written in the comment, else in the document: a backslash unless told. */
export function doxygenMarkOf(cursor: Cursor): "\\" | "@" {
  const { text, region } = cursor;
  const comment = region ? text.slice(region.start, region.end) : "";
  return mostOf(comment) ?? mostOf(wholeText(cursor)) ?? "\\";
}

function mostOf(text: string): "\\" | "@" | undefined {
  const marks = [...text.matchAll(commands)].map(([, mark]) => mark);
  const at = marks.filter((mark) => mark === "@").length;
  return marks.length === 0 ? undefined : at * 2 > marks.length ? "@" : "\\";
}
