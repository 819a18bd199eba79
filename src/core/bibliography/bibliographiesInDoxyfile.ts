import { uniquePaths } from "./bibliographiesNamedIn";

/** The usual paths of Doxygen's configuration, from a folder that has the sources in it or below it. */
export const doxyfilePaths = ["Doxyfile", "docs/Doxyfile", "doc/Doxyfile", "Doxyfile.in", "docs/Doxyfile.in", "doc/Doxyfile.in"];

/**
 * `CITE_BIB_FILES = a.bib "b c.bib" \` and its continuation lines. `+=` adds to the list (Doxygen's manual,
 * "Configuration").
 */
const setting = /^[ \t]*CITE_BIB_FILES[ \t]*(\+?)=((?:"[^"\n]{0,1000}"|[^\n\\#]|\\(?!\r?\n)|\\\r?\n)*)/gm;

/**
 * Returns the bibliographies that a Doxyfile names, as written there: relative to the folder in which Doxygen runs. Adds a
 * missing `.bib`, as Doxygen does. Skips paths that a build system still has to complete (`@DIR@/a.bib`, `$(DIR)/a.bib`).
 */
export function bibliographiesInDoxyfile(text: string): readonly string[] {
  let values: readonly string[] = [];
  for (const [, plus = "", value = ""] of text.matchAll(setting)) {
    const named = [...value.matchAll(/"([^"\n]*)"|([^\s"\\]+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
    values = plus === "" ? named : [...values, ...named];
  }
  return uniquePaths(values.filter((path) => !/[@$]/.test(path))).map((path) => (/\.bib$/i.test(path) ? path : `${path}.bib`));
}
