import type { BundledSet } from "../library/bundledSets";
import { english, type Translate } from "../text/translate";

/** Returns what a bundled set is called where users see it. */
export function formatSet(set: BundledSet, t: Translate = english): string {
  const texts: Readonly<Record<BundledSet, string>> = {
    "daily papers": t("daily papers"),
    "well-known methods": t("well-known methods"),
  };
  return texts[set];
}
