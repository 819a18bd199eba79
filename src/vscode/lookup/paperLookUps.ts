import * as vscode from "vscode";
import { createLibrary, type Library } from "../../core/library/createLibrary";
import type { PaperKeys } from "../../core/library/createPaperKeys";
import type { MentionMatcher } from "../../core/mentions/createMentionMatcher";
import type { Paper } from "../../core/paper";
import type { SearchIndex } from "../../core/search/searchIndex";
import { createMatchers, isSameList } from "./matchers";
import type { MentionKeysCache } from "./mentionKeysCache";
import type { SearchIndexKeeper } from "./searchIndexKeeper";

/** The papers in force and the look-ups made of them. Each look-up is made when it is first asked for. */
export interface PaperLookUps extends vscode.Disposable {
  papers(): readonly Paper[];
  library(): Library;
  /**
   * Returns the paper with this key: its citekey, a key that it has in any file or had earlier, its arXiv ID, its DOI, or its
   * address.
   */
  paperOf(key: string): Paper | undefined;
  /** Returns the matcher of the papers. While that of a large new library is being made, returns the one from before. */
  matcher(): MentionMatcher;
  /** Returns the index that answers now. While a large library is being read, it lacks papers. */
  searchIndex(): SearchIndex;
  /** Puts other papers, other muted names or other names that are always shown in force. Does nothing if all are the same as before. */
  replace(papers: readonly Paper[], mutedNames: readonly string[], shownNames?: readonly string[]): void;
  /** Settles when `matcher` finds the names of the papers in force. */
  settled(): Promise<void>;
  readonly onDidChange: vscode.Event<void>;
  /** Fires after the search index has become whole: the same query may have other hits. */
  readonly onDidIndex: vscode.Event<void>;
}

/** If there are more papers, their matcher is made in slices. */
const maxPapersAtOnce = 2_000;

export interface PaperLookUpsOptions {
  /** Has the same papers. `replace` passes others on to it. */
  readonly search: SearchIndexKeeper;
  readonly keys: Pick<PaperKeys, "paperOf" | "paperInForce">;
  /** The names that are always shown, until `replace` sets others. */
  readonly shownNames?: readonly string[];
  /** Without it, each start reads the names of all papers again. */
  readonly mentionKeys?: MentionKeysCache;
  /** Logs when the names of a large library are found. */
  readonly log?: Pick<vscode.LogOutputChannel, "info" | "error">;
}

/** Papers with the look-ups that have been made of them. */
interface Snapshot {
  readonly papers: readonly Paper[];
  readonly mutedNames: readonly string[];
  readonly shownNames: readonly string[];
  library?: Library;
  matcher?: MentionMatcher;
}

/**
 * Puts papers in force, without the muted names.
 *
 * @param first returns the first papers in force. It is called when they are first needed.
 */
export function createPaperLookUps(
  first: () => readonly Paper[],
  mutedNames: readonly string[],
  { search, keys, mentionKeys, shownNames = [], log }: PaperLookUpsOptions,
): PaperLookUps {
  const beginning = performance.now();
  const matchers = createMatchers(mentionKeys);
  const changed = new vscode.EventEmitter<void>();
  let replaced: Snapshot | undefined;
  const current = (): Snapshot => (replaced ??= { papers: first(), mutedNames, shownNames });
  /** The snapshot that answers while the matcher of a large library is being made. */
  let stale: Snapshot | undefined;
  let [isMaking, isDisposed] = [false, false];
  let making = Promise.resolve();
  // Makes one matcher at a time from the newest papers, so the names that are found lag by at most one matcher.
  const makeMatchers = async (): Promise<void> => {
    isMaking = true;
    while (stale && !isDisposed) {
      const snapshot = current();
      const matcher = await matchers.inSlices(snapshot, () => isDisposed).catch(logError);
      if (!matcher) {
        break;
      }
      snapshot.matcher = matcher;
      stale &&= snapshot === current() ? undefined : snapshot;
      logCount(snapshot.papers.length);
      changed.fire();
    }
    isMaking = false;
  };
  let loggedCount = 0;
  const logCount = (count: number): void => {
    if (count !== loggedCount) {
      loggedCount = count;
      log?.info(`The names of ${count} papers can be found, ${Math.round(performance.now() - beginning)} ms after the start.`);
    }
  };
  const logError = (error: unknown): void => {
    log?.error("Names could not be brought up to date.", error);
  };
  const matcherOf = (snapshot: Snapshot): MentionMatcher => (snapshot.matcher ??= matchers.atOnce(snapshot));
  const library = (): Library => (current().library ??= createLibrary(current().papers, (citekey) => keys.paperInForce(citekey)));
  return {
    papers: () => current().papers,
    library,
    paperOf: (key) => library().byCitekey(key) ?? keys.paperOf(key) ?? library().byAny(key),
    matcher: () => matcherOf(stale ?? current()),
    searchIndex: search.index,
    replace(newPapers, newMutedNames, newShownNames = []) {
      const before = current();
      const hasSameNames = isSameList(newMutedNames, before.mutedNames) && isSameList(newShownNames, before.shownNames);
      if (newPapers === before.papers && hasSameNames) {
        return;
      }
      const kept = newPapers === before.papers ? withoutMatcher(before) : {};
      if (newPapers !== before.papers) {
        search.setPapers(newPapers);
      }
      replaced = { ...kept, papers: newPapers, mutedNames: newMutedNames, shownNames: newShownNames };
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

/** Returns the look-ups that do not depend on the muted names and those that are always shown. */
function withoutMatcher({ library }: Snapshot): Partial<Snapshot> {
  return library ? { library } : {};
}
