/** The disk of the machine on which the extension runs. */
export interface Disk {
  /** @throws where the file cannot be read, as Node does. */
  readFile(path: string): Promise<Uint8Array>;
  /** @throws where there is nothing at this path, as Node does. */
  stat(path: string): Promise<DiskStat>;
  /** Puts a file in the place of another one in one step. @throws as Node does. */
  replace(path: string, by: string): Promise<void>;
}

/** What the disk tells of a file or folder. */
export interface DiskStat {
  readonly kind: "file" | "folder" | "other";
  /** In milliseconds. */
  readonly created: number;
  readonly changed: number;
  /** In bytes. */
  readonly size: number;
}
