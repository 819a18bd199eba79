import type { PaperLink } from "../../paper";
import { findLinks, mergeLinks } from "../../text/findLinks";

/** An arXiv id, old or new, without its version. */
const id = String.raw`(\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}|[a-z][a-z-]{1,11}(?:\.[a-z]{2})?\/\d{7})(?:v\d{1,2})?(?!\d)`;
const bareId = new RegExp(String.raw`^\s*(?:https?:\/\/arxiv\.org\/abs\/|arxiv:\s*)?${id}\s*(?:\[[\w.-]+\]\s*)?$`, "i");
const idInText = new RegExp(
  String.raw`(?:arxiv(?:\.org\/(?:abs|pdf|html)\/|[:.\s/]\s{0,5}(?:e-?prints?:?\s?|preprint:?\s?)?(?:arxiv:\s?)?)|\babs\/|alphaxiv\.org\/abs\/|huggingface\.co\/papers\/)${id}`,
  "i",
);

/** Reads a text that is only an arXiv id, as in the field `eprint`: `"2404.05868"` for `"arXiv:2404.05868v2 [cs.CL]"`. */
export function readArxivId(text: string): string | undefined {
  return bareId.exec(text)?.[1];
}

/** Returns the first arXiv id that the text marks as one: "arXiv preprint arXiv:…", an address at arXiv, DBLP's "abs/…". */
export function findArxivId(text: string): string | undefined {
  return idInText.exec(text)?.[1];
}

/** Returns the year in which an arXiv id was given: 2024 for `"2404.05868"`, 1999 for `"hep-th/9901001"`. */
export function arxivYear(arxiv: string): number | undefined {
  const short = Number(/(?:^|\/)(\d{2})\d{2}/.exec(arxiv)?.[1] ?? Number.NaN);
  return Number.isNaN(short) ? undefined : short + (short > 90 ? 1900 : 2000);
}

/**
 * Reads the DOI in a field or an address, in lower case, without resolver and final punctuation. Returns `undefined` for
 * arXiv's own DOI, which only repeats the arXiv id.
 */
export function readDoi(text: string): string | undefined {
  const found = /\b10\.\d{4,9}(?:\.\d{1,9})*\/[^\s"<>{}|\\^`,;]{1,200}/.exec(decodePercent(text))?.[0].toLowerCase();
  const doi = found && withoutPunctuation(found);
  return doi === undefined || doi.startsWith("10.48550/arxiv") ? undefined : doi;
}

/**
 * Reads the DOI in a field that holds nothing else: every printable character counts, because the field's end is the DOI's (DOI Handbook,
 * 2.2.1). Those of older journals have `<`, `>` and `;`: `10.1175/1520-0493(1981)109<0784:OTFST>2.0.CO;2`. A field with more in it is read
 * like any text.
 */
export function readDoiField(text: string): string | undefined {
  const whole =
    /^\s{0,50}(?:https?:\/\/(?:dx\.|www\.)?doi\.org\/|doi:\s{0,5})?(10\.\d{4,9}(?:\.\d{1,9}){0,9}\/[^\s"{}\\]{1,300})\s{0,50}$/i.exec(
      decodePercent(text),
    )?.[1];
  const doi = whole && withoutPunctuation(whole.toLowerCase().replace(/[,;]$/, ""));
  return doi === undefined || doi.startsWith("10.48550/arxiv") ? readDoi(text) : doi;
}

/** Finds a DOI in any text, but only after `doi.org/` or "doi:". */
export function findDoi(text: string): string | undefined {
  const found = /\b(?:doi\.org\/|doi:\s?)(10\.\d{4,9}\/[^\s"<>{}|\\^`,;]{1,200})/i.exec(text)?.[1];
  return found === undefined ? undefined : readDoi(found);
}

/** Returns the links in these texts, without those that follow from the paper's ids. */
export function readLinks(texts: readonly string[]): readonly PaperLink[] {
  const found = texts.flatMap((text) => (/\.[a-z]/i.test(text) ? findLinks(text) : []));
  return found.length === 0 ? found : mergeLinks(found.filter((link) => !followsFromIds.test(link.url)));
}

const followsFromIds = /^https:\/\/(?:www\.|export\.|dx\.)?(?:arxiv|doi)\.org\//i;

/** Keeps a closing parenthesis that an opening one in the DOI belongs to. */
function withoutPunctuation(doi: string): string {
  let unopened = doi.split(")").length - doi.split("(").length;
  let end = doi.length;
  for (; end > 0; end--) {
    const last = doi.charAt(end - 1);
    if (last === ")" && unopened > 0) {
      unopened--;
    } else if (!".:'\"]".includes(last)) {
      break;
    }
  }
  return doi.slice(0, end);
}

function decodePercent(text: string): string {
  return text.replace(/%(2f|28|29|3a|3b)/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
