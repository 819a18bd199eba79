import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
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
  const stream = createReadStream(path, { end: maxBytes, signal: AbortSignal.timeout(timeoutMs) });
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of stream) {
      const bytes = Buffer.from(chunk as Uint8Array);
      chunks.push(bytes);
      length += bytes.length;
    }
  } catch (error) {
    throw error instanceof Error && error.name === "AbortError" ? new FileRefused("it does not end") : error;
  }
  if (length > maxBytes) {
    throw new FileRefused(`it is larger than ${Math.round(maxBytes / 1024 / 1024)} MB`, true);
  }
  return Buffer.concat(chunks);
}
