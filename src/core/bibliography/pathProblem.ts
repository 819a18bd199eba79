/** No system opens a longer path. */
const maxPathChars = 4096;

const problems: readonly (readonly [holds: (path: string) => boolean, problem: string])[] = [
  [(path) => path.length > maxPathChars, `its name is longer than ${maxPathChars} characters`],
  [(path) => /[\p{Cc}\p{Zl}\p{Zp}]/u.test(path), "its name has a control character or a line break"],
  // An address with a lone surrogate cannot be written.
  [(path) => /\p{Cs}/u.test(path), "its name has half of a character"],
];

/** Returns why a path cannot name a file, or `undefined` if it can. The file need not exist. */
export function pathProblem(path: string): string | undefined {
  return problems.find(([holds]) => holds(path))?.[1];
}

/**
 * Returns why a document or a project file must not name a path, or `undefined` if it may. Two slashes or backslashes begin the name of another
 * computer or of a device: on Windows, to look there is enough to send it the user's name and the hash of the password.
 */
export function namedPathProblem(path: string): string | undefined {
  return (
    pathProblem(path) ??
    (/^[\\/]{2}/.test(path) ? "it names another computer" : isAddress(path) ? "it is an address, and CiteLens reads only files" : undefined)
  );
}

/** Returns whether a text is an address, such as `https://example.org/refs.bib`, and no path. A drive of Windows has one letter. */
export function isAddress(text: string): boolean {
  return /^[a-z][\w+.-]+:\/\//i.test(text);
}

const maxShownChars = 80;

/** Returns a path as it is shown in a message: in quotes, on one line, and cut if it is long. */
export function shownPath(path: string): string {
  const shown = path.length > maxShownChars ? `${path.slice(0, maxShownChars)}…` : path;
  const escaped = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return JSON.stringify(shown).replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, escaped);
}
