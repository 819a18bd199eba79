import * as vscode from "vscode";
import { disk } from "#disk";
import type { ZoteroRow } from "../../../core/sources/zotero/zoteroAnswers";
import { formatZoteroGroups, type ZoteroGroup } from "../../../core/sources/zotero/zoteroGroups";
import { formatZoteroLibrary, parseZoteroLibrary, type ZoteroLibrary } from "../../../core/sources/zotero/zoteroLibrary";
import { zoteroPort } from "../../../core/sources/zotero/zoteroRequests";
import { describeWhy } from "../../../network/describeWhy";
import { readUri } from "../../platform/disk/readUri";
import { orUndefined } from "../../platform/orUndefined";
import { readSettings, registerSettingsListener } from "../../platform/settings";
import { writeWhole } from "../../platform/writeWhole";
import { groupFileBeside, groupsFileBeside, loadGroups } from "./zoteroFile";
import { askForGroups, updateZotero, type ZoteroDoor, type ZoteroUpdate } from "./zoteroUpdate";
import { showInformation } from "../../platform/notifications";

export interface ZoteroOptions {
  /** The file that repeats the papers of Zotero. */
  readonly file: vscode.Uri;
  readonly personal: { readonly started: Promise<void>; refresh(): Promise<void> };
  readonly version: string;
  readonly log: Pick<vscode.LogOutputChannel, "info">;
  /** For tests. No setting leads elsewhere. */
  readonly port?: number;
  /** `true` if CiteLens runs on another computer than the window. */
  readonly isRemote: boolean;
}

/** Keeps the file like Zotero. */
export interface Zotero extends vscode.Disposable {
  /** Asks Zotero once, and returns a sentence about what came of it. Asks nothing, and returns `undefined`, unless the setting is on. */
  ask(): Promise<string | undefined>;
}

/** The user comes back to the window often. */
const pauseMs = 30_000;

/** Asks Zotero at the start, when the setting is switched on, and when the user comes back to the window, if the setting is on. */
export function registerZotero(options: ZoteroOptions): Zotero {
  const { personal, log } = options;
  const ended = new AbortController();
  let [said, askedAt] = ["", -Infinity];
  let running: Promise<string | undefined> | undefined;
  const askNow = async (): Promise<string | undefined> => {
    if (!readSettings().zotero || ended.signal.aborted) {
      return undefined;
    }
    askedAt = performance.now();
    const sentence = hindrance(options) ?? (await update(options, ended.signal));
    if (sentence !== said) {
      said = sentence;
      log.info(sentence);
    }
    return sentence;
  };
  const ask = (): Promise<string | undefined> =>
    (running ??= askNow()
      .catch((error: unknown) => {
        log.info(`Zotero's papers could not be brought up to date: ${String(error)}`);
        return undefined;
      })
      .finally(() => {
        running = undefined;
      }));
  void personal.started.then(ask, () => undefined);
  const listeners = vscode.Disposable.from(
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused && performance.now() - askedAt >= pauseMs) {
        void ask();
      }
    }),
    registerSettingsListener((hasChanged) => {
      if (hasChanged("zotero")) {
        void ask().then(show);
      }
    }),
  );
  return {
    ask,
    dispose() {
      ended.abort();
      listeners.dispose();
    },
  };
}

function show(sentence: string | undefined): void {
  if (sentence !== undefined) {
    void showInformation(`CiteLens: ${sentence}`);
  }
}

/** Returns why the Zotero of the user cannot be asked from here, and what to do, or `undefined`. */
function hindrance({ isRemote }: ZoteroOptions): string | undefined {
  if (disk === undefined) {
    return vscode.l10n.t(
      "A browser cannot ask Zotero. Let Better BibTeX keep a .bib file up to date by an automatic export, and name it in citelens.libraries.",
    );
  }
  return isRemote
    ? vscode.l10n.t(
        "CiteLens runs on another computer than Zotero. Let Better BibTeX keep a .bib file there up to date by an automatic export, and name it in citelens.libraries.",
      )
    : undefined;
}

