import { realpath, rename, stat } from "node:fs/promises";
import process from "node:process";
import { isDevice } from "../../../disk/deviceNames";
import { withLock } from "../../../disk/lockFile";
import { readRegularFile } from "../../../disk/readRegularFile";
import type { Disk } from "./disk";

/** Reads the disk with Node. The web bundle has `noDisk.ts` in place of this file: see `imports` in package.json. */
export const disk: Disk | undefined = {
  readFile: readRegularFile,
  realPath: realpath,
  withLock,
  stat: async (path) => {
    if (process.platform === "win32" && isDevice(path)) {
      return { kind: "other", created: 0, changed: 0, size: 0 };
    }
    const found = await stat(path);
    const kind = found.isFile() ? "file" : found.isDirectory() ? "folder" : "other";
    return { kind, created: found.birthtime.getTime(), changed: found.mtime.getTime(), size: found.size };
  },
  replace: (path, by) => rename(by, path),
};
