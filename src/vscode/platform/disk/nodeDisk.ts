import { realpath, rename, stat } from "node:fs/promises";
import { withLock } from "../../../disk/lockFile";
import { readRegularFile } from "../../../disk/readRegularFile";
import type { Disk } from "./disk";

/** Reads the disk with Node. The web bundle has `noDisk.ts` in place of this file: see `imports` in package.json. */
export const disk: Disk | undefined = {
  readFile: readRegularFile,
  realPath: realpath,
  withLock,
  stat: async (path) => {
    const found = await stat(path);
    const kind = found.isFile() ? "file" : found.isDirectory() ? "folder" : "other";
    return { kind, created: found.birthtime.getTime(), changed: found.mtime.getTime(), size: found.size };
  },
  replace: (path, by) => rename(by, path),
};
