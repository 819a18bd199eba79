import { oneLine } from "../plainTerminal";
import type { PlacedFinding } from "./placedFinding";

/** Formats a finding as compilers do, which terminals and editors make a link of: `a.md:3:12: warning: … [title]`. */
export function formatText({ file, from, severity, message, kind, source }: PlacedFinding): string {
  return `${oneLine(file)}:${from.line}:${from.column}: ${severity}: ${oneLine(message)} [${kind}, ${oneLine(source)}]`;
}
