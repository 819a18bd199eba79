/**
 * `\input{a}`, TeX's own `\input a`, `\include`, `\subfile` and similar commands, and `\import{folder/}{a}` and similar ones (the packages
 * subfiles and import).
 */
const partCommands =
  /\\(?:(?:input|include|subfile|subfileinclude|includestandalone|InputIfFileExists)(?:\[[^\]\n]{0,200}\])?[ \t]{0,20}\{([^{}\n]{1,500})\}|input[ \t]{1,20}"?([^\s"{}\\]{1,500})|(?:sub)?(?:import|includefrom|inputfrom)\*?[ \t]{0,20}\{([^{}\n]{0,500})\}[ \t]{0,20}\{([^{}\n]{1,500})\})/g;

/**
 * Returns the files that a LaTeX document includes, as written there, without repetitions and with their extension. LaTeX
 * looks for them in the folder of the root. Skips comments, and paths that a macro still has to complete.
 */
export function latexPartsNamedIn(text: string): readonly string[] {
  const code = withoutComments(text);
  const named = [...code.matchAll(partCommands)].map(([, file, bare, folder = "", name = ""]) =>
    (file ?? bare ?? joined(folder.trim(), name)).trim().replaceAll('"', ""),
  );
  const paths = named.filter((path) => path !== "" && !/[\\#]/.test(path)).map((path) => (/\.\w{1,10}$/.test(path) ? path : `${path}.tex`));
  return [...new Set(paths)];
}

const styleCommands =
  /\\(?:(usepackage|RequirePackage(?:WithOptions)?)|documentclass|LoadClass(?:WithOptions)?)[ \t]{0,20}(?:\[[^\]]{0,2000}\])?\s{0,20}\{([^{}\\#]{1,1000})\}/g;

/** Returns the packages and classes that a LaTeX text loads, as files: `natbib.sty`, `thesis.cls`. Most of them are not files of the project. */
export function latexStylesNamedIn(text: string): readonly string[] {
  const named = [...withoutComments(text).matchAll(styleCommands)].flatMap(([, asPackage, names = ""]) =>
    names.split(",").map((name) => `${name.trim()}.${asPackage === undefined ? "cls" : "sty"}`),
  );
  return [...new Set(named)].filter((name) => !name.startsWith("."));
}

/** Returns the part of a LaTeX text before its document begins. */
export function preambleIn(text: string): string {
  const end = text.indexOf("\\begin{document}");
  return end === -1 ? text : text.slice(0, end);
}

/** Returns `true` if a LaTeX text is a complete document. A part that uses `subfiles` is not. */
export function isLatexRoot(text: string): boolean {
  return /\\document(?:class|style)\b(?!\[[^\]\n]{0,500}\]\{subfiles\})/.test(withoutComments(text));
}

/** Returns a LaTeX text without its comments. */
export function withoutComments(text: string): string {
  return text.replace(/(?<!\\)((?:\\\\)*)%.*/g, "$1");
}

function joined(folder: string, name: string): string {
  return folder === "" || folder.endsWith("/") ? `${folder}${name.trim()}` : `${folder}/${name.trim()}`;
}
