import type { NameExplanation } from "../mentions/mention";
import { escapeMarkdown } from "./escapeMarkdown";
import { linkLabel } from "./linkLabel";
import { papersList } from "./papersList";

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

/**
 * Formats why a name is shown or silent as Markdown: the reasons, the papers that bear the name, and the actions that change
 * it. All text of papers and documents is escaped.
 */
export function formatExplanation(explanation: NameExplanation, rule: NameRule, actions: ExplanationActions): string {
  const { alias, papers, isShown, reasons } = explanation;
  const name = escapeMarkdown(alias.text);
  return [
    `**“${name}” is ${isShown ? "shown" : "not shown"} here**`,
    reasons.map(escapeMarkdown).join(" "),
    `${papers.length === 1 ? "It is a name of this paper:" : "It is a name of these papers:"}\n\n${papersList(papers, actions.showInPanel)}`,
    isName(explanation) ? `---\n\n${ruleActions(alias.text, rule, actions).join(" \u2002 ")}` : "",
  ]
    .filter((block) => block !== "")
    .join("\n\n");
}

/** Titles, ids and addresses can be neither muted nor always shown. */
function isName({ alias, papers }: NameExplanation): boolean {
  return alias.kind !== "title" && papers.some(({ aliases }) => aliases.some(({ text, kind }) => text === alias.text && kind !== "title"));
}

function ruleActions(name: string, rule: NameRule, actions: ExplanationActions): readonly string[] {
  const shown = escapeMarkdown(`“${name}”`);
  const always = `[${linkLabel("eye", `Always show ${shown}`)}](${actions.alwaysShow(name)} "In every form, in this workspace or everywhere")`;
  const never = `[${linkLabel("bell-slash", `Never show ${shown}`)}](${actions.neverShow(name)} "In no form, in this workspace or everywhere")`;
  const reset = `[${linkLabel("discard", "Let CiteLens decide")}](${actions.reset(name)} "Take back what you chose for this name")`;
  return rule === "automatic" ? [always, never] : rule === "always" ? [reset, never] : [reset, always];
}
