/** The packages whose citation commands differ. `"latex"` is LaTeX alone, with or without the package cite. */
export const latexPackages = [
  "latex",
  "natbib",
  "biblatex",
  "biblatex-natbib",
  "apacite",
  "jurabib",
  "harvard",
  "chicago",
  "revtex",
  "amsrefs",
  "abntex2cite",
  "acl",
  "csquotes",
] as const;

export type LatexPackage = (typeof latexPackages)[number];

/** How a citation command of LaTeX takes its arguments. */
export interface LatexCommand {
  /** The notes that it takes before the keys: `[locator]`, `[prefix][locator]`, apacite's `<prefix>[locator]`, or none. */
  readonly notes: "locator" | "both" | "angled" | "none";
  /** The group before the keys that is no key: a volume behind the prefix, or a language before all notes. */
  readonly lead?: "volume" | "language";
  /** True if the arguments may be repeated: `\cites(prefix)(locator)[3]{a}[4]{b}`. */
  readonly isRepeated?: true;
  /** True if a group that belongs to the citation follows the keys: the field of `\citefield{a}{title}`. */
  readonly hasTail?: true;
}

type Row = readonly [packages: string, command: LatexCommand, names: string];

/** The sources are the packages' manuals, and for biblatex `biblatex.def` and `blx-natbib.def`. */
const rows: readonly Row[] = [
  ["latex", { notes: "locator" }, "cite citen citenum citeonline onlinecite"],
  ["latex natbib biblatex apacite jurabib harvard chicago revtex amsrefs abntex2cite acl", { notes: "none" }, "nocite"],
  [
    "natbib",
    { notes: "both" },
    "cite citet citep citealt citealp citeauthor citefullauthor citeyear citeyearpar citetalias citepalias citenum " +
      "Citet Citep Citealt Citealp Citeauthor Citefullauthor",
  ],
  ["natbib jurabib", { notes: "none" }, "shortcites bibentry"],
  ["natbib biblatex-natbib", { notes: "none", hasTail: true }, "defcitealias"],
  [
    "biblatex",
    { notes: "both" },
    "cite Cite parencite Parencite footcite Footcite footcitetext Footcitetext textcite Textcite smartcite Smartcite supercite " +
      "autocite Autocite citeauthor Citeauthor citetitle citeyear citedate citeurl fullcite footfullcite notecite Notecite pnotecite " +
      "Pnotecite fnotecite Fnotecite nptextcite headlesscite Headlesscite headlessfullcite surnamecite gentextcite Gentextcite " +
      "citejournal shorthandcite shortcite footcitet sdcite",
  ],
  [
    "biblatex",
    { notes: "both", isRepeated: true },
    "cites Cites parencites Parencites footcites Footcites footcitetexts Footcitetexts textcites Textcites smartcites Smartcites " +
      "supercites autocites Autocites fullcites footfullcites nptextcites gentextcites Gentextcites",
  ],
  [
    "biblatex",
    { notes: "both", lead: "volume" },
    "volcite Volcite pvolcite Pvolcite fvolcite Fvolcite ftvolcite Ftvolcite svolcite Svolcite tvolcite Tvolcite avolcite Avolcite",
  ],
  [
    "biblatex",
    { notes: "both", lead: "volume", isRepeated: true },
    "volcites Volcites pvolcites Pvolcites fvolcites Fvolcites ftvolcites Ftvolcites svolcites Svolcites tvolcites Tvolcites " +
      "avolcites Avolcites",
  ],
  ["biblatex", { notes: "both", hasTail: true }, "citename citelist citefield"],
  [
    "biblatex-natbib",
    { notes: "both" },
    "citet Citet citep Citep citealt Citealt citealp Citealp citetalias citepalias citefullauthor Citefullauthor citeyearpar",
  ],
  [
    "apacite",
    { notes: "angled" },
    "cite citeA citeNP citeauthor citeauthorNP citeyear citeyearNP fullcite fullciteA fullciteNP fullciteauthor shortcite shortciteA " +
      "shortciteNP shortciteauthor maskcite maskciteA maskciteNP maskciteauthor maskciteyear maskciteyearNP maskfullcite maskfullciteA " +
      "maskfullciteNP maskfullciteauthor maskshortcite maskshortciteA maskshortciteNP maskshortciteauthor",
  ],
  ["apacite", { notes: "none" }, "nocitemeta masknocite masknocitemeta"],
  [
    "jurabib",
    { notes: "both" },
    "cite Cite footcite Footcite fullcite Fullcite footfullcite citetitle Citetitle footcitetitle citetitleonly citet Citet citep Citep " +
      "citealt Citealt citealp Citealp citeauthor Citeauthor citefullauthor citeyear footciteauthor footciteyear footcitet footcitep " +
      "footcitealt footcitealp footcitefullauthor",
  ],
  ["jurabib", { notes: "none" }, "nextcitefull nextcitenotitle nextciteshort nextcitereset citeswithoutentry"],
  ["harvard", { notes: "locator" }, "cite citeasnoun possessivecite citeyear citename"],
  ["harvard", { notes: "locator", hasTail: true }, "citeaffixed"],
  [
    "chicago",
    { notes: "locator" },
    "cite citeN citeNP citeA citeANP shortcite shortciteN shortciteNP shortciteA shortciteANP citeyear citeyearNP",
  ],
  ["revtex", { notes: "both" }, "onlinecite rcite Rcite"],
  ["amsrefs", { notes: "locator" }, "cite cites ocite ocites fullcite fullocite citeauthory"],
  ["abntex2cite", { notes: "locator" }, "cite citeonline citeauthor citeauthoronline citeyear citeyearonline footciteref"],
  ["acl", { notes: "locator" }, "newcite shortcite citeposs Citeposs"],
  ["csquotes", { notes: "both", hasTail: true }, "textcquote blockcquote textblockcquote displaycquote"],
  [
    "csquotes",
    { notes: "both", lead: "language", hasTail: true },
    "foreigntextcquote hyphentextcquote foreignblockcquote hyphenblockcquote hybridblockcquote foreigntextblockcquote " +
      "hyphentextblockcquote foreigndisplaycquote hyphendisplaycquote",
  ],
];

const byPackage: ReadonlyMap<string, ReadonlyMap<string, LatexCommand>> = new Map(
  latexPackages.map((one) => [
    one,
    new Map(
      rows
        .filter(([packages]) => packages.split(" ").includes(one))
        .flatMap(([, command, names]) => names.split(" ").map((name) => [name, command] as const)),
    ),
  ]),
);

/** The first command of each name, whatever package defines it. */
const byName: ReadonlyMap<string, LatexCommand> = new Map([...latexPackages].reverse().flatMap((one) => [...(byPackage.get(one) ?? [])]));

/**
 * Returns a citation command of LaTeX by its name, with or without a star, or `undefined` if no package is known to define it. Packages that
 * the document loads come first; others define the same name with the same groups, but may take other notes.
 */
export function latexCommandOf(name: string, loaded: readonly LatexPackage[] = []): LatexCommand | undefined {
  const plain = name.endsWith("*") ? name.slice(0, -1) : name;
  for (const one of loaded) {
    const command = byPackage.get(one)?.get(plain);
    if (command) {
      return command;
    }
  }
  return byName.get(plain);
}
