import * as vscode from "vscode";
import type { ToolHost } from "../../agents/toolHost";
import { escapeMarkdown } from "../../core/cards/escapeMarkdown";
import type { AgentTool, CiteRequest } from "../../core/tools/agentTool";

const maxTitleChars = 200;

/**
 * Returns what VS Code shows of a call before it is carried out. A call that writes has to be confirmed: the question names the file, the line, and
 * the papers. All of that is data from the model or from papers, so it is escaped. Changes nothing.
 */
export async function describeCall(
  tool: AgentTool,
  input: unknown,
  host: Pick<ToolHost, "papers">,
): Promise<vscode.PreparedToolInvocation> {
  const read = tool.read(input);
  // The call itself says what is wrong with its input.
  if ("problem" in read || read.request.kind !== "cite" || read.request.isPreview) {
    return {};
  }
  const { request } = read;
  const place = vscode.l10n.t("{0}, line {1}", escapeMarkdown(request.file), request.line);
  const message = new vscode.MarkdownString(
    `${vscode.l10n.t("CiteLens writes a citation to {0}:", place)}\n\n${await paperLines(request, host)}`,
  );
  return {
    invocationMessage: new vscode.MarkdownString(vscode.l10n.t("Citing papers in {0}", place)),
    confirmationMessages: { title: vscode.l10n.t("Cite Papers?"), message },
  };
}

async function paperLines({ ids }: CiteRequest, host: Pick<ToolHost, "papers">): Promise<string> {
  const papers = await host.papers(ids);
  return papers
    .map((one) =>
      "unknown" in one
        ? vscode.l10n.t("{0} (unknown here)", escapeMarkdown(cut(one.unknown)))
        : `${escapeMarkdown(cut(one.paper.title))} (${escapeMarkdown(one.paper.citekey)})`,
    )
    .map((line) => `- ${line}`)
    .join("\n");
}

function cut(text: string): string {
  return text.length > maxTitleChars ? `${text.slice(0, maxTitleChars)}…` : text;
}
