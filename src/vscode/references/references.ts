import * as vscode from "vscode";
import type { Paper } from "../../core/paper";
import type { CslProcessor } from "../../core/references/cslProcessor";
import { createReferenceFormatter, localesNeeded, type ReferenceFormatter } from "../../core/references/createReferenceFormatter";
import { parseCsl } from "../../core/references/parseCsl";
import { rootedPaths } from "../library/sources/configuredSources";
import { pause } from "../platform/slices";
import { readSettings } from "../platform/settings";
import { type CslFiles, createCslFiles, type ReferenceStyle, textIfThere } from "./cslFiles";
import { readReferenceStyle, rootOf, type StyleText } from "./readReferenceStyle";

/** References in CSL styles. */
export interface References {
  styles(): Promise<readonly ReferenceStyle[]>;
  /** Each paper's reference as a line of plain text, in the style's order; or why there is none, a sentence for the person. */
  format(style: ReferenceStyle, papers: readonly Paper[]): Promise<Formatted>;
}

export type Formatted = { readonly references: readonly string[] } | { readonly problem: string };

/** A style made ready, for as long as nothing that it was made of has changed. */
interface Ready {
  readonly text: string;
  readonly formatter: ReferenceFormatter;
}

/** Styles are read again each time, as the person may be at work on them, and made ready again only where they changed. */
export function createReferences(extensionUri: vscode.Uri): References {
  const files = createCslFiles(extensionUri);
  const ready = new Map<string, Ready>();
  const formatterOf = async (style: ReferenceStyle): Promise<ReferenceFormatter | string> => {
    const read = await readReferenceStyle(style, await files.styles());
    if ("problem" in read) {
      return read.problem;
    }
    const locale = await wantedLocale();
    if (typeof locale === "string") {
      return locale;
    }
    const text = JSON.stringify([read.text, locale]);
    const known = ready.get(style.id);
    if (known?.text === text) {
      return known.formatter;
    }
    const made = await showingProgress(style.label, () => makeReady(files, read.text, locale));
    if (typeof made === "string") {
      return `${vscode.workspace.asRelativePath(style.uri)} is no citation style that can be used: ${made}.`;
    }
    ready.set(style.id, { text, formatter: made });
    return made;
  };
  return {
    styles: files.styles,
    async format(style, papers) {
      const formatter = await formatterOf(style);
      if (typeof formatter === "string") {
        return { problem: formatter };
      }
      const { references, problem } = formatter.format(papers);
      return problem === undefined ? { references } : { problem: `no reference can be made in the style ${style.label}: ${problem}.` };
    },
  };
}

/** The language of the setting, by the name of a locale or with the text of the file that it names. */
interface WantedLocale {
  readonly name?: string;
  readonly text?: string;
}

/** @returns what is wrong with the setting, a sentence, where something is. */
async function wantedLocale(): Promise<WantedLocale | string> {
  const setting = readSettings()["references.locale"].trim();
  if (!/\.xml$/i.test(setting)) {
    return setting === "" ? {} : { name: setting };
  }
  for (const uri of rootedPaths(setting)) {
    const text = await textIfThere(uri);
    if (text !== undefined) {
      const { root, problem } = parseCsl(text, "locale");
      const name = root?.attrs["xml:lang"];
      return name === undefined
        ? `${setting} is no CSL locale: line ${problem?.line ?? 1}: ${problem?.message ?? "it does not say its language"}.`
        : { name, text };
    }
  }
  return `the CSL locale ${setting} cannot be read.`;
}

/** @returns why the style cannot be made ready, where it cannot. */
async function makeReady(files: CslFiles, style: StyleText, wanted: WantedLocale): Promise<ReferenceFormatter | string> {
  const processor = await files.processor();
  const root = rootOf(style);
  if (!root) {
    return "it is empty";
  }
  const locale = wanted.name ?? style.locale;
  const texts = new Map(await localeTexts(files, processor, { root, locale }));
  if (wanted.name !== undefined && wanted.text !== undefined) {
    texts.set(wanted.name, wanted.text);
  }
  const { formatter, problem } = createReferenceFormatter(processor, {
    style: root,
    locale,
    localeOf: (name) => parseCsl(texts.get(name) ?? "", "locale").root,
  });
  return formatter ?? problem ?? "";
}

async function localeTexts(
  files: CslFiles,
  processor: CslProcessor,
  { root, locale }: { root: NonNullable<ReturnType<typeof rootOf>>; locale: string | undefined },
): Promise<readonly (readonly [string, string])[]> {
  const read = await Promise.all(localesNeeded(processor, root, locale).map(async (name) => [name, await files.localeText(name)] as const));
  return read.flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const]));
}

/** In the status bar: VS Code shows it when the work takes longer than a moment. It has to be told before, as the work lets nothing else through. */
async function showingProgress<T>(label: string, work: () => Promise<T>): Promise<T> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: `CiteLens: getting the citation style ${label} ready` },
    async () => {
      await pause(0);
      return work();
    },
  );
}
