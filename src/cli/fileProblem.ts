/** Descriptions of Node's error codes for the user. */
const reasons: ReadonlyMap<string, string> = new Map([
  ["ENOENT", "no such file or folder"],
  ["ENOTDIR", "part of the path is not a folder"],
  ["EROFS", "the disk is read-only"],
  ["ENOSPC", "the disk is full"],
  ["EISDIR", "it is a folder"],
  ["EACCES", "permission denied"],
  ["EPERM", "permission denied"],
  ["ELOOP", "its symbolic links form a circle"],
  ["ENAMETOOLONG", "the path is too long"],
  ["ERR_BUFFER_TOO_LARGE", "it has more than 256 MB when it is unpacked"],
]);

/** Returns the reason why a file could not be read or written: `"no such file or folder"`. */
export function fileProblem(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return reasons.get(code) ?? (error instanceof Error ? error.message : String(error));
}
