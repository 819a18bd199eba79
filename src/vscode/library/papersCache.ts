import * as vscode from "vscode";
import { checksum } from "../../core/hash";
import { type CachedPapers, decodeCachedPapers, encodeCachedPapers } from "../../core/library/cache/cachedPapers";
import { openCachedPapers, type PapersOnDemand } from "../../core/library/cache/papersOnDemand";
import { readUri, statUri } from "../platform/disk/readUri";
import { orUndefined } from "../platform/orUndefined";
import { runSliced } from "../platform/slices";
import { removeAbandoned, writeWhole } from "../platform/writeWhole";

/** Keeps the papers of large files, so that the next start need not read the files. */
export interface PapersCache {
  /**
   * Returns the papers of the file as of this stamp, or `undefined` if they are not cached or the cache is damaged. Reads the
   * cache while it waits for the stamp: during VS Code's start, each call to a file system takes long.
   */
  load(file: vscode.Uri, stamp: string | Promise<string | undefined>): Promise<CachedPapers | undefined>;
  /** Like `load`, but parses each paper when it is asked for. The `load` that follows uses the same bytes. */
  open(file: vscode.Uri, stamp: string | Promise<string | undefined>): Promise<PapersOnDemand | undefined>;
  save(file: vscode.Uri, stamp: string, read: CachedPapers): Promise<void>;
}

export interface PapersCacheOptions {
  readonly folder: vscode.Uri;
  /** The version of the extension. Another version may read other papers from the same file. */
  readonly version: string;
  readonly log: vscode.LogOutputChannel;
}

const ending = ".papers";
/** If there are more, the oldest are removed. */
const maxFiles = 30;

/** Creates a cache that has a file in this folder for each source. */
export function createPapersCache({ folder, version, log }: PapersCacheOptions): PapersCache {
  const placeFor = (file: vscode.Uri): vscode.Uri =>
    vscode.Uri.joinPath(folder, `${checksum(new TextEncoder().encode(file.toString())).toString(16)}${ending}`);
  const read = (file: vscode.Uri): Promise<Uint8Array | undefined> =>
    orUndefined(readUri(placeFor(file), { namedBy: "user" }), (error) => {
      log.warn(`The cache of ${file.toString(true)} cannot be read; the file is read again.`, error);
    });
  const opened = new Map<string, Promise<Uint8Array | undefined>>();
  return {
    async open(file, stamp) {
      const kept = read(file);
      opened.set(file.toString(), kept);
      const [bytes, wanted] = await Promise.all([kept, stamp]);
      return bytes && wanted !== undefined
        ? runSliced(openCachedPapers(bytes, { version, file: file.toString(), stamp: wanted }))
        : undefined;
    },
    async load(file, stamp) {
      const kept = opened.get(file.toString()) ?? read(file);
      opened.delete(file.toString());
      const [bytes, wanted] = await Promise.all([kept, stamp]);
      const reading =
        bytes && wanted !== undefined
          ? await runSliced(decodeCachedPapers(bytes, { version, file: file.toString(), stamp: wanted }))
          : undefined;
      if (reading?.kind === "damaged") {
        log.info(`The cache of ${file.toString(true)} is damaged (${reading.why}); the file is read again.`);
      }
      return reading?.kind === "papers" ? reading.read : undefined;
    },
    async save(file, stamp, papers) {
      opened.delete(file.toString());
      try {
        await writeWhole(placeFor(file), await runSliced(encodeCachedPapers(papers, { version, file: file.toString(), stamp })));
        await removeOldest(folder);
        await removeAbandoned(folder, (name) => name.includes(`${ending}.`));
      } catch (error) {
        log.warn(`The papers of ${file.toString(true)} could not be cached for the next start.`, error);
      }
    },
  };
}

/** Another window may remove the same files. */
async function removeOldest(folder: vscode.Uri): Promise<void> {
  const entries = await vscode.workspace.fs.readDirectory(folder);
  const uris = entries.flatMap(([name]) => (name.endsWith(ending) ? [vscode.Uri.joinPath(folder, name)] : []));
  if (uris.length <= maxFiles) {
    return;
  }
  const aged = await Promise.all(uris.map(async (uri) => ({ uri, mtime: (await orUndefined(statUri(uri)))?.mtime ?? 0 })));
  for (const { uri } of aged.sort((a, b) => a.mtime - b.mtime).slice(0, uris.length - maxFiles)) {
    await orUndefined(vscode.workspace.fs.delete(uri));
  }
}
