import type { UserPapers } from "../userPapers";

/** Finds out how the sources have changed from one call to the next. */
export interface SourceChanges {
  /** Returns the changes since the last call: the addresses of files with other papers, and `isOther` if files came or went. */
  since(): { readonly changed: ReadonlySet<string>; readonly isOther: boolean };
}

/** The first call compares with the sources as they are now. */
export function createSourceChanges(personal: Pick<UserPapers, "sources">): SourceChanges {
  const papersOf = (): ReadonlyMap<string, unknown> =>
    new Map(personal.sources().map((source) => [source.uri.toString(), source.papers()]));
  let before = papersOf();
  return {
    since() {
      const now = papersOf();
      const changed = [...now].filter(([address, papers]) => before.get(address) !== papers).map(([address]) => address);
      const isOther = now.size !== before.size || changed.some((address) => !before.has(address));
      before = now;
      return { changed: new Set(changed), isOther };
    },
  };
}
