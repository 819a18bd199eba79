import path from "node:path";
import { setImmediate } from "node:timers/promises";
import { checkText } from "../../core/check/checkText";
import { createChecker, type Checker } from "../../core/check/createChecker";
import { createIgnores } from "../../core/check/ignores";
import { runToEnd } from "../../core/sliced";
import type { FoundInFile, LookOutcome } from "../../core/tools/agentTool";
import { nameOfText } from "../../core/tools/nameOfText";
import { createFileCheckers } from "../check/fileCheckers";
import { loadBibliographies } from "../check/loadBibliographies";
import { pathFrom } from "../check/pathFrom";
import { loadProject, type Project } from "../check/projects";
import { readCheckedText, reasonToSkip } from "../check/readCheckedText";
import type { Invocation } from "../command";
import { filesAt } from "../files";
import { createPositions } from "../positions";
import type { LoadedPapers } from "./loadedPapers";
import { locateAll, type LocatedPath, type Roots, shownFile } from "../documents/roots";

/** The papers of a call, the options of its command, and the signal that ends it. */
export interface LookContext {
  readonly loaded: LoadedPapers;
  readonly invocation: Invocation;
  readonly signal: AbortSignal;
}

/** Checks the references in a text of no file. */
export function checkGivenText(text: string, { own, bundled }: LoadedPapers): LookOutcome<FoundInFile> {
  const checker = createChecker([...own, ...bundled], { year: new Date().getFullYear() });
  const { found, looked } = foundIn(text, { fileName: nameOfText(text), shown: "text" }, checker);
  return { kind: "found", found, looked, notes: [] };
}

/** Checks the references in files and folders of the roots, as `citelens check` does. */
export async function checkPaths(paths: readonly string[], roots: Roots, context: LookContext): Promise<LookOutcome<FoundInFile>> {
  const located = await locateAll(paths, roots);
  if ("problem" in located) {
    return { kind: "refused", problem: located.problem };
  }
  const notes: string[] = [];
  const note = (message: string): void => void notes.push(message);
  const files = await filesOf(located, note);
  const projects = await loadProjects(located, withNotes(context.invocation, note));
  const { own, bundled } = context.loaded;
  const libraries = [...own, ...[...projects.values()].flatMap((project) => project.libraries)];
  const checkerOf = await createFileCheckers({ libraries, found: await loadBibliographies([...files.keys()], libraries), bundled });
  const found: FoundInFile[] = [];
  let looked = 0;
  for (const [file, root] of files) {
    // Lets a message arrive that ends the call.
    await setImmediate();
    context.signal.throwIfAborted();
    const text = await readCheckedText(file, note);
    if (text !== undefined && reasonToSkip(file, text) === undefined) {
      const ignores = createIgnores(projects.get(root)?.ignore ?? []);
      const inFile = foundIn(text, { fileName: path.basename(file), shown: shownFile(file, roots) }, await checkerOf(file));
      for (const one of inFile.found.filter(({ finding }) => !ignores.has(finding, pathFrom(root, file) ?? file))) {
        found.push(one);
      }
      looked += inFile.looked;
    }
  }
  return { kind: "found", found, looked, notes };
}

/** Returns the invocation of a command that takes down what it would write to standard error. */
export function withNotes(invocation: Invocation, note: (message: string) => void): Invocation {
  return { ...invocation, leaveOut: note, terminal: { ...invocation.terminal, writeError: note } };
}

/** Returns the files at and below paths, each once, with the root that each belongs to. */
async function filesOf(located: readonly LocatedPath[], note: (message: string) => void): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const one of located) {
    for await (const file of filesAt(one.path, note)) {
      files.set(file, one.root);
    }
  }
  return files;
}

async function loadProjects(located: readonly LocatedPath[], invocation: Invocation): Promise<ReadonlyMap<string, Project>> {
  const projects = new Map<string, Project>();
  for (const { root } of located) {
    projects.set(root, projects.get(root) ?? (await loadProject(root, invocation)));
  }
  return projects;
}

function foundIn(
  text: string,
  { fileName, shown }: { readonly fileName: string; readonly shown: string },
  checker: Checker,
): { readonly found: readonly FoundInFile[]; readonly looked: number } {
  const { findings, references, unknown } = runToEnd(checkText(text, { fileName }, checker));
  const { at } = createPositions(findings.length === 0 ? "" : text);
  return { found: findings.map((finding) => ({ file: shown, line: at(finding.start).line, finding })), looked: references - unknown };
}
