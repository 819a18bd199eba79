import type { Paper } from "../../core/paper";
import type { PaperNames } from "./paperNames";
import { stepSliced } from "../platform/slices";

/** Extracts the names of papers: at once for the few that changed, in the background for a whole library that just came. */
export interface Naming {
  /** Names the papers that are new. If they are too many, leaves them to `nameInBackground`. */
  nameNew(): Promise<void>;
  /** Names the papers that are left, and settles after `onNamed`. Does nothing if no paper is left or this is going on already. */
  nameInBackground(): Promise<void>;
  /** Stops: no paper is named from now on. */
  dispose(): void;
}

export interface NamingOptions {
  readonly names: PaperNames;
  /** Returns the papers that are to have names. */
  readonly papers: () => readonly Paper[];
  /** Settles when nothing waits that matters more. */
  readonly idle: () => Promise<void>;
  /** Called when all papers that were left to the background have names. */
  readonly onNamed: () => Promise<void>;
}

/** The most papers that are named before they are shown. If there are more, their names come later. */
const maxNamedFirst = 200;
/** Papers named between two looks at `idle`: some tens of milliseconds of work. */
const papersPerTurn = 50;

/** Creates a naming that waits to be asked. */
export function createNaming({ names, papers, idle, onNamed }: NamingOptions): Naming {
  /** The papers left to the background. */
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
      if (fresh.length <= maxNamedFirst) {
        fresh.forEach((paper) => left.delete(paper));
        await nameAll(fresh);
      }
    },
    async nameInBackground() {
      if (isWorking || left.size === 0) {
        return;
      }
      isWorking = true;
      while (left.size > 0 && !isDisposed) {
        await idle();
        const some = [...left].slice(0, papersPerTurn);
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
