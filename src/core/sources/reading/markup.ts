import { lowered, raised } from "../../latex/latexTables";
import { readPlainText } from "../../formats/records/plainText";

const maxMarkupChars = 100_000;
const tag = /<\/?[a-z][\w:-]{0,30}(?:\s[^<>]{0,500})?\/?>/gi;
/** What a formula has besides itself: its TeX, or what a program makes of it. */
const annotations = /<(?:mml:)?annotation(?:-xml)?[\s>]/i;
const names: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
  ["nbsp", " "],
]);

/**
 * Returns the plain text of a title, an abstract, or a name that may have HTML, JATS, or MathML in it, on one line. A raised or lowered number
 * becomes its own sign, if Unicode has one.
 */
export function textOfMarkup(markup: string): string {
  return readPlainText(withoutTags(markup).replace(odd, (_, sign: string | undefined) => sign ?? " "));
}

/** A line break that was written out, and dollars around a letter that is no TeX any more. */
const odd = /\\n(?=\s)|\$([^\s$\\]{0,9}[^\s$\\ -~][^\s$\\]{0,9})\$/g;

/** Joins a title with the part that belongs behind its colon. */
export function withSubtitle(title: string, subtitle: string): string {
  if (title === "" || subtitle === "" || title.toLowerCase().includes(subtitle.toLowerCase())) {
    return title;
  }
  return /[:?!.–—]$/.test(title) ? `${title} ${subtitle}` : `${title}: ${subtitle}`;
}

/** Returns the abstract of a text in JATS or HTML, without its heading "Abstract". */
export function abstractOf(markup: string): string {
  return textOfMarkup(markup.replace(/^\s{0,999}<(?:jats:)?title>\s{0,99}/i, "")).replace(
    /^\s*(?:A ?bstract|Summary)(?:\s?[.:–—-]\s?|\s+(?=\p{Lu}))/iu,
    "",
  );
}

/** Returns a text without tags, entities, and line breaks. */
export function withoutTags(markup: string): string {
  const text = decodeEntities(markup.slice(0, maxMarkupChars));
  if (!text.includes("<")) {
    return text.replace(/\s+/g, " ").trim();
  }
  return withoutAnnotations(text.replace(/\s+/g, " "))
    .replace(/(?<=<(?:mml:)?m[ion]>)\s{1,9}|\s{1,9}(?=<\/(?:mml:)?m[ion]>)/gi, "")
    .replace(/<(?:jats:|mml:)?(sup|sub)>([^<>]{1,20})<\/(?:jats:|mml:)?\1>/gi, (_, place: string, content: string) =>
      shifted(content, place.toLowerCase() === "sup" ? raised : lowered),
    )
    .replace(power, (_, place: string, base: string, content: string) => base + shifted(content, place === "sup" ? raised : lowered))
    .replace(/<\/?(?:jats:)?(?:p|br|sec|title|list|list-item|li|ul|ol|div)(?:\s[^<>]{0,200})?\/?>/gi, " ")
    .replace(tag, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** A letter or a number with another one above or below it, in MathML. */
const power =
  /<(?:mml:)?m(sup|sub)> ?<(?:mml:)?m[ion]>([^<>]{1,20})<\/(?:mml:)?m[ion]> ?<(?:mml:)?m[ion]>([^<>]{1,20})<\/(?:mml:)?m[ion]> ?<\/(?:mml:)?m\1>/g;

function withoutAnnotations(text: string): string {
  if (!annotations.test(text)) {
    return text;
  }
  return text
    .split(/<(?=(?:mml:)?annotation(?:-xml)?[\s>])/i)
    .map((part, index) => (index === 0 ? part : afterClosing(part)))
    .join("");
}

function afterClosing(part: string): string {
  const end = /<\/(?:mml:)?annotation(?:-xml)?>/i.exec(part);
  return end === null ? "" : part.slice(end.index + end[0].length);
}

function shifted(content: string, signs: ReadonlyMap<string, string>): string {
  const moved = [...content.trim()].map((sign) => signs.get(sign));
  return moved.every((sign) => sign !== undefined) ? moved.join("") : content;
}

/** Undoes entities, also those that were encoded twice: `&amp;lt;`. */
function decodeEntities(text: string): string {
  return text.includes("&") ? decodeOnce(decodeOnce(text)) : text;
}

function decodeOnce(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,5}));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) {
      return names.get(name.toLowerCase()) ?? whole;
    }
    const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
    return code > 0 && code <= 0x10_ff_ff && !(code >= 0xd8_00 && code <= 0xdf_ff) ? String.fromCodePoint(code) : whole;
  });
}
