import { open, readFile, rename, stat } from "node:fs/promises";
import type { Disk } from "./disk";

/** Reads the disk with Node. The web bundle has `noDisk.ts` in place of this file: see `imports` in package.json. */
export const disk: Disk | undefined = {
  readFile: async (path) => (await readInOne(path)) ?? readFile(path),
  stat: async (path) => {
    const found = await stat(path);
    const kind = found.isFile() ? "file" : found.isDirectory() ? "folder" : "other";
    return { kind, created: found.birthtime.getTime(), changed: found.mtime.getTime(), size: found.size };
  },
  replace: (path, by) => rename(by, path),
};

/** A larger file is read with Node's `readFile`. */
const maxBytesAtOnce = 1024 * 1024 * 1024;

/**
 * Reads a whole file with one call. Node's `readFile` reads half a megabyte at a time and waits for its turn each time: sixty
 * times for a large library, while other extensions start. Returns `undefined` if one call does not read everything, for
 * example because the file grows meanwhile.
 */
async function readInOne(path: string): Promise<Uint8Array | undefined> {
  const file = await open(path);
  try {
    const found = await file.stat();
    if (!found.isFile() || found.size > maxBytesAtOnce) {
      return undefined;
    }
    // Asks for one byte more than there are: if it comes, the file has grown.
    const bytes = new Uint8Array(found.size + 1);
    const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
    return bytesRead === found.size ? bytes.subarray(0, bytesRead) : undefined;
  } finally {
    await file.close();
  }
}
