import { readFile, stat } from "node:fs/promises";
import type { Disk } from "./disk";

/** The desktop's disk, which Node reads. The web's bundle has `noDisk.ts` in place of this file, by the manifest's `imports`. */
export const disk: Disk | undefined = {
  readFile,
  stat: async (path) => {
    const found = await stat(path);
    const kind = found.isFile() ? "file" : found.isDirectory() ? "folder" : "other";
    return { kind, created: found.birthtime.getTime(), changed: found.mtime.getTime(), size: found.size };
  },
};
