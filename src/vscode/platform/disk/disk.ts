import type { ReadingBounds } from "../../../disk/readRegularFile";

/** The disk of the machine on which the extension runs. */
export interface Disk {
  /** @throws FileRefused if the file must not be read, and a Node error if it cannot be read. */
  readFile(path: string, bounds: ReadingBounds): Promise<Uint8Array>;
  /** Returns the path behind all symbolic links. @throws a Node error if there is nothing at this path. */
  realPath(path: string): Promise<string>;
  /** Does work while no other process does work with this lock file. @throws if the lock cannot be taken. */
  withLock<Result>(lock: string, work: () => Promise<Result>): Promise<Result>;
  /** @throws a Node error if there is nothing at this path. */
  stat(path: string): Promise<DiskStat>;
  /** Puts the file `by` in the place of the one at `path`, in one step. @throws a Node error if that fails. */
  replace(path: string, by: string): Promise<void>;
}

/** Facts about a file or folder. Times are in milliseconds, the size is in bytes. */
export interface DiskStat {
  readonly kind: "file" | "folder" | "other";
  readonly created: number;
  readonly changed: number;
  readonly size: number;
}
