const partCode = /(?<![\w-])(?:include|import)(?:[ \t]{1,20}|[ \t]{0,20}\([ \t]{0,20})"([^"\\\n]{1,500})"/g;
const comment = /\/\*(?:[^*]|\*(?!\/))*(?:\*\/|$)|(?<![:/])\/\/.*/g;

/**
 * Returns the files that a Typst text includes or imports, as written there, without repetitions. Typst looks for them in the folder of the
 * file, or from the project's folder on if they begin with a slash. Packages (`"@preview/cetz:0.2.0"`) are no files of the project.
 */
export function typstPartsNamedIn(text: string): readonly string[] {
  const paths = [...text.replace(comment, "").matchAll(partCode)].map(([, path = ""]) => path);
  return [...new Set(paths)].filter((path) => !path.startsWith("@"));
}
