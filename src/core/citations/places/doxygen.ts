import { type Cursor, wholeText } from "../cursor/cursor";

/** What opens a documentation comment by language (Doxygen's manual, "Documenting the code"). */
const rows: readonly (readonly [languages: string, opens: RegExp])[] = [
  ["c cpp cuda-cpp cuda objective-c objective-cpp hlsl glsl opencl d idl slice", /^(?:\/\*[*!](?![*/])|\/\/[/!](?!\/))/],
  ["FortranFreeForm fortran fortran-modern FortranFixedForm", /^[!cC*][<>!]/],
  ["vhdl", /^--!/],
  ["python tcl", /^##(?!#)/],
];

/** Whether the cursor is in a comment that Doxygen reads. */
export function isInDoxygen({ languageId, region, mark }: Cursor): boolean {
  return region?.kind === "comment" && rows.some(([languages, opens]) => opens.test(mark) && languages.split(" ").includes(languageId));
}

const commands = /(?<![\w\\@])([\\@])(?:brief|param|returns?|retval|tparam|see|sa|note|details|file|author|ref|cite|todo|warning|defgroup|ingroup|class|struct|fn|throws?|p|c|a|e)\b/g;

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
