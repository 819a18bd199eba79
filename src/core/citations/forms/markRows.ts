import type { ListBrackets } from "../syntaxes/citation";
import type { CitedField, CitedForm, FormSyntax } from "./citedForm";

/** Forms that a word in the mark before the keys decides. The texts around a key cannot be escaped in these syntaxes. */
export interface MarkRow {
  readonly syntaxes: readonly string[];
  /** The forms and their meanings. */
  readonly forms: readonly (readonly [id: string, meaning: string, fields?: readonly CitedField[]])[];
  readonly fields: readonly CitedField[];
  readonly example: (form: string) => string;
  /** Matches the citation up to its keys, and from its keys on. The group `form` is the form, `prefix` a text before all keys. */
  readonly before: RegExp;
  readonly after: RegExp;
  /** Returns what stands before and behind the keys in a form. */
  readonly marks: (
    form: string,
    groups: Readonly<Record<string, string | undefined>>,
    cited: CitedForm,
  ) => readonly [before: string, after: string];
  /** The list of keys with the texts around them; without it, keys have no texts. */
  readonly items?: ItemSyntax;
  readonly unwritable?: FormSyntax["unwritable"];
}

export interface ItemSyntax {
  readonly separator: string;
  readonly brackets?: ListBrackets;
  /** Matches an item; the groups are `lead`, `prefix`, `key`, `locator` and `tail`. */
  readonly item: RegExp;
  readonly format: (item: { readonly prefix: string; readonly key: string; readonly locator: string }) => string;
}

const inParentheses = "in parentheses";
const inSentence = "authors in the sentence";

/** sphinxcontrib-bibtex, "Roles and Directives", and MyST, "Citations". */
const roles: MarkRow["forms"] = [
  ["cite:p", inParentheses],
  ["cite:t", inSentence],
  ["cite:ps", "in parentheses, with all authors"],
  ["cite:ts", "all authors in the sentence"],
  ["cite:ct", "authors in the sentence, capitalized"],
  ["cite:author", "authors only"],
  ["cite:year", "year only"],
  ["cite:yearpar", "year in parentheses"],
  ["footcite:p", "in a footnote"],
  ["footcite:t", "authors in the sentence, and a footnote"],
];

