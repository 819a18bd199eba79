import * as vscode from "vscode";
import type { Paper } from "../../../core/paper";
import { isFileNotFound, statUri } from "../../platform/disk/readUri";
import { createLimitQuestion } from "../../platform/limitQuestion";
import { onceIn } from "../../platform/log";
import { orUndefined } from "../../platform/orUndefined";
import { ownersOf } from "./fileOwners";
import { createPaperSource, type PaperSource, type PaperSourceOptions } from "./paperSource";
import { maxBytesUnasked } from "../../platform/readText";
import { sourceName } from "../../../core/sources/sources";
import { readSettings } from "../../platform/settings";
import { groupFileBeside, type LabelledFile, loadGroups, zoteroFileBeside } from "./zoteroFile";
import { mayAsk, sizeLimit, tooLargeUnasked, unpackedLimit } from "./largeFiles";
import { createMissingLog, createOtherKindLog, createProblemLog } from "./sourceLog";
import { findSourceFiles, type SourceFiles } from "./sourceFiles";

/** The sources that there are now. Each is read when it comes and when it changes. */
export interface SourceSet {
  /** The most trusted first, the imported papers last. */
  all(): readonly PaperSource[];
  byAddress(address: string): PaperSource | undefined;
  /** Returns `true` if there is a source in this folder, however deep. */
  isAbove(folder: vscode.Uri): boolean;
  importedPapers(): readonly Paper[];
  /** Takes these papers as the content of the imported file. They were just written there, one a line, from line 2 on. */
  adoptImported(papers: readonly Paper[]): Promise<void>;
  /** Reads the imported file alone, before others are looked for. Returns `true` if it changed and has papers. */
  readImported(): Promise<boolean>;
  /** Looks for the files that there are now, and reads none of them. */
  look(): Promise<SourceFiles>;
  /**
   * Makes these files the sources, and reads those that are new or different. Returns `true` if any paper or source may be
   * different.
   */
  take(found: SourceFiles): Promise<boolean>;
  /** Reads these sources again, and looks for all files if one of them is gone. Returns `true` if any paper may be different. */
  reread(addresses: readonly string[]): Promise<boolean>;
}

export interface SourceSetOptions extends PaperSourceOptions {
  readonly importedFile: vscode.Uri;
  /** Stores which large files the user agreed to read. */
  readonly accepted: vscode.Memento;
  /** Watches these files beside the workspace's `.bib` files. */
  readonly watch: (patterns: readonly vscode.RelativePattern[]) => void;
  /** Called when the user agreed to read something large: the files have to be looked for again. */
  readonly onAccept: () => void;
}

/** The result of reading a source again. */
type Reading = "same" | "other" | "gone";

