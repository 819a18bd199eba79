import * as vscode from "vscode";
import { bundledCslStyles } from "../../core/references/bundledCslStyles";
import type { CslProcessor } from "../../core/references/cslProcessor";
import { readCslProcessor } from "../../core/references/readCslProcessor";
import { rootedPaths } from "../library/sources/configuredSources";
import { filesMatching, maxFoldersUnasked } from "../platform/filesMatching";
import { readText } from "../platform/readText";
import { readSettings } from "../platform/settings";

/** A CSL style that the person can choose. */
export interface ReferenceStyle {
  /** Tells it from all others, from session to session: `"apa"`, or the address of its file. */
  readonly id: string;
  /** `"APA"`, or the file's name without its ending. */
  readonly label: string;
  readonly uri: vscode.Uri;
  readonly isBundled: boolean;
}

/** The files that references in CSL styles are made with. Nothing is read before it is asked for. */
export interface CslFiles {
  /** The styles that come with CiteLens, then those of the setting `citelens.references.styles`; some may be no styles. */
  styles(): Promise<readonly ReferenceStyle[]>;
  /** citeproc-js, read once. @throws where the extension's own file cannot be read. */
  processor(): Promise<CslProcessor>;
  /** The text of a locale that comes with CiteLens: `"de-DE"`; `undefined` where there is none. */
  localeText(name: string): Promise<string | undefined>;
}

/** @param extensionUri the folder of the extension, in whatever file system: on the web, VS Code reads it over the network. */
export function createCslFiles(extensionUri: vscode.Uri): CslFiles {
  const bundled = bundledCslStyles.map(({ name, label, file }) => ({
    id: name,
    label,
    uri: vscode.Uri.joinPath(extensionUri, "media/csl/styles", file),
    isBundled: true,
  }));
  let processor: Promise<CslProcessor> | undefined;
  const load = async (): Promise<CslProcessor> =>
    readCslProcessor(await readText(vscode.Uri.joinPath(extensionUri, "dist/citeproc/citeproc_commonjs.js")));
  return {
    styles: async () => [...bundled, ...(await configuredStyles())],
    processor() {
      processor ??= load();
      processor.catch(() => (processor = undefined));
      return processor;
    },
    localeText: (name) =>
      /^[a-z]{2,3}(?:-[A-Z]{2})?$/.test(name)
        ? textIfThere(vscode.Uri.joinPath(extensionUri, `media/csl/locales/locales-${name}.xml`))
        : Promise.resolve(undefined),
  };
}

/** The text of a file; `undefined` where there is none. */
export async function textIfThere(uri: vscode.Uri): Promise<string | undefined> {
  return readText(uri).then(
    (text) => text,
    () => undefined,
  );
}

async function configuredStyles(): Promise<readonly ReferenceStyle[]> {
  const found = await Promise.all(
    readSettings()
      ["references.styles"].flatMap(rootedPaths)
      .map((glob) => filesMatching(glob, maxFoldersUnasked)),
  );
  const distinct = new Map(found.flatMap(({ files }) => files).map((uri) => [uri.toString(), uri]));
  return [...distinct].map(([id, uri]) => ({
    id,
    label: (uri.path.split("/").at(-1) ?? "").replace(/\.csl$/i, ""),
    uri,
    isBundled: false,
  }));
}
