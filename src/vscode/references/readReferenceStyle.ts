import * as vscode from "vscode";
import { type CslElement, parseCsl } from "../../core/references/parseCsl";
import { type CslStyle, parseCslStyle } from "../../core/references/parseCslStyle";
import { styleFileName } from "../../core/references/styleFileName";
import type { ReferenceStyle } from "../services/services";
import { textIfThere } from "./cslFiles";

/** A style's rules as text, and the language that it wants. */
export interface StyleText {
  readonly xml: string;
  readonly locale?: string;
}

/** A style that was read, or why it cannot be used, a sentence that names the file. */
export type StyleReading = { readonly text: StyleText } | { readonly problem: string };

/**
 * Reads a style. One that depends on another takes its rules: that is looked for among the styles that come with CiteLens and those of the
 * setting, beside the file and, as Zotero keeps them, in the folder above.
 */
export async function readReferenceStyle({ uri }: ReferenceStyle, known: readonly ReferenceStyle[]): Promise<StyleReading> {
  const xml = await textIfThere(uri);
  if (xml === undefined) {
    return { problem: `the citation style ${nameOf(uri)} cannot be read.` };
  }
  const { style, problem } = parseCslStyle(xml);
  if (!style) {
    return {
      problem: `${nameOf(uri)} is no citation style that can be used: ${problem ? `line ${problem.line}: ${problem.message}` : "it is empty"}.`,
    };
  }
  return style.parent === undefined ? { text: { xml, ...localeOf(style) } } : readParent(uri, { style, parent: style.parent }, known);
}

/** What a style's text is for citeproc-js, anew each time, as it writes into it. */
export function rootOf({ xml }: StyleText): CslElement | undefined {
  return parseCsl(xml, "style").root;
}

async function readParent(
  uri: vscode.Uri,
  { style, parent }: { style: CslStyle; parent: string },
  known: readonly ReferenceStyle[],
): Promise<StyleReading> {
  const file = styleFileName(parent);
  const places =
    file === undefined
      ? []
      : [
          ...known.map((one) => one.uri).filter(({ path }) => path.endsWith(`/${file}`)),
          ...["..", "../.."].map((folder) => vscode.Uri.joinPath(uri, folder, file)),
        ];
  for (const place of places) {
    const xml = await textIfThere(place);
    const found = xml === undefined ? undefined : parseCslStyle(xml).style;
    if (xml !== undefined && found && found.parent === undefined) {
      return { text: { xml, ...localeOf(found), ...localeOf(style) } };
    }
  }
  return {
    problem: `${nameOf(uri)} only names another citation style, ${parent}, whose rules it takes: add ${file ?? "its file"} to citelens.references.styles.`,
  };
}

function localeOf({ locale }: CslStyle): { readonly locale?: string } {
  return locale === undefined ? {} : { locale };
}

function nameOf(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(uri);
}
