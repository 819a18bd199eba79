import { cffEdit } from "../../citations/entries/cffEdit";
import { cffProblem } from "../../citations/entries/cffProblem";
import { type ExportedPaper, type ExportOptions, type ExportResult, remarks } from "./exported";

/** Adds the papers that a CITATION.cff lacks to its `references:`. An empty text becomes a new file with what the format asks for. */
export function exportCff(text: string, exported: readonly ExportedPaper[], options: ExportOptions): ExportResult {
  const isNew = text.replace(/^\uFEFF/, "").trim() === "";
  if (!isNew && !/^cff-version:/m.test(text.slice(0, maxHeadChars))) {
    return { problem: "not-cff" };
  }
  const base = isNew ? newFile(options.title ?? "This software") : text;
  const { recording } = options;
  const edit = cffEdit(
    exported.map(({ paper }) => paper),
    { text: base, recording },
    remarks(exported, options),
  );
  if (!edit) {
    return { text: base };
  }
  return cffProblem(base, [edit]) === undefined
    ? { text: base.slice(0, edit.start) + edit.newText + base.slice(edit.end) }
    : { problem: "not-cff" };
}

const maxHeadChars = 20_000;

/** The format asks for authors, whom nothing here names. */
function newFile(title: string): string {
  return [
    "cff-version: 1.2.0",
    'message: "If you use this software, please cite it and the papers that it builds on."',
    `title: ${JSON.stringify(title)}`,
    "type: software",
    "authors:",
    `  - name: ${JSON.stringify(`The authors of ${title}`)}`,
    "",
  ].join("\n");
}
