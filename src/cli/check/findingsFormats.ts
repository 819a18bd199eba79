import { createGithubFormat } from "./githubFormat";
import { formatJson } from "./jsonFormat";
import type { FindingsFormat } from "./placedFinding";
import { createSarifFormat } from "./sarifFormat";
import { formatText } from "./textFormat";

/** The values of `--format`. @param cwd the folder in which the command runs. */
export const findingsFormats: ReadonlyMap<string, (cwd: string) => FindingsFormat> = new Map<string, (cwd: string) => FindingsFormat>([
  ["text", () => ({ add: formatText })],
  ["json", () => ({ add: formatJson })],
  ["sarif", createSarifFormat],
  ["github", createGithubFormat],
]);
