import type { Paper } from "../../core/paper";
import type { PaperNames } from "./paperNames";
import { stepSliced } from "../platform/slices";

/** Extracts the names of papers: of what has just changed at once, of a whole library that has just come in the background. */
export interface Naming {
  /** Settles when the papers that are new have their names, or are so many that `inBackground` is to give them theirs. */
  nameNew(): Promise<void>;
  /** Names what is left, and tells when all is named. Nothing where nothing is left or this goes on already. */
  inBackground(): Promise<void>;
  /** No paper is named from now on. */
  dispose(): void;
}

export interface NamingOptions {
  readonly names: PaperNames;
  /** Those that are to have names. */
  readonly papers: () => readonly Paper[];
  /** Settles when nothing waits that matters more. */
  readonly idle: () => Promise<void>;
  /** All is named that was left to the background. */
  readonly onNamed: () => Promise<void>;
}

/** So many papers are named before they are shown; of more the names come later. */
const namedAtOnce = 200;
/** So many are named before it is looked whether something matters more: some tens of milliseconds' work. */
const namedInTurn = 50;

/** Names nothing before it is asked to. */
export function createNaming({ names, papers, idle, onNamed }: NamingOptions): Naming {
  /** Left to the background. */
  const left = new Set<Paper>();
  let [isWorking, isDisposed] = [false, false];
  const nameAll = (some: readonly Paper[]): Promise<void> => {
    let next = 0;
    return stepSliced(() => {
      const paper = some[next++];
      if (paper && !names.isKnown(paper)) {
        names.extract(paper);
      }
      return next < some.length && !isDisposed;
    });
  };
  return {
    async nameNew() {
      const unnamed = papers().filter((paper) => !names.isKnown(paper));
      const fresh = unnamed.filter((paper) => !left.has(paper));
      left.clear();
      unnamed.forEach((paper) => left.add(paper));
      if (fresh.length <= namedAtOnce) {
        fresh.forEach((paper) => left.delete(paper));
        await nameAll(fresh);
      }
    },
    async inBackground() {
      if (isWorking || left.size === 0) {
        return;
      }
      isWorking = true;
      while (left.size > 0 && !isDisposed) {
        await idle();
        const some = [...left].slice(0, namedInTurn);
        some.forEach((paper) => left.delete(paper));
        await nameAll(some);
      }
      isWorking = false;
      await onNamed();
    },
    dispose() {
      isDisposed = true;
    },
  };
}
