import type { PatternRow } from "./patternRow";

/** Matches a key of AsciiDoc's citations with its locator; attributes such as `page=3` are no keys. */
const asciidocKey = /^\s*(?<key>[^\s,()[\]="]+)(?:\([^)]*\))?\s*$/u;

/** Matches the key before the attributes of a citation in brackets of its own. */
const firstKey = /^\s*(?<key>[^\s,()[\]="]+)(?=\s*(?:,|$))/u;

/** The syntaxes of the extensions of AsciiDoc that cite. */
export const asciidocRows: readonly PatternRow[] = [
  {
    // asciidoctor-bibtex, `citation_macro.rb`: cite|citenp:pretext[key(locator), …]. In asciidoctor-bibliography (its README), attributes such as
    // `page=3` follow a key, and the word before the bracket names a bibliography.
    id: "asciidoc",
    languages: "asciidoc",
    separator: ",",
    brackets: "()",
    closing: "]",
    pattern: /(?<![\p{L}\p{N}_\\])cite(?:np)?:[^[\]\n]{0,100}\[(?<keys>[^\][]{0,4000})\]/dgu,
    key: asciidocKey,
    open: /(?<![\p{L}\p{N}_\\])cite(?:np)?:[^[\]\n]{0,100}\[(?<list>[^\][\n]*)$/u,
  },
  {
    // asciidoctor-bibliography, "TeX-mode"; without a colon it is less certain. Each key has its own brackets: `citet:[a]+[b]`.
    id: "asciidoc-tex",
    languages: "asciidoc",
    separator: "]+[",
    closing: "]",
    pattern:
      /(?<![\p{L}\p{N}_\\])(?:(?:cite(?:t|p|alt|alp|author|year|yearpar)\*?|fullcite|nocite):[^\s[\]]{0,60}|(?:cite(?:np|t|p|alt|alp|author|year|yearpar)?|fullcite|nocite)\*?)\[(?<keys>[^\][]{0,4000})\]/dgu,
    key: firstKey,
    open: /(?<![\p{L}\p{N}_\\])(?:cite(?:t|p|alt|alp|author|year|yearpar)\*?|fullcite|nocite):[^\s[\]]{0,60}\[(?<typed>[^\][\n,]*)$/u,
    isCertain: (citation) => /^[a-z*]+:/.test(citation),
  },
  {
    // asciidoctor-bibliography, "Citations": `cite:[a]+[b]`.
    id: "asciidoc-more",
    languages: "asciidoc",
    separator: "]+[",
    closing: "",
    pattern: /(?<=cite[a-z]{0,10}\*?:?[\w-]{0,60}(?:\[[^\][]{0,300}\]\+[\w-]{0,60}){1,20}\[)(?<keys>[^\][]{0,4000})(?=\])/dg,
    key: firstKey,
    open: /(?<=cite[a-z]{0,10}\*?:?[\w-]{0,60}(?:\[[^\][]{0,300}\]\+[\w-]{0,60}){1,20}\[)(?<typed>[^\][\n,]*)$/,
  },
  {
    // asciidoctor-bibtex, `bibitem_macro.rb`: the reference of one paper.
    id: "asciidoc-bibitem",
    languages: "asciidoc",
    closing: "]",
    pattern: /(?<![\p{L}\p{N}_\\])bibitem:\[(?<keys>[^\s\][]{1,300})\]/dgu,
    key: /^(?<key>.+)$/,
    open: /(?<![\p{L}\p{N}_\\])bibitem:\[(?<typed>[^\s\][]*)$/u,
  },
];