async function update({ file, personal, version, port = zoteroPort }: ZoteroOptions, signal: AbortSignal): Promise<string> {
  const transport = {
    fetch: (url: string, init: RequestInit) => globalThis.fetch(url, init),
    delay,
    headers: { "User-Agent": `CiteLens/${version}` },
  };
  const door = { transport, port, signal };
  const before = await loadGroups(file);
  const own = await updateLibrary(file, door);
  const isOpen = own.found.kind === "library";
  const groups = (isOpen ? await askForGroups(door) : undefined) ?? before;
  const shared: UpdatedLibrary[] = [];
  for (const { id } of groups) {
    const groupFile = groupFileBeside(file, id);
    shared.push(
      isOpen
        ? await updateLibrary(groupFile, { ...door, group: id })
        : { found: own.found, library: await readKnown(groupFile), isWritten: false },
    );
  }
  const isRegrouped = formatZoteroGroups(groups) !== formatZoteroGroups(before);
  if (isRegrouped) {
    await keepGroups(file, groups, before);
  }
  if (isRegrouped || [own, ...shared].some(({ isWritten }) => isWritten)) {
    await personal.refresh();
  }
  return describeUpdate(
    own.found,
    [own, ...shared].flatMap(({ library }) => library ?? []),
  );
}

/** The answer of Zotero about one library, and its items now: after a failure, those of the last time. */
interface UpdatedLibrary {
  readonly found: ZoteroUpdate;
  readonly library: ZoteroLibrary | undefined;
  readonly isWritten: boolean;
}

async function updateLibrary(file: vscode.Uri, door: ZoteroDoor): Promise<UpdatedLibrary> {
  const known = await readKnown(file);
  const found = await updateZotero(known, door);
  const isWritten = found.kind === "library" && found.isChanged && readSettings().zotero;
  if (isWritten) {
    await writeWhole(file, new TextEncoder().encode(formatZoteroLibrary(found.library)));
  }
  return { found, library: found.kind === "library" ? found.library : known, isWritten };
}

/** Keeps the names of the groups, and deletes the papers of those that the user has left. */
async function keepGroups(file: vscode.Uri, groups: readonly ZoteroGroup[], before: readonly ZoteroGroup[]): Promise<void> {
  await writeWhole(groupsFileBeside(file), new TextEncoder().encode(formatZoteroGroups(groups)));
  for (const { id } of before.filter((one) => !groups.some((group) => group.id === one.id))) {
    await orUndefined(vscode.workspace.fs.delete(groupFileBeside(file, id)));
  }
}

async function readKnown(file: vscode.Uri): Promise<ZoteroLibrary | undefined> {
  const bytes = await orUndefined(readUri(file, { namedBy: "user" }));
  return bytes && parseZoteroLibrary(new TextDecoder().decode(bytes));
}

/** Returns a sentence. `libraries` are those of which the papers are shown. */
function describeUpdate(update: ZoteroUpdate, libraries: readonly ZoteroLibrary[]): string {
  switch (update.kind) {
    case "library":
      return describeLibraries(libraries);
    case "closed":
      return libraries.length > 0
        ? vscode.l10n.t("Zotero is not running. CiteLens shows its {0} papers of the last time.", countPapers(libraries))
        : vscode.l10n.t("Zotero is not running. Its papers come once it is started.");
    case "off":
      return vscode.l10n.t(
        "Zotero does not let other programs read its papers. Switch on “Allow other applications on this computer to communicate with Zotero” in its advanced settings.",
      );
    case "broken":
      return vscode.l10n.t("Zotero gave no usable answer: {0}.", describeWhy(update.why, vscode.l10n.t));
  }
}

function describeLibraries(libraries: readonly ZoteroLibrary[]): string {
  const count = countPapers(libraries);
  const named = papersIn(libraries).filter(({ hasCitekey }) => hasCitekey).length;
  return named === 0 && count > 0
    ? vscode.l10n.t(
        "Zotero has {0} papers without citation keys, so CiteLens makes them. Better BibTeX would give them stable ones.",
        count,
      )
    : vscode.l10n.t("Zotero has {0} papers, {1} of them with a citation key.", count, named);
}

function countPapers(libraries: readonly ZoteroLibrary[]): number {
  return papersIn(libraries).length;
}

function papersIn(libraries: readonly ZoteroLibrary[]): readonly ZoteroRow[] {
  return libraries.flatMap(({ rows }) => [...rows.values()].filter(({ isPaper }) => isPaper));
}

/** Waits, unless the signal is aborted. */
function delay(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
