/** A paper as CSL-JSON has it, by the names of its schema. */
export type CslItem = Readonly<Record<string, unknown>>;
