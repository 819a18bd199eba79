import * as vscode from "vscode";
import type { Paper } from "../../../core/paper";
import { statUri } from "../../platform/disk/readUri";
import { createLimitQuestion, type LimitQuestion } from "../../platform/limitQuestion";
import { createPaperSource, type PaperSource, type PaperSourceOptions } from "./paperSource";
import { largestUnasked } from "../../platform/readText";
import { findSourceFiles, type SourceFiles } from "./sourceFiles";

/** The sources that there are, each read when it came or changed. */
export interface SourceSet {
  /** The most trusted first; the person's own imported papers last. */
  all(): readonly PaperSource[];
  byAddress(address: string): PaperSource | undefined;
  /** Whether there is a source in this folder, however deep. */
  isAbove(folder: vscode.Uri): boolean;
  /** Takes these papers for what the file of the person's own has: they were just written there, each on a line behind the first. */
  adoptImported(papers: readonly Paper[]): Promise<void>;
  /** Reads the file of the person's own alone, before others are looked for. Returns whether there are papers in it. */
  readImported(): Promise<boolean>;
  /** Looks for the files that there are now; nothing is read before they are taken. */
  look(): Promise<SourceFiles>;
  /** Has these files for sources from now on, and reads what is new or different. Returns whether any paper or source may be. */
  take(found: SourceFiles): Promise<boolean>;
  /** Reads these sources again, and looks for all where one of them is gone. Returns whether any of their papers may be different. */
  reread(addresses: readonly string[]): Promise<boolean>;
}

export interface SourceSetOptions extends PaperSourceOptions {
  readonly importedFile: vscode.Uri;
  /** Keeps what of the large the person wants to have read. */
  readonly accepted: vscode.Memento;
  /** What is to be watched beside the workspace's `.bib` files. */
  readonly watch: (patterns: readonly vscode.RelativePattern[]) => void;
  /** The person has said yes to what was too large to be read unasked: look again. */
  readonly onAccept: () => void;
}

/** What became of a source that was read again. */
type Reading = "same" | "other" | "gone";

/** Without sources until it is refreshed. */
export function createSourceSet({ importedFile, log, cache, accepted, watch, onAccept }: SourceSetOptions): SourceSet {
  let sources: ReadonlyMap<string, PaperSource> = new Map();
  const isAccepted = createLimitQuestion(log, accepted, onAccept);
  const isImported = (uri: vscode.Uri): boolean => uri.toString() === importedFile.toString();
  /** Of their own library the person has decided by importing. */
  const limitOf = (uri: vscode.Uri): LimitQuestion => (isImported(uri) ? () => true : isAccepted);
  const create = (uri: vscode.Uri): PaperSource =>
    createPaperSource(uri, { cache, log, ...(isImported(uri) ? { label: "your own library" } : {}) });
  const read = async (source: PaperSource, stat?: Promise<vscode.FileStat | undefined>): Promise<Reading> => {
    try {
      return (await source.read(stat)) ? "other" : "same";
    } catch (error) {
      if (error instanceof vscode.FileSystemError && error.code === "FileNotFound") {
        return "gone";
      }
      log.warn(`${source.uri.toString(true)} cannot be read: ${String(error)}`);
      return "same";
    }
  };
  const missing = new Set<string>();
  /** A path of the settings that leads nowhere is told once; a relative one is looked for in every folder and need not be in all. */
  const tellMissing = (uris: readonly vscode.Uri[]): void => {
    for (const uri of uris.filter((one) => !missing.has(one.toString()) && !vscode.workspace.getWorkspaceFolder(one))) {
      missing.add(uri.toString());
      log.warn(`citelens.libraries names ${uri.toString(true)}, where no file can be read.`);
    }
  };
  const look = (): Promise<SourceFiles> => findSourceFiles(isAccepted);
  const take = async ({ uris, configured, watched }: SourceFiles): Promise<boolean> => {
    watch([...watched, new vscode.RelativePattern(vscode.Uri.joinPath(importedFile, ".."), "*.json")]);
    const before = [...sources.keys()].join("\n");
    // A source is known before it is read, so that what changes meanwhile is read again.
    const known = new Map(sources);
    sources = known;
    const next = new Map<string, PaperSource>();
    let isOther = false;
    const wanted = new Map([...uris, importedFile].map((uri) => [uri.toString(), { uri, stat: readableStat(uri, limitOf(uri)) }]));
    for (const [address, { uri, stat }] of wanted) {
      if (await stat) {
        const source = known.get(address) ?? create(uri);
        next.set(address, source);
        known.set(address, source);
        isOther = (await read(source)) === "other" || isOther;
      }
    }
    sources = next;
    tellMissing(configured.filter((uri) => !next.has(uri.toString())));
    return isOther || [...next.keys()].join("\n") !== before;
  };
  return {
    all: () => [...sources.values()],
    byAddress: (address) => sources.get(address),
    isAbove: (folder) => [...sources.keys()].some((address) => address.startsWith(`${folder.toString()}/`)),
    async adoptImported(papers) {
      const source = sources.get(importedFile.toString()) ?? create(importedFile);
      await source.adopt(papers, new Map(papers.map(({ citekey }, index) => [citekey, index + 2])));
      sources = new Map([...sources, [importedFile.toString(), source]]);
    },
    async readImported() {
      const address = importedFile.toString();
      const source = sources.get(address) ?? create(importedFile);
      if ((await read(source, readableStat(importedFile, limitOf(importedFile)))) !== "other") {
        return false;
      }
      sources = new Map([...sources, [address, source]]);
      return source.papers().length > 0;
    },
    look,
    take,
    async reread(addresses) {
      const readings: Reading[] = [];
      for (const address of addresses) {
        const source = sources.get(address);
        readings.push(source ? await read(source) : "same");
      }
      return (readings.includes("gone") && (await take(await look()))) || readings.includes("other");
    },
  };
}

/** Of a file that is there and not larger than the person wants to read. */
async function readableStat(uri: vscode.Uri, isAccepted: LimitQuestion): Promise<vscode.FileStat | undefined> {
  const stat = await statUri(uri).then(
    (found) => found,
    () => undefined,
  );
  if (stat === undefined || (stat.type & vscode.FileType.Directory) !== 0) {
    return undefined;
  }
  const message = `${vscode.workspace.asRelativePath(uri)} has ${Math.round(stat.size / 1024 / 1024)} MB and was not read. Reading it takes a while.`;
  return stat.size <= largestUnasked || isAccepted({ what: uri.toString(), message, goOn: "Read It" }) ? stat : undefined;
}
