/** A CSL style that comes with CiteLens. */
export interface BundledCslStyle {
  /** As the setting names it: `"apa"`. */
  readonly name: string;
  /** For people to choose by. */
  readonly label: string;
  /** The name of its file in `media/csl/styles`, which is how the CSL project calls it. */
  readonly file: string;
}

/** In the order in which people are offered them. */
export const bundledCslStyles: readonly BundledCslStyle[] = [
  { name: "apa", label: "APA", file: "apa.csl" },
  { name: "ieee", label: "IEEE", file: "ieee.csl" },
  { name: "acm", label: "ACM", file: "association-for-computing-machinery.csl" },
  { name: "nature", label: "Nature", file: "nature.csl" },
  { name: "chicago", label: "Chicago", file: "chicago-author-date.csl" },
  { name: "vancouver", label: "Vancouver", file: "vancouver.csl" },
  { name: "mla", label: "MLA", file: "modern-language-association.csl" },
  { name: "harvard", label: "Harvard", file: "harvard-cite-them-right.csl" },
];
