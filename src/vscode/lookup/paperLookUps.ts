import * as vscode from "vscode";
import { createLibrary, type Library } from "../../core/library/createLibrary";
import type { PaperKeys } from "../../core/library/createPaperKeys";
import type { MentionMatcher } from "../../core/mentions/createMentionMatcher";
import type { Paper } from "../../core/paper";
import type { SearchIndex } from "../../core/search/searchIndex";
import { createMatchers, isSameList } from "./matchers";
import type { MentionKeysCache } from "./mentionKeysCache";
import type { SearchIndexKeeper } from "./searchIndexKeeper";

/** The library in force and what is looked up in it; each look-up is made when it is first asked for. */
export interface PaperLookUps extends vscode.Disposable {
  papers(): readonly Paper[];
  library(): Library;
  /** The paper that a link, a card or a person names: by its citekey, a key that it has in any file or had earlier, its arXiv id, DOI or address. */
  paperOf(key: string): Paper | undefined;
  /** Of a large library that has just come, the one before until the new one is made. */
  matcher(): MentionMatcher;
  /** What answers now; while a large library is being read that is not yet all of it. */
  searchIndex(): SearchIndex;
  /** Other papers, or other muted names, from now on. Nothing happens where both are what they were. */
  replace(papers: readonly Paper[], mutedNames: readonly string[]): void;
  /** Settles when the names of the papers in force can be found. */
  settled(): Promise<void>;
  readonly onDidChange: vscode.Event<void>;
  /** The search index has become whole: the same query may be answered otherwise. */
  readonly onDidIndex: vscode.Event<void>;
}

/** The look-up of mentions of more papers is made in slices. */
const maxPapersAtOnce = 2_000;

/** What is kept elsewhere of the papers in force. */
export interface PaperLookUpsOptions {
  /** Has the same papers, and is told of others. */
  readonly search: SearchIndexKeeper;
  readonly keys: Pick<PaperKeys, "paperOf">;
  /** None keeps nothing for the next start. */
  readonly mentionKeys?: MentionKeysCache;
  /** Is told when the names of a large library are found. */
  readonly log?: Pick<vscode.LogOutputChannel, "info" | "error">;
}

interface LookUps {
  readonly papers: readonly Paper[];
  readonly mutedNames: readonly string[];
  library?: Library;
  matcher?: MentionMatcher;
}

/**
 * Creates the look-ups of papers, without the muted names.
 *
 * @param first returns the first papers in force. It is called when they are first needed.
 */
export function createPaperLookUps(
  first: () => readonly Paper[],
  mutedNames: readonly string[],
  { search, keys, mentionKeys, log }: PaperLookUpsOptions,
): PaperLookUps {
  const beginning = performance.now();
  const matchers = createMatchers(mentionKeys);
  const changed = new vscode.EventEmitter<void>();
  let replaced: LookUps | undefined;
  const current = (): LookUps => (replaced ??= { papers: first(), mutedNames });
  /** Answers while the matcher of a large library is made. */
  let stale: LookUps | undefined;
  let [isMaking, isDisposed] = [false, false];
  let making = Promise.resolve();
  /** One after the other to its end, for the newest papers at its beginning: whoever types on has the names of a moment ago, not of long ago. */
  const makeMatchers = async (): Promise<void> => {
    isMaking = true;
    while (stale && !isDisposed) {
      const lookUps = current();
      const matcher = await matchers.inSlices(lookUps, () => isDisposed).catch(tellError);
      if (!matcher) {
        break;
      }
      lookUps.matcher = matcher;
      stale &&= lookUps === current() ? undefined : lookUps;
      tellCount(lookUps.papers.length);
      changed.fire();
    }
    isMaking = false;
  };
  let told = 0;
  const tellCount = (count: number): void => {
    if (count !== told) {
      told = count;
      log?.info(`Names are found of ${count} papers, ${Math.round(performance.now() - beginning)} ms after the start.`);
    }
  };
  const tellError = (error: unknown): void => {
    log?.error("Names could not be brought up to date.", error);
  };
  const matcherOf = (lookUps: LookUps): MentionMatcher => (lookUps.matcher ??= matchers.atOnce(lookUps));
  const library = (): Library => (current().library ??= createLibrary(current().papers));
  return {
    papers: () => current().papers,
    library,
    paperOf: (key) => library().byCitekey(key) ?? keys.paperOf(key) ?? library().byAny(key),
    matcher: () => matcherOf(stale ?? current()),
    searchIndex: search.index,
    replace(newPapers, newMutedNames) {
      const before = current();
      if (newPapers === before.papers && isSameList(newMutedNames, before.mutedNames)) {
        return;
      }
      const kept = newPapers === before.papers ? keepPaperLookUps(before) : {};
      if (newPapers !== before.papers) {
        search.setPapers(newPapers);
      }
      replaced = { ...kept, papers: newPapers, mutedNames: newMutedNames };
      stale = newPapers.length > maxPapersAtOnce ? (stale ?? before) : undefined;
      changed.fire();
      if (stale && !isMaking) {
        making = makeMatchers();
      }
    },
    settled: () => making,
    onDidChange: changed.event,
    onDidIndex: search.onDidChange,
    dispose: () => {
      isDisposed = true;
      changed.dispose();
    },
  };
}

/** Muted names concern the matcher alone. */
function keepPaperLookUps({ library }: LookUps): Partial<LookUps> {
  return library ? { library } : {};
}
