import type { Terminal } from "./terminal";

/**
 * Wraps a terminal so that no control characters reach it: papers, file names and arguments are data and may contain escape sequences. An error
 * becomes one line.
 */
export function plainTerminal(terminal: Terminal): Terminal {
  return {
    ...terminal,
    write: (line) => terminal.write(printable(line)),
    writeError: (line) => {
      terminal.writeError(oneLine(line));
    },
  };
}

/** Returns a text as one line of printable characters. */
export function oneLine(text: string): string {
  return printable(text.trim().replace(/\s*[\r\n]+\s*/g, " "));
}

/** Replaces each control character, except line feeds and tabs, with U+FFFD. */
function printable(text: string): string {
  return text.replace(/(?![\n\t])\p{Cc}/gu, "\ufffd");
}
