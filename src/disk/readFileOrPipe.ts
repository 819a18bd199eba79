import { constants, createReadStream, open } from "node:fs";
import { stat } from "node:fs/promises";
import { Socket } from "node:net";
import type { Readable } from "node:stream";
import { promisify } from "node:util";
import { FileRefused, type ReadingBounds, readRegularFile } from "./readRegularFile";

/**
 * Reads a file that the user named on the command line, which may also be a pipe or a device: `<(…)` of a shell is one. Reads only so many bytes
 * of those, and only for so long.
 *
 * @throws FileRefused if there are more bytes, or if they come too slowly.
 * @throws a Node error if the file cannot be read.
 */
export async function readFileOrPipe(path: string, bounds: ReadingBounds): Promise<Uint8Array> {
  const { maxBytes, timeoutMs = 60_000 } = bounds;
  const found = await stat(path);
  if (found.isFile() || found.isDirectory()) {
    return readRegularFile(path, bounds);
  }
  return readToEnd(found.isFIFO() ? await openPipe(path) : createReadStream(path), { maxBytes, timeoutMs });
}

/**
 * Opens a pipe without waiting for a program that writes to it: nothing can end that wait, not even the end of Node. A socket waits for the first
 * writer instead, which may be `destroy`ed. A stream of a file would take a pipe without a writer for one that has ended.
 *
 * The socket closes the descriptor. A `FileHandle` would close it again when its memory is freed, and end the process, or close another file.
 */
async function openPipe(path: string): Promise<Readable> {
  const descriptor = await promisify(open)(path, constants.O_RDONLY | constants.O_NONBLOCK);
  return new Socket({ fd: descriptor, readable: true, writable: false });
}

async function readToEnd(
  stream: Readable,
  { maxBytes, timeoutMs }: { readonly maxBytes: number; readonly timeoutMs: number },
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const timer = setTimeout(() => {
    const after = `${timeoutMs / 1000} seconds`;
    stream.destroy(new FileRefused(length === 0 ? `nothing came from it in ${after}` : `it did not end in ${after}`));
  }, timeoutMs);
  try {
    for await (const chunk of stream) {
      const bytes = Buffer.from(chunk as Uint8Array);
      chunks.push(bytes);
      length += bytes.length;
      if (length > maxBytes) {
        throw new FileRefused(`it is larger than ${Math.round(maxBytes / 1024 / 1024)} MB`, true);
      }
    }
  } finally {
    clearTimeout(timer);
  }
  return Buffer.concat(chunks);
}
