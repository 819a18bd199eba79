import * as vscode from "vscode";
import { type CslElement, parseCsl } from "../../core/references/parseCsl";
import { type CslStyle, parseCslStyle } from "../../core/references/parseCslStyle";
import { styleFileName } from "../../core/references/styleFileName";
import type { ReferenceStyle } from "../services/services";
import { readTextIfAny } from "./cslFiles";

/** The rules of a style as XML, and its default locale. */
export interface StyleText {
  readonly xml: string;
  readonly locale?: string;
}

/** A style, or a sentence that names the file and says why it cannot be used. */
export type StyleReading = { readonly text: StyleText } | { readonly problem: string };

/**
 * Reads a style. A dependent style has the rules of its parent, which is searched for among the known styles, beside the file, and, as Zotero
 * stores it, in the folder above.
 *
 * @param known the bundled styles and those of the setting.
 */
export async function readReferenceStyle({ uri }: ReferenceStyle, known: readonly ReferenceStyle[]): Promise<StyleReading> {
  const xml = await readTextIfAny(uri);
  if (xml === undefined) {
    return { problem: vscode.l10n.t("the citation style {0} cannot be read.", relativePath(uri)) };
  }
  const { style, problem } = parseCslStyle(xml);
  if (!style) {
    return {
      problem: vscode.l10n.t(
        "{0} is not a usable citation style: {1}.",
        relativePath(uri),
        problem ? vscode.l10n.t("line {0}: {1}", problem.line, problem.message) : vscode.l10n.t("it is empty"),
      ),
    };
  }
  return style.parent === undefined ? { text: { xml, ...localeOf(style) } } : readParent(uri, { style, parent: style.parent }, known);
}

/** Parses a style for citeproc-js. Each call returns a new tree, because citeproc-js changes it. */
export function parseStyleText({ xml }: StyleText): CslElement | undefined {
  return parseCsl(xml, "style").root;
}

async function readParent(
  uri: vscode.Uri,
  { style, parent }: { readonly style: CslStyle; readonly parent: string },
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
    const xml = await readTextIfAny(place);
    const found = xml === undefined ? undefined : parseCslStyle(xml).style;
    if (xml !== undefined && found && found.parent === undefined) {
      return { text: { xml, ...localeOf(found), ...localeOf(style) } };
    }
  }
  return {
    problem: vscode.l10n.t(
      "{0} depends on the citation style {1}, which was not found: add {2} to citelens.references.styles.",
      relativePath(uri),
      parent,
      file ?? vscode.l10n.t("its file"),
    ),
  };
}

function localeOf({ locale }: CslStyle): { readonly locale?: string } {
  return locale === undefined ? {} : { locale };
}

function relativePath(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(uri);
}
