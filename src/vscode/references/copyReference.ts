import { languageOf } from "../documents/languageOf";
import * as vscode from "vscode";
import { citekeysIn } from "../../core/citations/reading/findCitations";
import { citationStyles } from "../../core/citations/styles/citationStyles";
import type { Paper } from "../../core/paper";
import { joinReferences, type Markup, markups } from "../../core/references/markup";
import { choosePapers, type ChoosingServices } from "../picking/choosePaper";
import { showProblem } from "../platform/log";
import { readSettings } from "../platform/settings";
import type { Services } from "../services/services";
import { asExample, idOf, markupLabel, ownFormatLabel, pickStyle, type StyleChoice, type StylePickOptions } from "./pickStyle";
import { showInformation, showWarning } from "../platform/notifications";

const maxShownKeys = 5;
/** The key of the stored id of the style that was used last. */
const lastStyleKey = "referenceStyle";
/** The key of the stored markup that was used last. */
const lastMarkupKey = "referenceMarkup";
/** The ids of CiteLens's own formats that make sense outside a document, the most common first. */
const copiedFormats = ["text", "markdown-link", "bibtex", "csl-json", "latex", "pandoc", "typst", "rst"];

type CopyingServices = Pick<Services, "globalState" | "log" | "references">;

/** Copies the references of one or several papers in the style that the user chooses and in its order. */
export async function copyReferenceAs(services: ChoosingServices & CopyingServices, citekey: string | undefined): Promise<void> {
  const title = vscode.l10n.t("Copy Reference As…");
  await copyReferences(services, await choosePapers(services, citekey, title), title);
}

/** Copies the references of all papers that the active document cites, each once, in the style that the user chooses. */
export async function copyBibliography(
  services: Pick<Services, "bibliographies" | "current" | "globalState" | "log" | "references">,
): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const citekeys = document ? citekeysIn(document.getText(), languageOf(document)) : [];
  const files = document && citekeys.length > 0 ? (await services.bibliographies.of(document)).files.map(({ uri }) => uri) : [];
  const found = citekeys.map((citekey) => services.bibliographies.paperOf(citekey, files) ?? services.current.library().byCitekey(citekey));
  const papers = [...new Set(found.filter((paper) => paper !== undefined))];
  if (papers.length === 0) {
    void showInformation(vscode.l10n.t("CiteLens: this document cites no known paper."));
    return;
  }
  const unknown = citekeys.filter((_citekey, index) => !found[index]);
  const isCopied = await copyReferences(services, papers, vscode.l10n.t("Copy Bibliography of This Document"));
  if (isCopied && unknown.length > 0) {
    void showWarning(vscode.l10n.t("CiteLens: copied without {0}, which no bibliography has.", shownKeys(unknown)));
  }
}

/** Lets the user choose a style and a markup, copies the references of papers, and returns whether it did. */
async function copyReferences(services: CopyingServices, papers: readonly Paper[], title: string): Promise<boolean> {
  const [paper] = papers;
  const last: unknown = services.globalState.get(lastMarkupKey);
  const markup = { now: markups.find((one) => one === last) ?? "text" };
  const choice =
    paper &&
    (await pickStyle(services.references, {
      title,
      paper,
      own: ownFormats(paper),
      leading: "csl",
      first: await firstStyle(services),
      markup,
    }));
  const text = choice && (await referencesIn(services, choice, papers, markup.now));
  if (text === undefined) {
    return false;
  }
  await vscode.env.clipboard.writeText(text);
  await services.globalState.update(lastStyleKey, idOf(choice));
  await services.globalState.update(lastMarkupKey, markup.now);
  showCopied(papers.length, choice, markup.now);
  return true;
}

function showCopied(count: number, choice: StyleChoice | undefined, markup: Markup): void {
  const name = choice?.kind === "own" ? ownFormatLabel(choice.style) : (choice?.style.label ?? "");
  const style = choice?.kind === "csl" && markup !== "text" ? `${name}, ${markupLabel(markup)}` : name;
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
  markup: Markup,
): Promise<string | undefined> {
  if (choice.kind === "own") {
    return choice.style.format(papers);
  }
  const formatted = await references.format(choice.style, papers, markup);
  if ("problem" in formatted) {
    await showProblem(log, formatted.problem);
    return undefined;
  }
  return joinReferences(formatted.references, markup);
}

function ownFormats(paper: Paper): StylePickOptions["own"] {
  return copiedFormats.flatMap((id) => {
    const style = citationStyles.get(id);
    return style ? [{ style, example: asExample(style.format([paper])) }] : [];
  });
}

/** Returns the style that the setting names by its id or label, or else the one that was used last. */
async function firstStyle({ references, globalState, log }: CopyingServices): Promise<StylePickOptions["first"]> {
  const setting = readSettings()["references.style"].trim();
  const wanted = setting.replace(/\.csl$/i, "").toLowerCase();
  const style =
    wanted === "" ? undefined : (await references.styles()).find(({ id, label }) => id === wanted || label.toLowerCase() === wanted);
  if (style) {
    return { id: `csl:${style.id}`, note: vscode.l10n.t("from the settings") };
  }
  if (wanted !== "") {
    // The list is shown all the same.
    void showProblem(log, vscode.l10n.t("no citation style has the name {0} of the setting {1}.", setting, "citelens.references.style"));
  }
  const last: unknown = globalState.get(lastStyleKey);
  return typeof last === "string" ? { id: last, note: vscode.l10n.t("last used") } : undefined;
}
