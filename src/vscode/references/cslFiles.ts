import * as vscode from "vscode";
import { bundledCslStyles } from "../../core/references/bundledCslStyles";
import type { CslProcessor } from "../../core/references/cslProcessor";
import { oneLine } from "../../core/citations/wording/formatReference";
import { parseCslStyle } from "../../core/references/parseCslStyle";
import { readCslProcessor } from "../../core/references/readCslProcessor";
import { placesOf } from "../library/sources/configuredSources";
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

/** @param extensionUri the folder of the extension. On the web, VS Code reads it over the network. */
export function createCslFiles(extensionUri: vscode.Uri): CslFiles {
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
    styles: async () => [...bundled, ...(await configuredStyles())],
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

async function configuredStyles(): Promise<readonly ReferenceStyle[]> {
  const found = await Promise.all(
    readSettings()
      ["references.styles"].flatMap((path) => placesOf(path).uris)
      .map((glob) => filesMatching(glob, maxFoldersUnasked)),
  );
  const distinct = new Map(found.flatMap(({ files }) => files).map((uri) => [uri.toString(), uri]));
  return Promise.all(
    [...distinct].map(async ([id, uri], index) => ({ id, label: await labelOf(uri, index < maxTitles), uri, isBundled: false })),
  );
}

/** Only this many styles are read for their titles. The folder of a setting may hold thousands. */
const maxTitles = 100;

/** Returns the title of a style, or the name of its file if it is not a style or not read. */
async function labelOf(uri: vscode.Uri, isRead: boolean): Promise<string> {
  const title = isRead ? parseCslStyle((await readTextIfAny(uri)) ?? "").style?.title.trim() : undefined;
  return title === undefined || title === "" ? (uri.path.split("/").at(-1) ?? "").replace(/\.csl$/i, "") : oneLine(title).slice(0, 100);
}
