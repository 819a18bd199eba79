import { pathsOf } from "./bibliographiesNamedIn";

/** `CITE_BIB_FILES = a.bib "b c.bib" \` and what goes on in the next lines; `+=` adds (Doxygen's manual, "Configuration"). */
const setting = /^[ \t]*CITE_BIB_FILES[ \t]*(\+?)=((?:[^\n\\#]|\\(?!\r?\n)|\\\r?\n)*)/gm;

/**
 * The bibliographies that a Doxyfile names, as it writes them: relative to the folder in which Doxygen runs. `.bib` is added where it is
 * missing, as Doxygen does; what a build system still has to fill in (`@DIR@/a.bib`, `$(DIR)/a.bib`) is left out.
 */
export function bibliographiesInDoxyfile(text: string): readonly string[] {
  let values: readonly string[] = [];
  for (const [, plus = "", value = ""] of text.matchAll(setting)) {
    const named = [...value.matchAll(/"([^"\n]*)"|([^\s"\\]+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
    values = plus === "" ? named : [...values, ...named];
  }
  return pathsOf(values.filter((path) => !/[@$]/.test(path))).map((path) => (/\.bib$/i.test(path) ? path : `${path}.bib`));
}
