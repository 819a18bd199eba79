/** The extension's id: its publisher and its name in package.json. */
const id = "citelens.citelens";

/** A command, a setting, a view, or the id itself, but not as part of a path. */
const identifier = /(?<![\w./\\-])citelens\.\w+(?![\w./\\-])/;

/** The beginning of our messages: the name of the log channel. */
const channel = /(?<![\w./\\-])CiteLens: /;

/** A file of the installed extension. */
const installedFile = /[/\\]citelens\.citelens-\d[^/\\]*[/\\](?:dist|media)[/\\]/;

/** Returns whether a line of VS Code's console or logs is about CiteLens. Paths do not count, because a clone may have that name too. */
export function isOwnLine(line: string): boolean {
  return identifier.test(line) || channel.test(line) || installedFile.test(line);
}

/** Returns whether a file, given by its path below VS Code's folder of logs, is CiteLens's own log. */
export function isOwnLog(file: string): boolean {
  return file.split(/[/\\]/).includes(id);
}
