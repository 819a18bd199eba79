import process from "node:process";
import { createInterface } from "node:readline";

/** The input and output of a command. A test passes its own. */
export interface Terminal {
  /** Writes one or more lines to standard output; resolves when there is room for more. */
  write(line: string): Promise<void>;
  /** Writes one line to standard error. */
  writeError(line: string): void;
  /** Yields the lines of standard input as they arrive, without line ends. */
  readLines(): AsyncIterable<string>;
  /** Reads all of standard input. */
  readAll(): Promise<Buffer>;
  /** Returns true once writing is pointless because the reader of standard output, such as `head`, has exited or the disk is full. */
  isClosed(): boolean;
}

/** Returns the terminal or pipe of this process. */
export function processTerminal(): Terminal {
  let closed = false;
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    closed = true;
    if (error.code !== "EPIPE") {
      process.stderr.write(`citelens: cannot write to standard output: ${error.message}\n`);
      process.exitCode = 1;
    }
  });
  // A closed standard error, such as EPIPE, must not end the process.
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
