/** A paper in CSL-JSON, with the keys of its schema. */
export type CslItem = Readonly<Record<string, unknown>>;
