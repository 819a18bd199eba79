import path from "node:path";
import { type Codebase, createCodebase } from "../../core/codebase/createCodebase";
import { findPlaces } from "../../core/codebase/findPlaces";
import { type SkipReason, skipReason } from "../../core/codebase/skipReason";
import type { MentionMatcher } from "../../core/mentions/createMentionMatcher";
import type { Workspace } from "../../core/mentions/judge/score/readText";
import { runToEnd } from "../../core/sliced";
import type { Invocation } from "../command";
import { fileProblem } from "../fileProblem";
import { decodeText, readBounded } from "../files";
import { readWorkspaceTexts, workspaceRoot } from "../workspaceTexts";

/** Why a file is left out. */
type Skipped = SkipReason | "binary" | "too large";

/** A search for papers in one file after another. */
export interface Scan {
  readonly codebase: Codebase;
  readonly problem: (message: string) => void;
  /** Takes the root of the workspace that a path belongs to as evidence for the files there. */
  enter(start: string): Promise<void>;
  file(file: string): Promise<void>;
  /** Writes to standard error how many files were read and left out. */
  report(): void;
  filesRead(): number;
  exitCode(): number;
}

/** Creates a search for papers. A file that is left out or cannot be read costs only itself. */
export function createScan({ terminal }: Invocation, matcher: MentionMatcher): Scan {
  const codebase = createCodebase();
  const skipped = new Map<Skipped, number>();
  let [exitCode, read] = [0, 0];
  let workspace: Workspace | undefined;
  const problem = (message: string): void => {
    terminal.writeError(`citelens papers: ${message}`);
    exitCode = 1;
  };
  const skip = (reason: Skipped): void => {
    skipped.set(reason, (skipped.get(reason) ?? 0) + 1);
  };
  return {
    codebase,
    problem,
    async enter(start) {
      const texts = await readWorkspaceTexts(await workspaceRoot(start));
      workspace = texts.length === 0 ? undefined : matcher.readWorkspace(texts);
    },
    async file(file) {
      const bytes = await readBounded(file).catch((error: unknown) => {
        problem(`cannot read ${file}: ${fileProblem(error)}`);
        return null;
      });
      const text = bytes ? decodeText(bytes) : undefined;
      const reason = text === undefined ? (bytes === undefined ? "too large" : "binary") : skipReason(file, text);
      if (reason !== undefined) {
        if (bytes !== null) {
          skip(reason);
        }
      } else if (text !== undefined) {
        read++;
        codebase.set(file, runToEnd(findPlaces(text, { fileName: path.basename(file), workspace }, matcher)));
      }
    },
    report() {
      const left = [...skipped].sort().map(([reason, number]) => `${number} ${reason}`);
      const counted = `${count(codebase.papers().length, "paper")} in ${count(read, "file")}`;
      terminal.writeError(`citelens papers: ${counted}${left.length === 0 ? "" : `; left out: ${left.join(", ")}`}`);
    },
    filesRead: () => read,
    exitCode: () => exitCode,
  };
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