/** Creates a set without sources: it reads nothing until it is asked to. */
export function createSourceSet({ importedFile, log, cache, accepted, watch, onAccept }: SourceSetOptions): SourceSet {
  const importedAddress = importedFile.toString();
  const isAccepted = createLimitQuestion(log, accepted, onAccept);
  const logMissing = createMissingLog(log);
  const logProblems = createProblemLog(log);
  const logOtherKind = createOtherKindLog(log);
  let sources: ReadonlyMap<string, PaperSource> = new Map();
  let owners = ownersOf(importedFile, { configured: [], project: [] }, []);
  const create = (uri: vscode.Uri): PaperSource => {
    const options = owners.optionsFor(uri.toString());
    const isAgreed = (bytes: number): boolean => mayAsk() && isAccepted(unpackedLimit(uri, bytes));
    return createPaperSource(uri, { cache, log, ...options, ...(options.namedBy === "user" ? { isAgreed } : {}) });
  };
  const imported = (): PaperSource => sources.get(importedAddress) ?? create(importedFile);
  const stat = (uri: vscode.Uri): Promise<vscode.FileStat | undefined> =>
    readableStat(uri, {
      isAccepted: (bytes) => {
        // These files have no size limit: importing was the consent, or the setting.
        if (uri.toString() === importedAddress || owners.isOfZotero(uri.toString())) {
          return true;
        }
        if (owners.isOfUser(uri.toString()) && mayAsk()) {
          return isAccepted(sizeLimit(uri, bytes));
        }
        onceIn(log)(tooLargeUnasked(uri, bytes));
        return false;
      },
      logOtherKind,
    });
  const readAgain = async (source: PaperSource, found?: Promise<vscode.FileStat | undefined>): Promise<Reading> => {
    const reading = await readSource(source, log, found);
    if (reading === "other") {
      logProblems(source);
    }
    return reading;
  };
  const look = (): Promise<SourceFiles> => findSourceFiles(isAccepted, onceIn(log));
  const take = async ({ uris, configured, project, watched }: SourceFiles): Promise<boolean> => {
    watch([...watched, new vscode.RelativePattern(vscode.Uri.joinPath(importedFile, ".."), "*.json")]);
    const zotero = await librariesOfZotero(importedFile);
    owners = ownersOf(importedFile, { configured, project }, zotero);
    const before = [...sources.keys()].join("\n");
    // A source is known before it is read, so that a change meanwhile is read, too.
    const known = new Map(sources);
    sources = known;
    const next = new Map<string, PaperSource>();
    let isOther = false;
    const wanted = new Map(
      [...uris, ...zotero.map(({ uri }) => uri), importedFile].map((uri) => [uri.toString(), { uri, found: stat(uri) }]),
    );
    for (const [address, { uri, found }] of wanted) {
      if (await found) {
        const earlier = known.get(address);
        const source = earlier && owners.isStill(earlier, address) ? earlier : create(uri);
        next.set(address, source);
        known.set(address, source);
        isOther = (await readAgain(source)) === "other" || isOther;
      }
    }
    sources = next;
    logMissing(configured.filter((uri) => !next.has(uri.toString())));
    return isOther || [...next.keys()].join("\n") !== before;
  };
  return {
    all: () => [...sources.values()],
    byAddress: (address) => sources.get(address),
    isAbove: (folder) => [...sources.keys()].some((address) => address.startsWith(`${folder.toString()}/`)),
    importedPapers: () => sources.get(importedAddress)?.papers() ?? [],
    async adoptImported(papers) {
      const source = imported();
      await source.adopt(papers, new Map(papers.map(({ citekey }, index) => [citekey, index + 2])));
      sources = new Map([...sources, [importedAddress, source]]);
    },
    async readImported() {
      const source = imported();
      if ((await readAgain(source, stat(importedFile))) !== "other") {
        return false;
      }
      sources = new Map([...sources, [importedAddress, source]]);
      return source.papers().length > 0;
    },
    look,
    take,
    async reread(addresses) {
      const readings: Reading[] = [];
      for (const address of addresses) {
        const source = sources.get(address);
        readings.push(source ? await readAgain(source) : "same");
      }
      return (readings.includes("gone") && (await take(await look()))) || readings.includes("other");
    },
  };
}

/** Returns the files that repeat the user's own library of Zotero and those of their groups, while the setting is on. */
async function librariesOfZotero(importedFile: vscode.Uri): Promise<readonly LabelledFile[]> {
  if (!readSettings().zotero) {
    return [];
  }
  const file = zoteroFileBeside(importedFile);
  const label = sourceName("zotero");
  const groups = await loadGroups(file);
  return [{ uri: file, label }, ...groups.map(({ id, name }) => ({ uri: groupFileBeside(file, id), label: `${label}: ${name}` }))];
}

async function readSource(
  source: PaperSource,
  log: vscode.LogOutputChannel,
  stat: Promise<vscode.FileStat | undefined> | undefined,
): Promise<Reading> {
  try {
    return (await source.read(stat)) ? "other" : "same";
  } catch (error) {
    if (isFileNotFound(error)) {
      return "gone";
    }
    log.warn(`${source.uri.toString(true)} cannot be read: ${String(error)}`);
    return "same";
  }
}

interface Readable {
  /** Returns `true` if a file with so many bytes is to be read, although they are more than are read unasked. */
  readonly isAccepted: (bytes: number) => boolean;
  readonly logOtherKind: (uri: vscode.Uri) => void;
}

/** Returns the stat of a file that exists and is not larger than the user wants to read. */
async function readableStat(uri: vscode.Uri, { isAccepted, logOtherKind }: Readable): Promise<vscode.FileStat | undefined> {
  const stat = await orUndefined(statUri(uri));
  if (stat === undefined || (stat.type & vscode.FileType.File) === 0) {
    if (stat && (stat.type & vscode.FileType.Directory) === 0) {
      logOtherKind(uri);
    }
    return undefined;
  }
  return stat.size <= maxBytesUnasked || isAccepted(stat.size) ? stat : undefined;
}
