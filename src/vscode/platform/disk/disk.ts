/** The disk of the machine on which the extension runs. */
export interface Disk {
  /** @throws a Node error if the file cannot be read. */
  readFile(path: string): Promise<Uint8Array>;
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
