import type * as vscode from "vscode";
import { type CitationTemplate, parseTemplate } from "../../core/citations/wording/template";

/** Those that were told of already, so that each is told of once. */
const told = new Set<string>();

/** The templates of the settings by the ids of places and languages. A wrong one is left out, with a line in the log. */
export function readTemplates(
  setting: Readonly<Record<string, unknown>>,
  log: vscode.LogOutputChannel,
): ReadonlyMap<string, CitationTemplate> {
  const templates = new Map<string, CitationTemplate>();
  for (const [name, source] of Object.entries(setting)) {
    const template = parseTemplate(source);
    if (!("problem" in template)) {
      templates.set(name, template);
      continue;
    }
    const problem = `citelens.citation.templates: the template of ${JSON.stringify(name)} is left out, as ${template.problem}.`;
    if (!told.has(problem)) {
      told.add(problem);
      log.warn(problem);
    }
  }
  return templates;
}
