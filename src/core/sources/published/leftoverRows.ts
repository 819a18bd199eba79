import { readArxivId } from "../../text/arxivId";
import { type CurrentEntry, type FieldRow, removeRow, shown } from "./fieldRow";

/** The fields in which entries say that they are those of preprints. */
const places = [
  "journal",
  "journaltitle",
  "howpublished",
  "note",
  "addendum",
  "volume",
  "number",
  "pages",
  "publisher",
  "institution",
  "organization",
  "pubstate",
];
const marks =
  /arxiv|^abs\/|\bcorr\b|(?:bio|med|chem|psy)rxiv|\bssrn\b|preprint|e-?print|prepublished|under review|in submission|submitted|unpublished|to appear|in press|forthcoming/i;
/** A longer note says more than that. */
const maxNoteChars = 60;

/** The fields that record an arXiv id. */
const eprintFields = ["eprint", "archiveprefix", "eprinttype", "primaryclass", "eprintclass"];

/** Returns the rows of what is no longer true of a published paper, and of its arXiv id, which stays. */
export function leftoverRows(entry: CurrentEntry, changed: readonly FieldRow[]): readonly FieldRow[] {
  const touched = new Set(
    changed.flatMap(({ changes }) => changes.flatMap((change) => (change.kind === "set" ? [change.name, change.replaces ?? ""] : []))),
  );
  const gone = places
    .filter((name) => !touched.has(name) && marks.test(shown(entry.fields.get(name) ?? "")))
    .map((name) => ({ ...removeRow(name, entry.fields), isAccepted: shown(entry.fields.get(name) ?? "").length <= maxNoteChars }));
  return [...gone, ...eprintRow(entry)];
}

/** Records the id if the entry has it only in a field that may go. */
function eprintRow({ fields, paper: { arxiv }, dialect }: CurrentEntry): readonly FieldRow[] {
  if (arxiv === undefined) {
    return [];
  }
  const written = fields.get("eprint");
  const row = { name: "eprint", before: shown(written ?? ""), after: arxiv, kind: "keep", isAccepted: true } as const;
  if (written !== undefined && readArxivId(written) !== undefined) {
    const otherwise = eprintFields.filter((name) => fields.has(name)).map((name) => ({ kind: "remove", name }) as const);
    return [{ ...row, after: row.before, changes: [], otherwise }];
  }
  const archive = dialect === "biblatex" ? ({ name: "eprinttype", value: "arxiv" } as const) : { name: "archivePrefix", value: "arXiv" };
  return written === undefined
    ? [
        {
          ...row,
          changes: [
            { kind: "set", name: "eprint", value: arxiv },
            { kind: "set", ...archive },
          ],
        },
      ]
    : [];
}
