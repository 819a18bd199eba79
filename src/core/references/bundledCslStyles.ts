/** A CSL style that is bundled with CiteLens. */
export interface BundledCslStyle {
  /** The name in the setting: `"apa"`. */
  readonly name: string;
  /** The label shown to the user. */
  readonly label: string;
  /** The name of its file in `media/csl/styles`, as in the CSL project. */
  readonly file: string;
}

/** The bundled styles, in the order in which the user sees them. */
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
