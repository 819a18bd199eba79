import { english, type Translate } from "../text/translate";
import type { NameExplanation } from "../mentions/mention";
import { escapeMarkdown } from "./escapeMarkdown";
import { formatReason } from "./formatReason";
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
export function formatExplanation(
  explanation: NameExplanation,
  rule: NameRule,
  actions: ExplanationActions,
  t: Translate = english,
): string {
  const { alias, papers, isShown, reasons, whole } = explanation;
  const name = escapeMarkdown(alias.text);
  if (whole !== undefined) {
    const part =
      papers.length === 1 ? t("Its part “{0}” is a name of this paper:", name) : t("Its part “{0}” is a name of these papers:", name);
    return `**${t("No known paper is called “{0}”", escapeMarkdown(whole))}**\n\n${part}\n\n${papersList(papers, actions.showInPanel, t)}`;
  }
  return [
    `**${isShown ? t("“{0}” is shown here", name) : t("“{0}” is not shown here", name)}**`,
    reasons.map((reason) => escapeMarkdown(formatReason(reason, t))).join(" "),
    `${papers.length === 1 ? t("It is a name of this paper:") : t("It is a name of these papers:")}\n\n${papersList(papers, actions.showInPanel, t)}`,
    isName(explanation) ? `---\n\n${ruleActions(alias.text, rule, actions, t).join(" \u2002 ")}` : "",
  ]
    .filter((block) => block !== "")
    .join("\n\n");
}

/** Titles, ids and addresses can be neither muted nor always shown. */
function isName({ alias, papers }: NameExplanation): boolean {
  return alias.kind !== "title" && papers.some(({ aliases }) => aliases.some(({ text, kind }) => text === alias.text && kind !== "title"));
}

function ruleActions(name: string, rule: NameRule, actions: ExplanationActions, t: Translate): readonly string[] {
  const shown = t("“{0}”", escapeMarkdown(name));
  const always = `[${linkLabel("eye", t("Always show {0}", shown))}](${actions.alwaysShow(name)} "${t("In every form, in this workspace or everywhere")}")`;
  const never = `[${linkLabel("bell-slash", t("Never show {0}", shown))}](${actions.neverShow(name)} "${t("In no form, in this workspace or everywhere")}")`;
  const reset = `[${linkLabel("discard", t("Let CiteLens decide"))}](${actions.reset(name)} "${t("Take back what you chose for this name")}")`;
  return rule === "automatic" ? [always, never] : rule === "always" ? [reset, never] : [reset, always];
}
