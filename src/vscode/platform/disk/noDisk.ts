import type { Disk } from "./disk";

/** A browser cannot read the disk. */
export const disk: Disk | undefined = undefined;
