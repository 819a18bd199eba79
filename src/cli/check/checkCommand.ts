import { realpath, stat } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { checkText } from "../../core/check/checkText";
import type { Checker } from "../../core/check/createChecker";
import { createIgnores, type Ignores } from "../../core/check/ignores";
import { extractTitles } from "../../core/names/extractNames";
import { runToEnd } from "../../core/sliced";
import { citingLanguageOf } from "../../core/citations/reading/citingFiles";
import { type Command, type Invocation, UsageError } from "../command";
import { createProjectBibliographies } from "../documents/bibliographiesOf";
import { createRoots } from "../documents/roots";
import { fileProblem } from "../fileProblem";
import { filesAt } from "../files";
import { loadSources } from "../papers";
import { createPositions } from "../positions";
import { workspaceRoot } from "../workspaceTexts";
import { createFileCheckers } from "./fileCheckers";
import { findingsFormats } from "./findingsFormats";
import { loadBibliographies } from "./loadBibliographies";
import { pathFrom } from "./pathFrom";
import type { FindingsFormat } from "./placedFinding";
import { loadProject, type Project } from "./projects";
import { readCheckedText, reasonToSkip } from "./readCheckedText";
import { createTally, type Tally } from "./tally";

/** `citelens check`: prints where references differ from what is known. */
export const checkCommand: Command = {
  name: "check",
  usage: "check PATH… [--format text|json|sarif|github]",
  summary: "Compare the references in files and folders with what is known about their papers.",
  help: [
    "  --format FORMAT  text (default); json: one line per finding; sarif: one document, for code scanning;",
    "                   github: annotations of a pull request",
    "",
    "Exit code: 0 if nothing differs but notes, 1 if an error or a warning was found, 2 if the arguments, a library, or citelens.json is wrong.",
    "",
  ],
  options: { format: { type: "string" } },
  async run(invocation) {
    const format = createFormat(invocation);
    const starts = await readable(invocation);
    const roots = new Map<string, Project>();
    for (const start of starts) {
      const root = await workspaceRoot(start);
      roots.set(root, roots.get(root) ?? (await loadProject(root, invocation)));
    }
    const tally = createTally((message) => {
      invocation.terminal.writeError(`citelens check: ${message}`);
      format.addProblem?.(message);
    });
    const files = await filesOf(starts, tally);
    await checkFiles(files, { invocation, projects: [...roots.values()], format, tally });
    if (format.end) {
      await invocation.terminal.write(format.end());
    }
    invocation.terminal.writeError(tally.summary());
    return tally.exitCode();
  },
};

function createFormat(invocation: Invocation): FindingsFormat {
  const name = invocation.text("format") ?? "text";
  const create = findingsFormats.get(name);
  if (!create) {
    throw new UsageError(`unknown format "${name}"; use one of ${[...findingsFormats.keys()].join(", ")}`);
  }
  return create(process.cwd());
}

/** Returns the paths that exist; the others make the exit code 2. @throws UsageError if none does. */
async function readable({ positionals, leaveOut }: Invocation): Promise<readonly string[]> {
  if (positionals.length === 0) {
    throw new UsageError("give at least one file or folder");
  }
  const problems: string[] = [];
  const starts: string[] = [];
  for (const start of positionals) {
    await stat(start).then(
      () => starts.push(start),
      (error: unknown) => problems.push(`cannot read "${start}": ${fileProblem(error)}`),
    );
  }
  if (starts.length === 0) {
    throw new UsageError(problems.join("; "));
  }
  for (const problem of problems) {
    leaveOut(problem, 2);
  }
  return starts;
}

/** A file to check, and the root of its workspace. */
interface CheckedFile {
  readonly file: string;
  readonly root: string;
}

/** Returns the files at and below the paths, each once. */
async function filesOf(starts: readonly string[], tally: Tally): Promise<readonly CheckedFile[]> {
  const files = new Map<string, CheckedFile>();
  for (const start of starts) {
    const root = await workspaceRoot(start);
    for await (const file of filesAt(start, tally.problem)) {
      const whole = path.resolve(file);
      files.set(whole, files.get(whole) ?? { file, root });
    }
  }
  return [...files.values()];
}

interface Run {
  readonly invocation: Invocation;
  readonly projects: readonly Project[];
  readonly format: FindingsFormat;
  readonly tally: Tally;
}

async function checkFiles(files: readonly CheckedFile[], run: Run): Promise<void> {
  const { invocation, projects, tally } = run;
  const { own, bundled } = await loadSources(invocation, extractTitles);
  const libraries = [...own, ...projects.flatMap((project) => project.libraries)];
  const beside = await namedByProjects(files, projects);
  const found = await loadBibliographies([...files.map(({ file }) => file), ...beside], libraries);
  const checkerOf = await createFileCheckers({ libraries, found, bundled });
  const ignoresOf = new Map(projects.map(({ root, ignore }) => [root, createIgnores(ignore)]));
  for (const { file, root } of files) {
    if (invocation.terminal.isClosed()) {
      return;
    }
    const text = await readCheckedText(file, tally.problem);
    if (text !== undefined && reasonToSkip(file, text) !== undefined) {
      tally.skip();
    } else if (text !== undefined) {
      await checkFile({ file, text, inRoot: pathFrom(root, file) ?? file }, await checkerOf(file), ignoresOf.get(root), run);
    }
  }
}

/** Returns the bibliographies that project files name for the checked documents and that are not checked themselves. */
async function namedByProjects(files: readonly CheckedFile[], projects: readonly Project[]): Promise<readonly string[]> {
  const finder = createProjectBibliographies(await createRoots(projects.map(({ root }) => root)));
  const named = new Set<string>();
  for (const { file } of files) {
    const languageId = citingLanguageOf(path.basename(file)) ?? (/\.ipynb$/i.test(file) ? "markdown" : undefined);
    for (const one of languageId === undefined ? [] : await finder.of({ file, languageId })) {
      named.add(one);
    }
  }
  for (const { file } of named.size === 0 ? [] : files) {
    named.delete(await realpath(file).catch(() => file));
  }
  return [...named];
}

async function checkFile(
  { file, text, inRoot }: { readonly file: string; readonly text: string; readonly inRoot: string },
  checker: Checker,
  ignores: Ignores | undefined,
  { invocation, format, tally }: Run,
): Promise<void> {
  const checked = runToEnd(checkText(text, { fileName: path.basename(file), folder: path.posix.dirname(inRoot) }, checker));
  const findings = checked.findings.filter((finding) => ignores?.has(finding, inRoot) !== true);
  tally.add({ ...checked, findings, hidden: checked.hidden + checked.findings.length - findings.length });
  const { at } = createPositions(findings.length === 0 ? "" : text);
  for (const finding of findings) {
    const line = format.add({ ...finding, file, from: at(finding.start), to: at(finding.end) });
    if (line !== undefined) {
      await invocation.terminal.write(line);
    }
  }
}
