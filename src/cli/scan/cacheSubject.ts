import { stat } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { version } from "../../../package.json";
import type { Invocation } from "../command";
import type { TaskName } from "./work";

/** Returns the conditions on which a task's results for files at a path depend, beside the files themselves. */
export async function cacheSubject(
  task: TaskName,
  start: string,
  texts: readonly string[],
  invocation: Invocation,
): Promise<readonly unknown[]> {
  const { threadProgram, libraryFiles } = invocation;
  const states = [...(threadProgram === undefined ? [] : [threadProgram]), ...libraryFiles].map(async (file) => {
    const { size, mtimeMs, ctimeMs } = await stat(file);
    return [path.resolve(file), size, mtimeMs, ctimeMs];
  });
  return [task, version, process.cwd(), start, invocation.flag("no-bundled"), texts, await Promise.all(states)];
}
