import process from "node:process";
import { createInterface } from "node:readline";

/** What a command may touch of the world it was called from. A test gives its own. */
export interface Terminal {
  /** Writes one line, or several, to standard output; settles when there is room for more. */
  write(line: string): Promise<void>;
  /** Writes one line to standard error. */
  writeError(line: string): void;
  /** The lines of standard input as they come, without line ends. */
  readLines(): AsyncIterable<string>;
  /** All of standard input. */
  readAll(): Promise<Buffer>;
  /** True once the reader of standard output has gone, as `head` does, or its disk is full: nothing more needs to be written. */
  isClosed(): boolean;
}

/** The terminal, or the pipe, that this process was started from. */
export function processTerminal(): Terminal {
  let closed = false;
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    closed = true;
    if (error.code !== "EPIPE") {
      process.stderr.write(`citelens: cannot write: ${error.message}\n`);
      process.exitCode = 1;
    }
  });
  // Whoever does not listen to what went wrong need not.
  process.stderr.on("error", () => undefined);
  return {
    async write(line) {
      if (!closed && !process.stdout.write(`${line}\n`)) {
        await roomInStandardOutput();
      }
    },
    writeError(line) {
      process.stderr.write(`${line}\n`);
    },
    readLines: () => createInterface({ input: process.stdin, crlfDelay: Infinity }),
    async readAll() {
      const chunks: Buffer[] = [];
      for await (const chunk of process.stdin) {
        chunks.push(Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk)));
      }
      return Buffer.concat(chunks);
    },
    isClosed: () => closed,
  };
}

function roomInStandardOutput(): Promise<void> {
  return new Promise((resolve) => {
    const settle = (): void => {
      process.stdout.off("drain", settle);
      process.stdout.off("close", settle);
      process.stdout.off("error", settle);
      resolve();
    };
    process.stdout.on("drain", settle);
    process.stdout.on("close", settle);
    process.stdout.on("error", settle);
  });
}
