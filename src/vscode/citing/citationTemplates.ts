import type * as vscode from "vscode";
import { type CitationTemplate, parseTemplate } from "../../core/citations/wording/template";
import type { CitationTemplates } from "../services/services";

/** Creates the reader of the setting. It logs the same problem only once. */
export function createCitationTemplates(log: vscode.LogOutputChannel): CitationTemplates {
  const logged = new Set<string>();
  return {
    read(setting) {
      const templates = new Map<string, CitationTemplate>();
      for (const [name, source] of Object.entries(setting)) {
        const template = parseTemplate(source);
        if (!("problem" in template)) {
          templates.set(name, template);
          continue;
        }
        const problem = `citelens.citation.templates: ignored the template ${JSON.stringify(name)}: ${template.problem}.`;
        if (!logged.has(problem)) {
          logged.add(problem);
          log.warn(problem);
        }
      }
      return templates;
    },
  };
}