const roleItems: ItemSyntax = {
  separator: ",",
  brackets: "{}",
  item: /^(?<lead>\s*)(?:\{(?<prefix>[^{}]*)\}\s*)?(?<key>[^{}\s,]+)(?:\s*\{(?<locator>[^{}]*)\})?(?<tail>\s*)$/,
  format: ({ prefix, key, locator }) => `${prefix === "" ? "" : `{${prefix}}`}${key}${locator === "" ? "" : `{${locator}}`}`,
};
const unwritableInRole = /[{}`\\]/;

const orgRefForms: MarkRow["forms"] = [
  ["cite", "as the document's style prefers"],
  ["citep", inParentheses],
  ["citet", inSentence],
  ["citeauthor", "authors only"],
  ["citeyear", "year only"],
  ["parencite", "in parentheses (biblatex)"],
  ["textcite", "authors in the sentence (biblatex)"],
  ["autocite", "as the document's style prefers (biblatex)"],
  ["nocite", "only in the list of references"],
];

const orgRefMarks: MarkRow["marks"] = (form, { common = "", rest = "", brackets }, { prefix, locator }) => {
  const isLinkMissing = brackets !== "[[" && (prefix !== "" || locator !== "");
  return [`${isLinkMissing ? "[[" : ""}${form}:${common}`, `${rest}${isLinkMissing ? "]]" : ""}`];
};

/** The syntaxes whose forms a word in the mark decides. */
export const markRows: readonly MarkRow[] = [
  {
    syntaxes: ["rst"],
    forms: roles,
    fields: ["prefix", "locator"],
    example: (form) => `:${form}:\`key\``,
    before: /^:(?<form>[a-z:]{4,40}):`$/,
    after: /^`$/,
    marks: (form) => [`:${form}:\``, "`"],
    items: roleItems,
    unwritable: { prefix: unwritableInRole, locator: unwritableInRole },
  },
  {
    syntaxes: ["myst"],
    forms: roles,
    fields: ["prefix", "locator"],
    example: (form) => `{${form}}\`key\``,
    before: /^\{(?<form>[a-z:]{4,40})\}`$/,
    after: /^`$/,
    marks: (form) => [`{${form}}\``, "`"],
    items: roleItems,
    unwritable: { prefix: unwritableInRole, locator: unwritableInRole },
  },
  {
    // Org's manual, "Citations": the styles of its processors.
    syntaxes: ["org"],
    forms: [
      ["", inParentheses],
      ["t", inSentence],
      ["a", "authors only"],
      ["na", "without authors"],
      ["y", "year only"],
      ["ti", "title only"],
      ["ft", "in a footnote"],
      ["n", "only in the list of references"],
    ],
    fields: ["prefix", "locator"],
    example: (form) => `[cite${form === "" ? "" : `/${form}`}:@key]`,
    before: /^\[cite(?:\/(?<form>[\w/-]{1,40}))?:$/,
    after: /^\]$/,
    marks: (form) => [`[cite${form === "" ? "" : `/${form}`}:`, "]"],
    items: {
      separator: ";",
      item: /^(?<lead>\s*)(?<prefix>(?:[^@\s][^@]*)?)(?<key>@\S+)(?!\S)(?<locator>(?:[^@]*[^@\s])?)(?<tail>\s*)$/,
      format: ({ prefix, key, locator }) => [prefix, key, locator].filter((part) => part !== "").join(" "),
    },
    // Org has no escapes. "=" and "~" would begin verbatim text.
    unwritable: { prefix: /[;@[\]=~]/, locator: /[;@[\]=~]/ },
  },
  {
    syntaxes: ["org-ref"],
    forms: orgRefForms,
    fields: [],
    example: (form) => `${form}:key`,
    before: /^(?<form>[A-Za-z]{4,30}\*?):$/,
    after: /^/,
    marks: (form) => [`${form}:`, ""],
  },
  {
    // org-ref's manual, "Citations": texts around a key need the brackets of a link, and the first and the last part may be common to all keys.
    syntaxes: ["org-ref-3"],
    forms: orgRefForms,
    fields: ["prefix", "locator"],
    example: (form) => `${form}:&key`,
    before: /^(?<form>[A-Za-z]{4,30}\*?):(?<common>[^\][\n;&]{1,200};)?$/,
    after: /^(?<rest>[^\][\n]*)$/,
    marks: orgRefMarks,
    items: {
      separator: ";",
      item: /^(?<lead>\s*)(?<prefix>(?:[^&\s][^&]*)?)(?<key>&\S+)(?!\S)(?<locator>(?:[^&]*[^&\s])?)(?<tail>\s*)$/,
      format: ({ prefix, key, locator }) => [prefix, key, locator].filter((part) => part !== "").join(" "),
    },
    unwritable: { prefix: /[;&[\]]/, locator: /[;&[\]]/ },
  },
  {
    // asciidoctor-bibtex, `citation_macro.rb`
    syntaxes: ["asciidoc"],
    forms: [
      ["cite", inParentheses],
      ["citenp", inSentence],
    ],
    fields: ["prefix", "locator"],
    example: (form) => `${form}:[key]`,
    before: /^(?<form>cite(?:np)?):(?<prefix>[^[\]]{0,100})\[$/,
    after: /^\]$/,
    marks: (form, _groups, { prefix }) => [`${form}:${prefix}[`, "]"],
    items: {
      separator: ",",
      brackets: "()",
      item: /^(?<lead>\s*)(?<key>[^\s,()[\]="]+)(?:\((?<locator>[^()]*)\))?(?<tail>\s*)$/,
      format: ({ key, locator }) => `${key}${locator === "" ? "" : `(${locator})`}`,
    },
    unwritable: { prefix: /[:[\]]/, locator: /[()[\]]/ },
  },
  {
    // asciidoctor-bibliography, "TeX-mode": the texts around a key are attributes behind it.
    syntaxes: ["asciidoc-tex"],
    forms: [
      ["cite", "as the document's style prefers"],
      ["citep", inParentheses],
      ["citet", inSentence],
      ["citealp", "as citep, without parentheses"],
      ["citealt", "as citet, without parentheses"],
      ["citeauthor", "authors only"],
      ["citeyear", "year only"],
      ["citeyearpar", "year in parentheses"],
      ["fullcite", "the full reference"],
    ],
    fields: [],
    example: (form) => `${form}:[key]`,
    before: /^(?<form>[a-z]{4,11}\*?)(?<target>:?[^\s[\]]{0,60})\[$/,
    after: /^\]$/,
    marks: (form, { target = "" }) => [`${form}${target}[`, "]"],
  },
  {
    // DocumenterCitations.jl, "Syntax": a note after the keys belongs to all of them.
    syntaxes: ["documenter"],
    forms: [
      ["cite", "as the document's style prefers"],
      ["citep", inParentheses],
      ["citet", inSentence],
      ["Citet", "authors in the sentence, capitalized"],
    ],
    fields: ["locator"],
    example: (form) => `[key](@${form})`,
    before: /^\[$/,
    after: /^(?:;\s(?<note>[^\][]{0,400}))?\]\(@(?<form>[cC]ite[a-z]{0,5}\*?)\)$/,
    marks: (form) => ["[", `](@${form})`],
    unwritable: { locator: /[[\]]/ },
  },
  {
    // Rdpack's vignette, "Inserting Bibtex references and citations in R package documentation"
    syntaxes: ["rdpack", "rdpack-text"],
    forms: [
      ["", inParentheses],
      ["textual", inSentence],
      ["nobrackets", "without parentheses"],
    ],
    fields: [],
    example: (form) => `\\insertCite{key${form === "" ? "" : `;${form}`}}{pkg}`,
    before: /^\\insertCite\{@?$/,
    after: /^(?:;(?<form>[a-z]{1,20}))?\}(?<package>\{[^{}\n]{0,60}\})?$/,
    marks: (form, { mark = "", package: inPackage = "" }) => [mark, `${form === "" ? "" : `;${form}`}}${inPackage}`],
  },
];
