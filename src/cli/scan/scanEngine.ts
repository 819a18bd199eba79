import { createMentionMatcher, type MentionMatcher } from "../../core/mentions/createMentionMatcher";
import type { Paper } from "../../core/paper";
import type { Invocation } from "../command";
import { maxFileBytes } from "../files";
import { loadPapers } from "../papers";
import { scanFiles } from "./scanFiles";
import { startThreads, type Threads } from "./threads";
import type { ScannedFile, Task, Work } from "./work";

/** Looks through files. Loads the papers, and starts threads, when they are first needed. */
export interface ScanEngine<Result> {
  /** Returns the papers that it looks for. */
  papers(): Promise<readonly Paper[]>;
  /** Returns the work in this thread, with the texts of a workspace as evidence. */
  work(texts: readonly string[]): Promise<Work<Result>>;
  /** Yields the files of which the work has a result, or which cannot be read, in their order. */
  scan(files: Iterable<string>, texts: readonly string[]): AsyncGenerator<ScannedFile<Result>>;
  end(): Promise<void>;
}

/** Fewer files are read faster without threads. */
const minFilesForThreads = 200;

/** Papers that are loaded already. */
export interface KnownPapers {
  readonly papers: readonly Paper[];
  readonly matcher: MentionMatcher;
}

/** Creates the engine of a task for the papers that are given, else for those of the libraries that the command line names. */
export function createScanEngine<Result>(invocation: Invocation, task: Task<Result>, known?: KnownPapers): ScanEngine<Result> {
  let threads: Threads<Result> | undefined;
  let loaded: Promise<Loaded<Result>> | undefined;
  let isShared = false;
  const load = (): Promise<Loaded<Result>> => (loaded ??= loadWork(invocation, task, known));
  return {
    papers: async () => (await load()).papers,
    async work(texts) {
      const { work } = await load();
      work.enter(texts);
      return work;
    },
    async *scan(files, texts) {
      const [first, rest] = takeFirst(files, minFilesForThreads);
      const isLarge = first.length === minFilesForThreads;
      if (isLarge && invocation.threadProgram !== undefined) {
        // The threads start while the papers are loaded.
        threads ??= startThreads<Result>(invocation.threadProgram, task.name);
      }
      const { work, share } = await load();
      if (threads && !isShared) {
        isShared = true;
        share(threads);
      }
      if (threads && isLarge) {
        threads.enter(texts);
      } else {
        work.enter(texts);
      }
      yield* scanFiles(chain(first, rest), work, isLarge ? threads : undefined);
    },
    async end() {
      await threads?.end();
    },
  };
}

interface Loaded<Result> {
  readonly papers: readonly Paper[];
  readonly work: Work<Result>;
  /** Lets threads look for the same papers. */
  readonly share: (threads: Threads<Result>) => void;
}

async function loadWork<Result>(invocation: Invocation, task: Task<Result>, known: KnownPapers | undefined): Promise<Loaded<Result>> {
  const papers = known?.papers ?? (await loadPapers(invocation));
  const matcher = known?.matcher ?? createMentionMatcher(papers);
  return {
    papers,
    work: task.create(matcher),
    share: (threads) => {
      threads.lookFor(matcher.known.keys, (index) => papers[index], maxFileBytes);
    },
  };
}

function takeFirst(files: Iterable<string>, count: number): readonly [first: readonly string[], rest: Iterator<string>] {
  const rest = files[Symbol.iterator]();
  const first: string[] = [];
  while (first.length < count) {
    const next = rest.next();
    if (next.done === true) {
      break;
    }
    first.push(next.value);
  }
  return [first, rest];
}

function* chain(first: readonly string[], rest: Iterator<string>): Generator<string> {
  yield* first;
  for (let next = rest.next(); next.done !== true; next = rest.next()) {
    yield next.value;
  }
}
