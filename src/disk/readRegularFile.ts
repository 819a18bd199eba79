import { constants } from "node:fs";
import { open, realpath, type FileHandle } from "node:fs/promises";
import process from "node:process";
import { isDevice } from "./deviceNames";

/** The bounds within which a file is read. */
export interface ReadingBounds {
  /** A larger file is refused. */
  readonly maxBytes: number;
  /** Returns `false` for a file that must not be read. Is called with the path behind all symbolic links. */
  readonly mayRead?: (realPath: string) => boolean;
  /** Reading takes at most this long. */
  readonly timeoutMs?: number;
}

/** A file is not read, and why. Trying again in another way must not read it either. */
export class FileRefused extends Error {
  override readonly name = "FileRefused";

  constructor(
    message: string,
    readonly isTooLarge = false,
  ) {
    super(message);
  }
}

const megabyte = 1024 * 1024;
const defaultTimeoutMs = 30_000;
const bytesPerRead = 64 * megabyte;

/**
 * Reads a whole file, if it is a regular one: no pipe, which may wait for ever, and no device, which may have no end. Follows symbolic links
 * first, and judges what is behind them.
 *
 * @throws FileRefused if the file is of another kind, too large, or too slow, or if it must not be read.
 * @throws a Node error if the file cannot be read.
 */
export async function readRegularFile(path: string, bounds: ReadingBounds): Promise<Uint8Array> {
  const { timeoutMs = defaultTimeoutMs } = bounds;
  let timer: NodeJS.Timeout | undefined;
  const tooSlow = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new FileRefused(`reading it takes longer than ${timeoutMs / 1000} seconds`));
    }, timeoutMs);
  });
  try {
    return await Promise.race([readBounded(path, bounds), tooSlow]);
  } finally {
    clearTimeout(timer);
  }
}

async function readBounded(path: string, { maxBytes, mayRead }: ReadingBounds): Promise<Uint8Array> {
  if (process.platform === "win32" && isDevice(path)) {
    throw new FileRefused("it is not a regular file");
  }
  if (mayRead?.(await realpath(path)) === false) {
    throw new FileRefused("it is outside of the workspace, which is not trusted");
  }
  // Without O_NONBLOCK, to open a pipe waits until something writes to it. Windows has no such flag, and no such files.
  const file = await open(path, constants.O_RDONLY | (process.platform === "win32" ? 0 : constants.O_NONBLOCK));
  try {
    const found = await file.stat();
    if (found.isDirectory()) {
      throw Object.assign(new Error("EISDIR: illegal operation on a directory, read"), { code: "EISDIR" });
    }
    if (!found.isFile()) {
      throw new FileRefused("it is not a regular file");
    }
    if (found.size > maxBytes) {
      throw tooLarge(maxBytes);
    }
    return await readAll(file, found.size, maxBytes);
  } finally {
    await file.close();
  }
}

/**
 * Reads a whole file with one call. Node's `readFile` reads half a megabyte at a time and waits for its turn each time: sixty times for a large
 * library, while other extensions start. Goes on with further calls if the file has more than it said, as one that grows and those in `/proc`.
 */
async function readAll(file: FileHandle, size: number, maxBytes: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  // Asks for one byte more than there are: if it comes, the file has more.
  for (let wanted = Math.min(size, maxBytes) + 1; ; wanted = Math.min(bytesPerRead, maxBytes - length + 1)) {
    const bytes = new Uint8Array(wanted);
    const { bytesRead } = await file.read(bytes, 0, wanted, length);
    parts.push(bytes.subarray(0, bytesRead));
    length += bytesRead;
    if (length > maxBytes) {
      throw tooLarge(maxBytes);
    }
    if (bytesRead === 0 || (bytesRead < wanted && length >= size && size > 0)) {
      return parts.length === 1 ? (parts[0] ?? new Uint8Array(0)) : Buffer.concat(parts);
    }
  }
}

function tooLarge(maxBytes: number): FileRefused {
  return new FileRefused(`it is larger than ${Math.round(maxBytes / megabyte)} MB`, true);
}
