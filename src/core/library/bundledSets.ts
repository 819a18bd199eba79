/** The sets of papers that are bundled with CiteLens, in their order, under the names that the setting `citelens.bundled` has. */
export const bundledSets = ["daily papers", "well-known methods"] as const;

export type BundledSet = (typeof bundledSets)[number];
