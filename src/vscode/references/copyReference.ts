import { languageOf } from "../documents/languageOf";
import * as vscode from "vscode";
import { citekeysIn } from "../../core/citations/reading/findCitations";
import { citationStyles } from "../../core/citations/styles/citationStyles";
import type { Paper } from "../../core/paper";
import { choosePapers, type ChoosingServices } from "../picking/choosePaper";
import { showProblem } from "../platform/log";
import { readSettings } from "../platform/settings";
import type { Services } from "../services/services";
import { asExample, idOf, ownFormatLabel, pickStyle, type StyleChoice, type StylePickOptions } from "./pickStyle";

const maxShownKeys = 5;
/** The key of the stored id of the style that was used last. */
const lastStyleKey = "referenceStyle";
/** The ids of CiteLens's own formats that make sense outside a document, the most common first. */
const copiedFormats = ["text", "markdown-link", "bibtex", "csl-json", "latex", "pandoc", "typst", "rst"];

/** Copies the references of one or several papers, each on a line, in the style that the user chooses and in its order. */
export async function copyReferenceAs(
  services: ChoosingServices & Pick<Services, "globalState" | "references">,
  citekey: string | undefined,
): Promise<void> {
  const title = vscode.l10n.t("Copy Reference As…");
  const papers = await choosePapers(services, citekey, title);
  const [paper] = papers;
  const choice =
    paper &&
    (await pickStyle(services.references, { title, paper, own: ownFormats(paper), leading: "csl", first: await firstStyle(services) }));
  const text = choice && (await referencesIn(services, choice, papers));
  if (text !== undefined) {
    await vscode.env.clipboard.writeText(text);
    await services.globalState.update(lastStyleKey, idOf(choice));
    showCopied(papers.length, choice);
  }
}

/** Copies the references of all papers that the active document cites, each once, in the style that the user chooses. */
export async function copyBibliography(
  services: Pick<Services, "bibliographies" | "current" | "globalState" | "log" | "references">,
): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const citekeys = document ? citekeysIn(document.getText(), languageOf(document)) : [];
  const files = document && citekeys.length > 0 ? (await services.bibliographies.of(document)).files.map(({ uri }) => uri) : [];
  const found = citekeys.map((citekey) => services.bibliographies.paperOf(citekey, files) ?? services.current.library().byCitekey(citekey));
  const papers = found.filter((paper) => paper !== undefined);
  const [paper] = papers;
  if (!paper) {
    void vscode.window.showInformationMessage(vscode.l10n.t("CiteLens: this document cites no known paper."));
    return;
  }
  const title = vscode.l10n.t("Copy Bibliography of This Document");
  const own = ownFormats(paper);
  const choice = await pickStyle(services.references, { title, paper, own, leading: "csl", first: await firstStyle(services) });
  const text = choice && (await referencesIn(services, choice, papers));
  if (text !== undefined) {
    await vscode.env.clipboard.writeText(text);
    await services.globalState.update(lastStyleKey, idOf(choice));
    const unknown = citekeys.filter((_citekey, index) => !found[index]);
    if (unknown.length > 0) {
      void vscode.window.showWarningMessage(vscode.l10n.t("CiteLens: copied without {0}, which no bibliography has.", shownKeys(unknown)));
    }
    showCopied(papers.length, choice);
  }
}

function showCopied(count: number, choice: StyleChoice | undefined): void {
  const style = choice?.kind === "own" ? ownFormatLabel(choice.style) : (choice?.style.label ?? "");
  const message =
    count === 1 ? vscode.l10n.t("Copied the reference ({0})", style) : vscode.l10n.t("Copied {0} references ({1})", count, style);
  vscode.window.setStatusBarMessage(`$(check) ${message}`, 3000);
}

function shownKeys(citekeys: readonly string[]): string {
  const shown = citekeys.slice(0, maxShownKeys).join(", ");
  return citekeys.length > maxShownKeys ? vscode.l10n.t("{0} and {1} more", shown, citekeys.length - maxShownKeys) : shown;
}

/** Returns the references in the chosen style. If formatting fails, shows why and returns `undefined`. */
async function referencesIn(
  { references, log }: Pick<Services, "log" | "references">,
  choice: StyleChoice,
  papers: readonly Paper[],
): Promise<string | undefined> {
  if (choice.kind === "own") {
    return choice.style.format(papers);
  }
  const formatted = await references.format(choice.style, papers);
  if ("problem" in formatted) {
    await showProblem(log, formatted.problem);
    return undefined;
  }
  return formatted.references.join("\n");
}

function ownFormats(paper: Paper): StylePickOptions["own"] {
  return copiedFormats.flatMap((id) => {
    const style = citationStyles.get(id);
    return style ? [{ style, example: asExample(style.format([paper])) }] : [];
  });
}

/** Returns the style that the setting names by its id or label, or else the one that was used last. */
async function firstStyle({ references, globalState }: Pick<Services, "globalState" | "references">): Promise<StylePickOptions["first"]> {
  const wanted = readSettings()
    ["references.style"].trim()
    .replace(/\.csl$/i, "")
    .toLowerCase();
  const style =
    wanted === "" ? undefined : (await references.styles()).find(({ id, label }) => id === wanted || label.toLowerCase() === wanted);
  if (style) {
    return { id: `csl:${style.id}`, note: vscode.l10n.t("from the settings") };
  }
  const last: unknown = globalState.get(lastStyleKey);
  return typeof last === "string" ? { id: last, note: vscode.l10n.t("last used") } : undefined;
}
