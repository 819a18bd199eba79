import { closingBracket, type FormPlace, type FormReading, type FormSyntax, withBackslashes } from "./citedForm";
import { changedItem, commas, itemIn, itemRanges, itemText, type PandocItem, restOf, restText } from "./pandocItems";

/** Pandoc's manual, "Citation syntax". */
export const pandocForms: FormSyntax = {
  syntaxes: ["pandoc"],
  forms: () => [
    { id: "[@]", example: "[@key]", meaning: "in parentheses", fields: ["prefix", "locator", "suffix"] },
    { id: "@", example: "@key", meaning: "authors in the sentence", fields: ["locator", "suffix"] },
    { id: "[-@]", example: "[-@key]", meaning: "without authors, in parentheses", fields: ["prefix", "locator", "suffix"] },
  ],
  read: (place) => (place.citation.closing === "]" ? readBracketed(place) : readBare(place)),
  escape: (typed) => withBackslashes(typed, /[\\[\]@;{}`$<^]/g),
  plain: (source) => source.replace(/\\([\\[\]@;{}`$<^])/g, "$1"),
};

function readBracketed({ text, citation, offset }: FormPlace): FormReading | undefined {
  const { start, end, listStart, listEnd, keys } = citation;
  const ranges = itemRanges(text, listStart, listEnd);
  const items = ranges.map((range) => itemIn(text, range, keys));
  // Behind a bare key, the first part may have no key of its own: it is about the key before the brackets.
  const [head, cited] = items[0] ? ["", items] : [text.slice(listStart, ranges[0]?.end), items.slice(1)];
  const last = ranges.length - 1;
  const found = Math.max(
    0,
    ranges.findIndex((range, index) => (offset <= range.end && items[index] !== undefined) || index === last),
  );
  const own = items[found];
  if (!own || !cited.every((item) => item !== undefined)) {
    return undefined;
  }
  const { prefix, locator, suffix } = own;
  return {
    start,
    end,
    cited: { prefix, locator, suffix, form: own.isWithoutAuthors ? "[-@]" : "[@]" },
    write: ({ form, ...texts }) => {
      const changed = changedItem(own, texts, form.includes("-"));
      if (form.startsWith("[")) {
        return `[${ranges.map((range, index) => (index === found ? itemText(changed) : text.slice(range.start, range.end))).join(";")}]`;
      }
      const bare = cited.map((item) => bareItem(item === own ? changed : item, item === own ? form === "-@" : item.isWithoutAuthors));
      return [...(head.trim() === "" ? [] : [`[${head}]`]), ...bare].join("; ");
    },
  };
}

/** Returns an item without brackets. The text before its key becomes part of the sentence. */
function bareItem(item: PandocItem, isWithoutAuthors: boolean): string {
  return `${item.prefix === "" ? "" : `${item.prefix} `}${bareText(isWithoutAuthors ? "-" : "", item, " ")}`;
}

function readBare({ text, citation }: FormPlace): FormReading | undefined {
  const { start, end, keys } = citation;
  const key = keys[0];
  const item = key && itemIn(text, { start, end }, [key]);
  if (!item) {
    return undefined;
  }
  const trailer = trailerAt(text, end);
  const read = restOf(trailer?.own ?? "");
  const { locator, suffix } = read;
  const own = { ...item, locator, suffix, joints: { ...commas, ...(trailer ? { behindLocator: read.behindLocator } : {}) } };
  return {
    start,
    end: trailer?.end ?? end,
    cited: { form: item.isWithoutAuthors ? "-@" : "@", prefix: "", locator, suffix },
    write: ({ form, ...texts }) => {
      const changed = changedItem(own, texts, form.includes("-"));
      const others = trailer?.others ?? "";
      return form.startsWith("[")
        ? `[${itemText(changed)}${others === "" ? "" : `;${others}`}]`
        : bareText(form === "-@" ? "-" : "", changed, trailer?.gap ?? " ", others);
    },
  };
}

const maxTrailerChars = 1000;

/** The text in brackets behind a key that stands in a sentence: `[p. 3; see @b]` says where in the paper, and cites further papers. */
interface Trailer {
  /** The blanks before the brackets. */
  readonly gap: string;
  readonly own: string;
  /** The further citations, from the blank before the first; "" if it cites no others. */
  readonly others: string;
  readonly end: number;
}

/** Matches what makes brackets a link or a span, if it stands directly behind them. */
const linking = /^[[({]/;

function trailerAt(text: string, keyEnd: number): Trailer | undefined {
  const [gap = ""] =
    /^[ \t]{0,20}(?:\r?\n[ \t]{0,20}(?:>[ \t]{0,4}){0,9})?(?=\[(?!\^))/.exec(text.slice(keyEnd, keyEnd + maxGapChars)) ?? [];
  const open = keyEnd + gap.length;
  const closing = text[open] === "[" ? closingBracket(text, open, "[]", maxTrailerChars) : undefined;
  if (closing === undefined || linking.test(text.charAt(closing))) {
    return undefined;
  }
  const inner = text.slice(open + 1, closing - 1);
  if (inner.trim() === "" || /\n[ \t]*\r?\n/.test(inner)) {
    return undefined;
  }
  const [first, ...further] = itemRanges(inner, 0, inner.length).map(({ start, end }) => inner.slice(start, end));
  if (first === undefined || !further.every((part) => hasKey.test(part))) {
    return undefined;
  }
  const isAboutOther = hasKey.test(first);
  const others = isAboutOther ? ` ${inner.trimStart()}` : further.join(";");
  return { gap, own: isAboutOther ? "" : first.trim(), others, end: closing };
}

const maxGapChars = 100;
const hasKey = /(?<![\\\p{L}\p{N}_])@[\p{L}\p{N}_{]/u;

function bareText(mark: string, item: PandocItem, gap: string, others = ""): string {
  const rest = restText(item);
  const inner = others === "" ? rest : rest === "" ? others.trimStart() : `${rest};${others}`;
  return `${mark}${item.key}${inner === "" ? "" : `${gap}[${inner}]`}`;
}
