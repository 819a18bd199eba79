import * as vscode from "vscode";
import type { Paper } from "../../../core/paper";
import { isFileNotFound, statUri } from "../../platform/disk/readUri";
import { createLimitQuestion, type LimitQuestion } from "../../platform/limitQuestion";
import { onceIn } from "../../platform/log";
import { openDocument } from "../../platform/openDocument";
import { orUndefined } from "../../platform/orUndefined";
import { createPaperSource, type PaperSource, type PaperSourceOptions } from "./paperSource";
import { maxBytesUnasked } from "../../platform/readText";
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
  /** The addresses of the files that the user named in the settings. */
  let ofUser: ReadonlySet<string> = new Set([importedAddress]);
  const create = (uri: vscode.Uri): PaperSource => {
    const label = uri.toString() === importedAddress ? { label: vscode.l10n.t("your own library") } : {};
    return createPaperSource(uri, { cache, log, ...label, namedBy: ofUser.has(uri.toString()) ? "user" : "workspace" });
  };
  const imported = (): PaperSource => sources.get(importedAddress) ?? create(importedFile);
  const stat = (uri: vscode.Uri): Promise<vscode.FileStat | undefined> =>
    // The imported file has no size limit: importing was the consent.
    readableStat(uri, { isAccepted: uri.toString() === importedAddress ? () => true : isAccepted, logOtherKind });
  const readAgain = async (source: PaperSource, found?: Promise<vscode.FileStat | undefined>): Promise<Reading> => {
    const reading = await readSource(source, log, found);
    if (reading === "other") {
      logProblems(source);
    }
    return reading;
  };
  const look = (): Promise<SourceFiles> => findSourceFiles(isAccepted, onceIn(log));
  const take = async ({ uris, configured, watched }: SourceFiles): Promise<boolean> => {
    watch([...watched, new vscode.RelativePattern(vscode.Uri.joinPath(importedFile, ".."), "*.json")]);
    ofUser = new Set([importedAddress, ...configured.map((uri) => uri.toString())]);
    const before = [...sources.keys()].join("\n");
    // A source is known before it is read, so that a change meanwhile is read, too.
    const known = new Map(sources);
    sources = known;
    const next = new Map<string, PaperSource>();
    let isOther = false;
    const wanted = new Map([...uris, importedFile].map((uri) => [uri.toString(), { uri, found: stat(uri) }]));
    for (const [address, { uri, found }] of wanted) {
      if (await found) {
        const source = known.get(address) ?? create(uri);
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

/** Logs each configured file that is missing, once. A relative path is looked for in every folder, and need not be in all of them. */
function createMissingLog(log: vscode.LogOutputChannel): (uris: readonly vscode.Uri[]) => void {
  const missing = new Set<string>();
  return (uris) => {
    for (const uri of uris.filter((one) => !missing.has(one.toString()) && !vscode.workspace.getWorkspaceFolder(one))) {
      missing.add(uri.toString());
      log.warn(`citelens.libraries names ${uri.toString(true)}, but no file can be read there.`);
    }
  };
}

/**
 * Logs that a file has problems, in one line with the first of them: the Problems view has them all. Says nothing about a file that is open in
 * an editor, where each key may break an entry, and the view shows it.
 */
function createProblemLog(log: vscode.LogOutputChannel): (source: PaperSource) => void {
  const logged = new Map<string, string>();
  return ({ uri, problems }) => {
    const [first] = problems();
    const count = problems().length;
    const more = count > 1 ? ` (and ${count - 1} more)` : "";
    const text = first ? `${uri.toString(true)}:${first.line}: ${first.message}${more}` : "";
    if (text !== (logged.get(uri.toString()) ?? "") && !openDocument(uri)) {
      logged.set(uri.toString(), text);
      if (text !== "") {
        log.warn(text);
      }
    }
  };
}

/** Logs once for each address that what is there is not a file. A folder is not an error: a name may lack its ending. */
function createOtherKindLog(log: vscode.LogOutputChannel): (uri: vscode.Uri) => void {
  const logged = new Set<string>();
  return (uri) => {
    if (!logged.has(uri.toString())) {
      logged.add(uri.toString());
      log.warn(`${uri.toString(true)} was not read: it is not a regular file.`);
    }
  };
}

interface Readable {
  readonly isAccepted: LimitQuestion;
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
  const size = `${Math.round(stat.size / 1024 / 1024)} MB`;
  const message = vscode.l10n.t("{0} ({1}) was not read. Reading it takes a while.", vscode.workspace.asRelativePath(uri), size);
  return stat.size <= maxBytesUnasked || isAccepted({ id: uri.toString(), message, acceptLabel: vscode.l10n.t("Read It") })
    ? stat
    : undefined;
}
