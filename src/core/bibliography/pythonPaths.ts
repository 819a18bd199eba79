/** The known value of an expression of Python: a text, or a list. */
export type PythonValue = string | readonly PythonValue[] | undefined;

/** Returns the folder of a path, as `os.path.dirname` of the whole path does. Relative paths start at the folder of the file that is read. */
function folderOf(path: string): string {
  if (/(?:^|\/)\.\.$/.test(path)) {
    return `${path}/..`;
  }
  if (path === "." || path === "") {
    return "..";
  }
  const slash = path.replace(/\/{1,20}$/, "").lastIndexOf("/");
  return slash === -1 ? "." : slash === 0 ? "/" : path.slice(0, slash);
}

function joined(parts: readonly PythonValue[]): PythonValue {
  let path = "";
  for (const part of parts) {
    if (typeof part !== "string") {
      return undefined;
    }
    path = part.startsWith("/") || path === "" ? part : `${path.replace(/\/{1,20}$/, "")}/${part}`;
  }
  return path;
}

/** Returns the items of a value, in which lists are dissolved. */
export function itemsOf(value: PythonValue): readonly string[] {
  const [items, waiting]: [string[], PythonValue[]] = [[], [value]];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === "string") {
      items.push(next);
    } else {
      [...(next ?? [])].reverse().forEach((item) => waiting.push(item));
    }
  }
  return items;
}

/** Returns a path without `.` and without folders that `..` leaves again. */
export function normalized(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    const last = parts.at(-1);
    if (part === ".." && last !== undefined && last !== ".." && last !== "") {
      parts.pop();
    } else if (part !== "." && !(part === "" && parts.length > 0)) {
      parts.push(part);
    }
  }
  const joined = parts.join("/");
  // Two slashes name another computer, which one slash would hide.
  return path.startsWith("//") ? `/${joined}` : joined;
}

/** The most folders above a path that `Path.parents` is read for. */
const maxParents = 10;

/** Returns an attribute of a known value: that of a `pathlib.Path`. */
export function attributeOf(value: PythonValue, name: string): PythonValue {
  if (typeof value !== "string") {
    return undefined;
  }
  if (name === "parents") {
    const parents: string[] = [];
    for (let path = folderOf(value); parents.length < maxParents; path = folderOf(path)) {
      parents.push(path);
    }
    return parents;
  }
  return name === "parent" ? folderOf(value) : name === "name" ? value.slice(value.lastIndexOf("/") + 1) : undefined;
}

/** Functions and methods that return the path that they get, as far as its file is concerned. */
const same = new Set([
  "abspath",
  "realpath",
  "normpath",
  "fspath",
  "str",
  "resolve",
  "absolute",
  "as_posix",
  "Path",
  "PurePath",
  "PosixPath",
]);
const lists = new Set(["list", "tuple", "set", "sorted"]);

/**
 * Returns the result of a call, or `undefined` if only running it would show that.
 *
 * @param receiver the value whose method is called, if it is known.
 */
export function resultOf(name: string, receiver: PythonValue, given: readonly PythonValue[]): PythonValue {
  const first = given[0];
  if (name === "join" && receiver === undefined) {
    return joined(given);
  }
  if (name === "joinpath") {
    return joined([receiver, ...given]);
  }
  if (name === "cwd" || name === "getcwd") {
    return ".";
  }
  if (name === "dirname" && typeof first === "string") {
    return folderOf(first);
  }
  if (name === "with_name" && typeof receiver === "string") {
    return joined([folderOf(receiver), first]);
  }
  if (same.has(name)) {
    return given.length > 1 ? joined(given) : (first ?? receiver ?? (name === "Path" ? "." : undefined));
  }
  return lists.has(name) ? (first ?? []) : undefined;
}
