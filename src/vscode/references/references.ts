import * as vscode from "vscode";
import type { CslProcessor } from "../../core/references/cslProcessor";
import { createReferenceFormatter, localesNeeded, type ReferenceFormatter } from "../../core/references/createReferenceFormatter";
import { parseCsl } from "../../core/references/parseCsl";
import { placesOf } from "../library/sources/configuredSources";
import { createProblemOnce } from "../platform/log";
import { pause } from "../platform/slices";
import { readSettings } from "../platform/settings";
import type { References, ReferenceStyle } from "../services/services";
import { type CslFiles, createCslFiles, readTextIfAny } from "./cslFiles";
import { readReferenceStyle, parseStyleText, type StyleText } from "./readReferenceStyle";

/** A formatter, and the style and locale that it was made from, as one text. */
interface CachedFormatter {
  readonly source: string;
  readonly formatter: ReferenceFormatter;
}

/** Creates the references. A style is read again each time, because the user may be editing it; its formatter is made anew only if it changed. */
export function createReferences(extensionUri: vscode.Uri, log: vscode.LogOutputChannel): References {
  const files = createCslFiles(extensionUri, createProblemOnce(log));
  const formatters = new Map<string, CachedFormatter>();
  const formatterOf = async (style: ReferenceStyle): Promise<ReferenceFormatter | string> => {
    const read = await readReferenceStyle(style, await files.styles());
    if ("problem" in read) {
      return read.problem;
    }
    const locale = await configuredLocale();
    if (typeof locale === "string") {
      return locale;
    }
    const source = JSON.stringify([read.text, locale]);
    const cached = formatters.get(style.id);
    if (cached?.source === source) {
      return cached.formatter;
    }
    const made = await withProgress(style.label, () => createFormatter(files, read.text, locale));
    if (typeof made === "string") {
      return vscode.l10n.t("{0} is not a usable citation style: {1}.", vscode.workspace.asRelativePath(style.uri), made);
    }
    formatters.set(style.id, { source, formatter: made });
    return made;
  };
  return {
    styles: files.styles,
    async format(style, papers, markup) {
      const formatter = await formatterOf(style);
      if (typeof formatter === "string") {
        return { problem: formatter };
      }
      const { references, problem } = formatter.format(papers, markup);
      return problem === undefined
        ? { references }
        : { problem: vscode.l10n.t("cannot format a reference in the citation style {0}: {1}.", style.label, problem) };
    },
  };
}

/** The locale of the setting `citelens.references.locale`: its name, and its text if the setting names a file. */
interface ConfiguredLocale {
  readonly name?: string;
  readonly text?: string;
}

/** @returns the locale, or a sentence that says what is wrong with the setting. */
async function configuredLocale(): Promise<ConfiguredLocale | string> {
  const setting = readSettings()["references.locale"].trim();
  if (!/\.xml$/i.test(setting)) {
    return setting === "" ? {} : { name: setting };
  }
  for (const uri of placesOf(setting).uris) {
    const text = await readTextIfAny(uri);
    if (text !== undefined) {
      const { root, problem } = parseCsl(text, "locale");
      const name = root?.attrs["xml:lang"];
      return name === undefined
        ? vscode.l10n.t(
            "{0} is not a CSL locale: line {1}: {2}.",
            setting,
            problem?.line ?? 1,
            problem?.message ?? vscode.l10n.t("it has no xml:lang"),
          )
        : { name, text };
    }
  }
  return vscode.l10n.t("the CSL locale {0} cannot be read.", setting);
}

/** @returns the formatter of a style, or the reason why it cannot be created. */
async function createFormatter(files: CslFiles, style: StyleText, configured: ConfiguredLocale): Promise<ReferenceFormatter | string> {
  const processor = await files.processor();
  const root = parseStyleText(style);
  if (!root) {
    return vscode.l10n.t("it is empty");
  }
  const locale = configured.name ?? style.locale;
  const texts = new Map(await localeTexts(files, processor, { root, locale }));
  if (configured.name !== undefined && configured.text !== undefined) {
    texts.set(configured.name, configured.text);
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
  { root, locale }: { readonly root: NonNullable<ReturnType<typeof parseStyleText>>; readonly locale: string | undefined },
): Promise<readonly (readonly [string, string])[]> {
  const read = await Promise.all(localesNeeded(processor, root, locale).map(async (name) => [name, await files.localeText(name)] as const));
  return read.flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const]));
}

/** Shows progress in the status bar. The pause lets VS Code show it before the work starts, which blocks the extension host. */
async function withProgress<T>(label: string, work: () => Promise<T>): Promise<T> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: vscode.l10n.t("CiteLens: loading the citation style {0}", label) },
    async () => {
      await pause(0);
      return work();
    },
  );
}
