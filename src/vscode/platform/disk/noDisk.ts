import type { Disk } from "./disk";

/** A browser reads no disk. */
export const disk: Disk | undefined = undefined;
