import type { Terminal } from "./terminal";

/**
 * The same terminal, to which nothing gets that steers one: what a paper, a file's name or a word of the command line says is data, and may
 * hold escape sequences. An error is one line.
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

/** The text as one line of printable characters. */
export function oneLine(text: string): string {
  return printable(text.trim().replace(/\s*[\r\n]+\s*/g, " "));
}

/** The text with a replacement character for each control character that is neither a line's end nor a tab. */
function printable(text: string): string {
  return text.replace(/(?![\n\t])\p{Cc}/gu, "\ufffd");
}
