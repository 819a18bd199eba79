import { pathFrom } from "./pathFrom";
import { ruleOf } from "./findingRules";
import type { FindingsFormat, PlacedFinding } from "./placedFinding";

const commandOf = { error: "error", warning: "warning", note: "notice" } as const;

/**
 * Creates a format whose lines GitHub shows as annotations of a pull request.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function createGithubFormat(cwd: string): FindingsFormat {
  return { add: (finding) => formatCommand(finding, pathFrom(cwd, finding.file) ?? finding.file) };
}

function formatCommand({ from, to, severity, kind, message, source }: PlacedFinding, file: string): string {
  const properties = [
    ["file", file],
    ["line", from.line],
    ["endLine", to.line],
    // GitHub takes columns only within one line.
    ...(from.line === to.line ? [["col", from.column] as const, ["endColumn", to.column] as const] : []),
    ["title", `CiteLens: ${ruleOf(kind).name}`],
  ] as const;
  const written = properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(",");
  return `::${commandOf[severity]} ${written}::${escapeData(`${message} [${kind}, ${source}]`)}`;
}

/** Escapes as @actions/core does. */
function escapeData(text: string): string {
  return text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
}
