import * as vscode from "vscode";
import { citationStyles } from "../../core/citations/styles/citationStyles";
import type { Paper } from "../../core/paper";
import { choosePapers, type ChoosingServices } from "../picking/choosePaper";
import { showProblem } from "../platform/log";
import { readSettings } from "../platform/settings";
import type { Services } from "../services/services";
import { asExample, idOf, pickStyle, type StyleChoice, type StylePickOptions } from "./pickStyle";

/** The key of the stored id of the style that was used last. */
const lastStyleKey = "referenceStyle";
/** The ids of CiteLens's own formats that make sense outside a document, the most common first. */
const copiedFormats = ["text", "markdown-link", "bibtex", "csl-json", "latex", "pandoc", "typst", "rst"];

/** Copies the references of one or several papers, each on a line, in the style that the user chooses and in its order. */
export async function copyReferenceAs(
  services: ChoosingServices & Pick<Services, "globalState" | "references">,
  citekey: string | undefined,
): Promise<void> {
  const title = "Copy Reference As…";
  const papers = await choosePapers(services, citekey, title);
  const [paper] = papers;
  const choice =
    paper &&
    (await pickStyle(services.references, { title, paper, own: ownFormats(paper), leading: "csl", first: await firstStyle(services) }));
  const text = choice && (await referencesIn(services, choice, papers));
  if (text !== undefined) {
    await vscode.env.clipboard.writeText(text);
    await services.globalState.update(lastStyleKey, idOf(choice));
    const copied = papers.length === 1 ? "the reference" : `${papers.length} references`;
    vscode.window.setStatusBarMessage(`$(check) Copied ${copied} (${choice?.style.label ?? ""})`, 3000);
  }
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
    return { id: `csl:${style.id}`, note: "from the settings" };
  }
  const last: unknown = globalState.get(lastStyleKey);
  return typeof last === "string" ? { id: last, note: "last used" } : undefined;
}
