import type { CitedForm, CitedField, FormChoice, FormPlace, FormReading, FormSyntax } from "./citedForm";
import { type ListBrackets, listParts } from "../syntaxes/keysInList";

/** Forms that a word in the mark before the keys decides. The texts around a key cannot be escaped in these syntaxes. */
interface MarkRow {
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

interface ItemSyntax {
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

const rows: readonly MarkRow[] = [
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
    syntaxes: ["org-ref", "org-ref-3"],
    forms: orgRefForms,
    fields: [],
    example: (form) => `${form}:key`,
    before: /^(?<form>[A-Za-z]{4,30}\*?):$/,
    after: /^/,
    marks: (form) => [`${form}:`, ""],
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

export const markForms: readonly FormSyntax[] = rows.map((row) => ({
  syntaxes: row.syntaxes,
  forms: () => row.forms.map(([id, meaning, fields = row.fields]): FormChoice => ({ id, example: row.example(id), meaning, fields })),
  read: (place) => readMarked(row, place),
  escape: (typed) => typed,
  plain: (source) => source,
  ...(row.unwritable === undefined ? {} : { unwritable: row.unwritable }),
}));

function readMarked(row: MarkRow, { text, citation, offset }: FormPlace): FormReading | undefined {
  const { start, end, listStart, listEnd } = citation;
  const before = row.before.exec(text.slice(start, listStart));
  const after = row.after.exec(text.slice(listEnd, end));
  if (!before || !after) {
    return undefined;
  }
  const groups = { mark: before[0], ...before.groups, ...after.groups };
  const form = before.groups?.["form"] ?? after.groups?.["form"] ?? "";
  const list = text.slice(listStart, listEnd);
  const items = row.items && itemsIn(list, offset - listStart, row.items);
  if (row.items && !items) {
    return undefined;
  }
  const note = after.groups?.["note"];
  return {
    start,
    end,
    cited: { form, prefix: before.groups?.["prefix"] ?? items?.own.prefix ?? "", locator: items?.own.locator ?? note ?? "", suffix: "" },
    write: (cited) => {
      const [opening, closing] = row.marks(cited.form, groups, cited);
      const own = row.items ? (items?.write(cited) ?? list) : `${list}${cited.locator === "" ? "" : `; ${cited.locator}`}`;
      return `${opening}${own}${closing}`;
    },
  };
}

interface Items {
  readonly own: { readonly prefix: string; readonly locator: string };
  readonly write: (cited: CitedForm) => string;
}

/** Returns the item of a list at an offset, or the nearest one that has a key. */
function itemsIn(list: string, offset: number, { separator, brackets, item, format }: ItemSyntax): Items | undefined {
  const parts = listParts(list, separator, brackets);
  let end = -1;
  const found = parts.map((part) => {
    end += part.length + 1;
    return { groups: item.exec(part)?.groups, isBehind: offset <= end };
  });
  const at = [found.findIndex(({ groups, isBehind }) => groups && isBehind), found.findIndex(({ groups }) => groups)].find(
    (index) => index >= 0,
  );
  const groups = at === undefined ? undefined : found[at]?.groups;
  if (!groups) {
    return undefined;
  }
  const { lead = "", prefix = "", key = "", locator = "", tail = "" } = groups;
  return {
    own: { prefix: prefix.trim(), locator: locator.trim() },
    write: (cited) => parts.map((part, index) => (index === at ? lead + format({ ...cited, key }) + tail : part)).join(separator),
  };
}
