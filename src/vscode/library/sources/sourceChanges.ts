import type { UserPapers } from "../userPapers";

/** Tells what has become of the sources. */
export interface SourceChanges {
  /** What is different from when this was last asked: the addresses of files with other papers in them, and whether files came or went. */
  since(): { readonly changed: ReadonlySet<string>; readonly isOther: boolean };
}

/** Compares with the sources of now when it is first asked. */
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
