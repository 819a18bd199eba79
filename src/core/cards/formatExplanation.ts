import type { NameExplanation } from "../mentions/mention";
import { escapeMarkdown } from "./escapeMarkdown";
import { shownPublications } from "./shownPublication";

/** The user's decision about a name: it is always shown, never shown, or shown as CiteLens decides. */
export type NameRule = "always" | "never" | "automatic";

/** Returns the addresses of the actions of an explanation. */
export interface ExplanationActions {
  showInPanel(citekey: string): string;
  alwaysShow(name: string): string;
  neverShow(name: string): string;
  /** Takes back that a name is always or never shown. */
  reset(name: string): string;
}

/** More papers of a name are counted, not listed. */
const maxPapers = 6;

/**
 * Formats why a name is shown or silent as Markdown: the reasons, the papers that bear the name, and the actions that change
 * it. All text of papers and documents is escaped.
 */
export function formatExplanation(explanation: NameExplanation, rule: NameRule, actions: ExplanationActions): string {
  const { alias, isShown, reasons } = explanation;
  const name = escapeMarkdown(alias.text);
  return [
    `**“${name}” is ${isShown ? "shown" : "not shown"} here**`,
    reasons.map(escapeMarkdown).join(" "),
    papersList(explanation, actions),
    isName(explanation) ? `---\n\n${ruleActions(alias.text, rule, actions).join(" \u2002 ")}` : "",
  ]
    .filter((block) => block !== "")
    .join("\n\n");
}

function papersList({ papers }: NameExplanation, actions: ExplanationActions): string {
  const rows = papers.slice(0, maxPapers).map((paper) => {
    const from = shownPublications(paper);
    return `- [${escapeMarkdown(paper.title)}](${actions.showInPanel(paper.citekey)})${from === "" ? "" : ` · ${escapeMarkdown(from)}`}`;
  });
  const more = papers.length > maxPapers ? [`- and ${papers.length - maxPapers} more`] : [];
  return [papers.length === 1 ? "It is a name of this paper:" : "It is a name of these papers:", "", ...rows, ...more].join("\n");
}

/** Titles, ids and addresses can be neither muted nor always shown. */
function isName({ alias, papers }: NameExplanation): boolean {
  return alias.kind !== "title" && papers.some(({ aliases }) => aliases.some(({ text, kind }) => text === alias.text && kind !== "title"));
}

function ruleActions(name: string, rule: NameRule, actions: ExplanationActions): readonly string[] {
  const shown = escapeMarkdown(`“${name}”`);
  const always = `[$(eye) Always show ${shown}](${actions.alwaysShow(name)} "In every form, in this workspace or everywhere")`;
  const never = `[$(bell-slash) Never show ${shown}](${actions.neverShow(name)} "In no form, in this workspace or everywhere")`;
  const reset = `[$(discard) Let CiteLens decide](${actions.reset(name)} "Take back what you chose for this name")`;
  return rule === "automatic" ? [always, never] : rule === "always" ? [reset, never] : [reset, always];
}
