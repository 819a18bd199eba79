import { exportBibtex } from "./exportBibtex";
import { exportCff } from "./exportCff";
import { exportCsl } from "./exportCsl";
import type { ExportedPaper, ExportOptions, ExportResult } from "./exported";
import { exportMarkdown, exportRst } from "./exportSection";

type Export = (text: string, papers: readonly ExportedPaper[], options: ExportOptions) => ExportResult;

/** The formats in which the papers of a code base are exported, and the name of the file that each goes into by default. */
const formats = {
  bibtex: { export: exportBibtex, fileName: "references.bib" },
  markdown: { export: exportMarkdown, fileName: "README.md" },
  rst: { export: exportRst, fileName: "README.rst" },
  cff: { export: exportCff, fileName: "CITATION.cff" },
  csl: { export: exportCsl, fileName: "references.json" },
} as const satisfies Readonly<Record<string, { readonly export: Export; readonly fileName: string }>>;

export type ExportFormat = keyof typeof formats;

export const exportFormats: readonly ExportFormat[] = ["bibtex", "markdown", "rst", "cff", "csl"];

/** Returns the name of the file that a format goes into by default. */
export function defaultExportFile(format: ExportFormat): string {
  return formats[format].fileName;
}

/** Returns the format of a file by its name, or `undefined`. */
export function exportFormatOf(fileName: string): ExportFormat | undefined {
  const extension = /\.(\w{1,10})$/.exec(fileName)?.[1]?.toLowerCase() ?? "";
  return formatOfExtension.get(extension);
}

const formatOfExtension: ReadonlyMap<string, ExportFormat> = new Map([
  ["bib", "bibtex"],
  ["md", "markdown"],
  ["markdown", "markdown"],
  ["rst", "rst"],
  ["cff", "cff"],
  ["json", "csl"],
]);

/**
 * Returns the text of a file with papers in it: what it lacks is added, and the rest stays as it is. Exporting the same papers to the result
 * changes nothing.
 *
 * @param text the text of the file, empty for a new one
 */
export function exportPapers(
  format: ExportFormat,
  text: string,
  papers: readonly ExportedPaper[],
  options: ExportOptions = {},
): ExportResult {
  return formats[format].export(text, papers, options);
}
