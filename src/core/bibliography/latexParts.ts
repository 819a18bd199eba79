/** `\input{a}`, `\include`, `\subfile` and their kin; `\import{folder/}{a}` and its kin (the packages subfiles and import). */
const partCommands =
  /\\(?:(?:input|include|subfile|subfileinclude|InputIfFileExists)[ \t]{0,20}\{([^{}\n]{1,500})\}|(?:sub)?(?:import|includefrom|inputfrom)\*?[ \t]{0,20}\{([^{}\n]{0,500})\}[ \t]{0,20}\{([^{}\n]{1,500})\})/g;

/**
 * The files of which a LaTeX document is put together, as it names them, each once and with its ending: LaTeX looks for them from
 * the folder of the root. What stands in a comment, and what a macro still has to name, is left out.
 */
export function latexPartsNamedIn(text: string): readonly string[] {
  const code = withoutComments(text);
  const named = [...code.matchAll(partCommands)].map(([, file, folder = "", name = ""]) =>
    (file ?? joined(folder.trim(), name)).trim().replaceAll('"', ""),
  );
  const paths = named.filter((path) => path !== "" && !/[\\#]/.test(path)).map((path) => (/\.\w{1,10}$/.test(path) ? path : `${path}.tex`));
  return [...new Set(paths)];
}

/** Whether a LaTeX text is a whole document, and no part of one; a `subfiles` part is one of another. */
export function isLatexRoot(text: string): boolean {
  return /\\document(?:class|style)\b(?!\[[^\]\n]{0,500}\]\{subfiles\})/.test(withoutComments(text));
}

/** A LaTeX text without its comments. */
export function withoutComments(text: string): string {
  return text.replace(/(?<!\\)((?:\\\\)*)%.*/g, "$1");
}

function joined(folder: string, name: string): string {
  return folder === "" || folder.endsWith("/") ? `${folder}${name.trim()}` : `${folder}/${name.trim()}`;
}
