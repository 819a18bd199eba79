/** What Node's error codes mean to a person. */
const reasons: ReadonlyMap<string, string> = new Map([
  ["ENOENT", "there is no such file or folder"],
  ["ENOTDIR", "a part of the path is no folder"],
  ["EISDIR", "it is a folder"],
  ["EACCES", "you have no permission"],
  ["EPERM", "you have no permission"],
  ["ELOOP", "its links lead in a circle"],
  ["ENAMETOOLONG", "the path is too long"],
]);

/** Why a file could not be read, in a few words: `"there is no such file or folder"`. */
export function fileProblem(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return reasons.get(code) ?? (error instanceof Error ? error.message : String(error));
}
