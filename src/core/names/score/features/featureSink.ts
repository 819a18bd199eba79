/** Takes one feature of a candidate by its name. Most are 0 or 1. */
export type FeatureSink = (feature: string, value?: number) => void;
