/**
 * `\input{a}`, `\include`, `\subfile` and similar commands, and `\import{folder/}{a}` and similar ones (the packages
 * subfiles and import).
 */
const partCommands =
  /\\(?:(?:input|include|subfile|subfileinclude|InputIfFileExists)[ \t]{0,20}\{([^{}\n]{1,500})\}|(?:sub)?(?:import|includefrom|inputfrom)\*?[ \t]{0,20}\{([^{}\n]{0,500})\}[ \t]{0,20}\{([^{}\n]{1,500})\})/g;

/**
 * Returns the files that a LaTeX document includes, as written there, without repetitions and with their extension. LaTeX
 * looks for them in the folder of the root. Skips comments, and paths that a macro still has to complete.
 */
export function latexPartsNamedIn(text: string): readonly string[] {
  const code = withoutComments(text);
  const named = [...code.matchAll(partCommands)].map(([, file, folder = "", name = ""]) =>
    (file ?? joined(folder.trim(), name)).trim().replaceAll('"', ""),
  );
  const paths = named.filter((path) => path !== "" && !/[\\#]/.test(path)).map((path) => (/\.\w{1,10}$/.test(path) ? path : `${path}.tex`));
  return [...new Set(paths)];
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
