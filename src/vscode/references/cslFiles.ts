import * as vscode from "vscode";
import { bundledCslStyles } from "../../core/references/bundledCslStyles";
import type { CslProcessor } from "../../core/references/cslProcessor";
import { shownPath } from "../../core/bibliography/pathProblem";
import { oneLine } from "../../core/citations/wording/formatReference";
import { parseCslStyle } from "../../core/references/parseCslStyle";
import { readCslProcessor } from "../../core/references/readCslProcessor";
import { placesOf } from "../library/sources/configuredSources";
import { statUri } from "../platform/disk/readUri";
import { filesMatching, maxFoldersUnasked } from "../platform/filesMatching";
import { orUndefined } from "../platform/orUndefined";
import { readText } from "../platform/readText";
import { readSettings } from "../platform/settings";
import type { ReferenceStyle } from "../services/services";

/** The files from which references in CSL styles are made. Each is read when it is asked for. */
export interface CslFiles {
  /** Returns the bundled styles, then the files of the setting `citelens.references.styles`. Some of those may not be styles. */
  styles(): Promise<readonly ReferenceStyle[]>;
  /** Returns citeproc-js, which is read once. Rejects if the extension's own file cannot be read. */
  processor(): Promise<CslProcessor>;
  /** Returns the text of a bundled locale, such as `"de-DE"`, or `undefined` if there is no such locale. */
  localeText(name: string): Promise<string | undefined>;
}

/** Receives a sentence about the styles of the setting that are not there. */
export type OnMissing = (sentence: string) => void;

/** @param extensionUri the folder of the extension. On the web, VS Code reads it over the network. */
export function createCslFiles(extensionUri: vscode.Uri, onMissing: OnMissing): CslFiles {
  const bundled = bundledCslStyles.map(({ name, label, file }) => ({
    id: name,
    label,
    uri: vscode.Uri.joinPath(extensionUri, "media/csl/styles", file),
    isBundled: true,
  }));
  let processor: Promise<CslProcessor> | undefined;
  const load = async (): Promise<CslProcessor> =>
    readCslProcessor(await readText(vscode.Uri.joinPath(extensionUri, "dist/citeproc/citeproc_commonjs.js"), fromUser));
  return {
    styles: async () => [...bundled, ...(await configuredStyles(onMissing))],
    processor() {
      processor ??= load();
      processor.catch(() => (processor = undefined));
      return processor;
    },
    localeText: (name) =>
      /^[a-z]{2,3}(?:-[A-Z]{2})?$/.test(name)
        ? readTextIfAny(vscode.Uri.joinPath(extensionUri, `media/csl/locales/locales-${name}.xml`))
        : Promise.resolve(undefined),
  };
}

/** Styles are the extension's own files, or named by the settings. VS Code leaves the settings of an untrusted workspace out. */
const fromUser = { namedBy: "user", maxBytes: 16 * 1024 * 1024 } as const;

/** Returns the text of a file, or `undefined` if it cannot be read. */
export async function readTextIfAny(uri: vscode.Uri): Promise<string | undefined> {
  return orUndefined(readText(uri, fromUser));
}

async function configuredStyles(onMissing: OnMissing): Promise<readonly ReferenceStyle[]> {
  const settings = readSettings()["references.styles"].filter((path) => path.trim() !== "");
  const found = await Promise.all(settings.map(filesOf));
  const missing = settings.flatMap((path, index) => (found[index]?.length === 0 ? [shownPath(path)] : []));
  if (missing.length > 0) {
    onMissing(vscode.l10n.t("the setting {0} names {1}, but there is no file.", "citelens.references.styles", missing.join(", ")));
  }
  const distinct = new Map(found.flat().map((uri) => [uri.toString(), uri]));
  return Promise.all(
    [...distinct].map(async ([id, uri], index) => ({ id, label: await labelOf(uri, index < maxTitles), uri, isBundled: false })),
  );
}

/**
 * Returns the files that a path in the setting names. A path without a pattern names a file even if it does not exist: its row in the list says so. A
 * relative one counts in every workspace folder, and need not be in all of them.
 */
async function filesOf(path: string): Promise<readonly vscode.Uri[]> {
  const matching = await Promise.all(placesOf(path).uris.map((glob) => filesMatching(glob, maxFoldersUnasked)));
  const files = matching.flatMap((one) => one.files);
  if (files.length < 2) {
    return files;
  }
  const stats = await Promise.all(files.map((uri) => orUndefined(statUri(uri))));
  const there = files.filter((_uri, index) => stats[index] !== undefined);
  return there.length > 0 ? there : files.slice(0, 1);
}

/** Only this many styles are read for their titles. The folder of a setting may hold thousands. */
const maxTitles = 100;

/** Returns the title of a style, or the name of its file if it is not a style or not read. */
async function labelOf(uri: vscode.Uri, isRead: boolean): Promise<string> {
  const title = isRead ? parseCslStyle((await readTextIfAny(uri)) ?? "").style?.title.trim() : undefined;
  return title === undefined || title === "" ? (uri.path.split("/").at(-1) ?? "").replace(/\.csl$/i, "") : oneLine(title).slice(0, 100);
}
