/** The files that the calls of Pandoc in a Makefile name. */
export interface NamedByPandoc {
  readonly bibliographies: readonly string[];
  /** Files with defaults or metadata, which may name bibliographies. */
  readonly defaults: readonly string[];
}

const option =
  /(?<![\w-])(?:--(?<long>bibliography|defaults|metadata-file)(?:=|[ \t]{1,20})|-(?<short>d)[ \t]{0,20})(?:"(?<quoted>[^"\n]{1,300})"|(?<plain>[^\s"';|&]{1,300}))/g;

/**
 * Returns the files that a Makefile passes to Pandoc by `--bibliography`, `--defaults` (`-d`) and `--metadata-file` (Pandoc's manual, "Options"), as
 * written there. A file with defaults needs no ending. Paths that Make still has to complete are skipped, as are lines that do not call Pandoc.
 */
export function bibliographiesInMakefile(text: string): NamedByPandoc {
  const joined = text.replace(/\\\r?\n/g, " ");
  const calls = joined.split("\n").filter((line) => /pandoc/i.test(line) && !/^\s*#/.test(line));
  const named = calls.flatMap((line) =>
    [...line.matchAll(option)].map(({ groups = {} }) => ({
      isBibliography: groups["long"] === "bibliography",
      isDefaults: groups["short"] !== undefined || groups["long"] === "defaults",
      path: groups["quoted"] ?? groups["plain"] ?? "",
    })),
  );
  const known = named.filter(({ path }) => !path.includes("$"));
  return {
    bibliographies: known.filter(({ isBibliography }) => isBibliography).map(({ path }) => path),
    defaults: known
      .filter(({ isBibliography }) => !isBibliography)
      .map(({ path, isDefaults }) => (isDefaults && !/\.\w{1,10}$/.test(path) ? `${path}.yaml` : path)),
  };
}
