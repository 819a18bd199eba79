import { createMentionMatcher } from "../../core/mentions/createMentionMatcher";
import type { Invocation } from "../command";
import { maxFileBytes } from "../files";
import { loadPapers } from "../papers";
import { createMentionWork } from "./mentionWork";
import { scanFiles } from "./scanFiles";
import { startThreads, type Threads } from "./threads";
import type { FoundMention, ScannedFile, Work } from "./work";

type MentionWork = Work<readonly string[], readonly FoundMention[]>;

/** Finds the mentions in files. Loads the papers, and starts threads, when they are first needed. */
export interface MentionEngine {
  /** Returns the work of finding mentions in this thread, with the texts of a workspace as evidence. */
  work(texts: readonly string[]): Promise<MentionWork>;
  /** Yields the files in which something is found, or which cannot be read, in their order. */
  scan(files: Iterable<string>, texts: readonly string[]): AsyncGenerator<ScannedFile<readonly FoundMention[]>>;
  end(): Promise<void>;
}

/** Fewer files are read faster without threads. */
const minFilesForThreads = 200;

/** Creates the engine for the libraries that the command line names. */
export function createMentionEngine(invocation: Invocation): MentionEngine {
  let threads: Threads | undefined;
  let loaded: Promise<Loaded> | undefined;
  let isShared = false;
  const load = (): Promise<Loaded> => (loaded ??= loadMentionWork(invocation));
  return {
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
        threads ??= startThreads(invocation.threadProgram);
      }
      const { work, share } = await load();
      work.enter(texts);
      if (threads && !isShared) {
        isShared = true;
        share(threads);
      }
      threads?.enter(texts);
      yield* scanFiles(chain(first, rest), work, isLarge ? threads : undefined);
    },
    async end() {
      await threads?.end();
    },
  };
}

interface Loaded {
  readonly work: MentionWork;
  /** Lets threads look for the same papers. */
  readonly share: (threads: Threads) => void;
}

async function loadMentionWork(invocation: Invocation): Promise<Loaded> {
  const papers = await loadPapers(invocation);
  const matcher = createMentionMatcher(papers);
  return {
    work: createMentionWork(matcher),
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
