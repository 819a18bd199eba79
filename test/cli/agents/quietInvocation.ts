import type { Invocation } from "../../../src/cli/command";

/** Returns the invocation of a command that prints nothing, with some libraries beside the bundled papers. */
export function quietInvocation(libraryFiles: readonly string[] = [], flags: readonly string[] = []): Invocation {
  return {
    positionals: [],
    libraryFiles,
    wordTableFolder: "seeds/meaning",
    threadProgram: undefined,
    mcpProgram: undefined,
    terminal: {
      write: () => Promise.resolve(),
      writeError: () => undefined,
      async *readLines() {
        yield* await Promise.resolve([]);
      },
      readAll: () => Promise.resolve(Buffer.alloc(0)),
      isClosed: () => false,
    },
    leaveOut: () => undefined,
    flag: (name) => flags.includes(name),
    text: () => undefined,
  };
}
