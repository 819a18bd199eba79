import path from "node:path";

/** Returns the path of a file from a folder, with slashes, or `undefined` if the file is not below it. */
export function pathFrom(folder: string, file: string): string | undefined {
  const relative = path.relative(path.resolve(folder), path.resolve(file));
  const isOutside = relative === ".." || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative);
  return isOutside ? undefined : relative.split(path.sep).join("/");
}
