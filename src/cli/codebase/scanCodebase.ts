import { type Codebase, createCodebase } from "../../core/codebase/createCodebase";
import type { SkipReason } from "../../core/codebase/skipReason";
import type { Paper } from "../../core/paper";
import type { Invocation } from "../command";
import { fileProblem } from "../fileProblem";
import { filesBelow, readBounded } from "../files";
import { cacheSubject } from "../scan/cacheSubject";
import { fileTextOf } from "../scan/decodeFast";
import { type FilePlaces, placeTask } from "../scan/placeTask";
import { loadResultCache } from "../scan/resultCache";
import { scanChanged } from "../scan/scanChanged";
import { createScanEngine, type KnownPapers, type ScanEngine } from "../scan/scanEngine";
import type { ScannedFile } from "../scan/work";
import { readWorkspaceTexts, workspaceRoot } from "../workspaceTexts";
import { createRoots, type Roots } from "../documents/roots";
import { createCitedPapers } from "./citedPapers";

/** Why a file is left out. */
type Skipped = SkipReason | "binary" | "too large";

/** A search for papers in files. */
export interface Scan {
  readonly codebase: Codebase;
  /**
   * Searches the files at or below a path. The root of the workspace that the path belongs to is evidence for them. Rejects if `afterFile` does.
   */
  look(start: string, afterFile?: () => Promise<void>): Promise<void>;
  /** Adds the papers that the files cite by keys, once all files are read. With roots, nothing outside of them is read. */
  resolveKeys(roots?: Roots): Promise<void>;
  /** Writes to standard error how many files were read and left out. */
  report(): void;
  filesRead(): number;
  exitCode(): number;
  end(): Promise<void>;
}

/** Creates a search for papers. A file that is left out or cannot be read costs only itself. */
export function createScan(invocation: Invocation, known?: KnownPapers): Scan {
  const { terminal } = invocation;
  const engine = createScanEngine(invocation, placeTask, known);
  const codebase = createCodebase();
  const citedPapers = createCitedPapers();
  const workspaces: string[] = [];
  const skipped = new Map<Skipped, number>();
  let [exitCode, read] = [0, 0];
  let byCitekey: ReadonlyMap<string, Paper> | undefined;
  const problem = (message: string): void => {
    terminal.writeError(`citelens papers: ${message}`);
    exitCode = 1;
  };
  const add = async ({ file, result, problem: reason, isTooLarge }: ScannedFile<FilePlaces>): Promise<void> => {
    const left = isTooLarge === true ? "too large" : result === undefined || result.kind === "read" ? undefined : result.kind;
    if (left !== undefined) {
      skipped.set(left, (skipped.get(left) ?? 0) + 1);
    } else if (reason !== undefined) {
      problem(reason);
    } else if (result?.kind === "read") {
      read++;
      const known = (byCitekey ??= new Map((await engine.papers()).map((paper) => [paper.citekey, paper])));
      const places = result.places.flatMap(({ citekey, ...place }) => {
        const paper = known.get(citekey);
        return paper ? [{ ...place, paper }] : [];
      });
      codebase.set(file, places);
      citedPapers.add({ ...result, file, places });
    }
  };
  return {
    codebase,
    async look(start, afterFile) {
      const workspace = await workspaceRoot(start);
      workspaces.push(workspace);
      for await (const scanned of scanAt(start, { workspace, invocation, engine, problem })) {
        if (terminal.isClosed()) {
          return;
        }
        await add(scanned);
        await afterFile?.();
      }
    },
    async resolveKeys(given) {
      const roots = given ?? (await createRoots(workspaces));
      await citedPapers.resolveIn(codebase, await engine.papers(), { roots, mayLeave: given === undefined });
    },
    report() {
      const left = [...skipped].sort().map(([reason, number]) => `${number} ${reason}`);
      const counted = `${count(codebase.papers().length, "paper")} in ${count(read, "file")}`;
      terminal.writeError(`citelens papers: ${counted}${left.length === 0 ? "" : `; left out: ${left.join(", ")}`}`);
    },
    filesRead: () => read,
    exitCode: () => exitCode,
    end: () => engine.end(),
  };
}

interface Scanning {
  readonly workspace: string;
  readonly invocation: Invocation;
  readonly engine: ScanEngine<FilePlaces>;
  readonly problem: (message: string) => void;
}

async function* scanAt(start: string, { workspace, invocation, engine, problem }: Scanning): AsyncGenerator<ScannedFile<FilePlaces>> {
  const texts = await readWorkspaceTexts(workspace);
  const files = await filesBelow(start, problem);
  if (files && invocation.flag("cache")) {
    const cache = await loadResultCache<FilePlaces>(await cacheSubject("places", start, texts, invocation));
    const warn = (message: string): void => {
      invocation.terminal.writeError(`citelens papers: ${message}`);
    };
    yield* scanChanged([...files], engine, { texts, cache, warn });
    return;
  }
  if (files) {
    yield* engine.scan(files, texts);
    return;
  }
  try {
    const bytes = await readBounded(start);
    const result = bytes && (await engine.work(texts)).read(fileTextOf(bytes), start);
    yield result === undefined ? { file: start, isTooLarge: true } : { file: start, result };
  } catch (error) {
    problem(`cannot read ${start}: ${fileProblem(error)}`);
  }
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
