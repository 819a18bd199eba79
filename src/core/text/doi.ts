/** The beginning of a DOI: its prefix and the slash (DOI Handbook, 2.2.2). */
export const doiPrefix = /(?<![\d.])10\.\d{4,9}(?:\.\d{1,9}){0,9}\//;
/** Matches a label or a resolver, which may precede the DOI in a field that holds nothing else. A library's proxy is a resolver, too. */
const ownHead =
  /^[\s"'(<[]{0,9}(?:info:|urn:)?(?:doi)?[\s:=/]{0,9}(?:(?:https?:)?\/{0,2}(?:[\w-]{1,40}\.){0,6}(?:doi\.org|doi-org\.[\w.-]{1,80}|doi\.acm\.org|hdl\.handle\.net|doi\.ieeecomputersociety\.org)(?::\d{1,5})?\/{1,4})?(?:doi)?[\s:=/]{0,9}$/i;
/** Addresses of publishers and archives have the DOI in the path or, as PLOS, in a parameter. */
const addressHead = /^[\s"'(<[]{0,9}(?:(?:url|doi)\s{0,9}[:=]\s{0,9})?(?:https?:)?\/{0,2}[\w-]+(?:\.[\w-]+)+(?::\d+)?\/\S*$/i;
/** Matches what follows the DOI in the path of a publisher's address. It does not match `/v1`, which ends the DOIs of some archives. */
const pathEnd =
  /(?:\/(?:e?pdf|pdfdirect|pdfplus|e?reader|full|full-?text|abstract|abs|summary|meta|html?|xml|references|citations?|metrics|figures|suppl_file|supplementary-material|issuetoc|download|epub)|(?:\.full)?\.(?:pdf|html?|xml|svg|epub)|(?:\.full|\.abstract|\.full-text))\/?$/i;
/** Longer texts are not DOIs, in UTF-16 code units. */
const maxDoiChars = 300;

/**
 * Returns the DOI in a field that holds nothing else, whole: every printable character counts, because the field's end is the DOI's (DOI
 * Handbook, 2.2.2). Those of older journals have `<`, `>` and `;`: `10.1175/1520-0493(1981)109<0784:OTFST>2.0.CO;2`. Removes resolvers,
 * labels, and what a publisher's address has besides the DOI; undoes percent-encoding, entities and LaTeX; keeps the case. A field with
 * more in it is read like any text.
 */
export function doiInField(field: string): string | undefined {
  const text = decoded(field.slice(0, 4 * maxDoiChars)).trim();
  const found = doiPrefix.exec(text);
  if (!found) {
    return undefined;
  }
  const head = text.slice(0, found.index);
  if (ownHead.test(head)) {
    const rest = firstOf(text.slice(found.index));
    return withoutPunctuation(/\//.test(head) ? rest.replace(/[?&][a-z_]{1,20}=.*$/i, "") : rest);
  }
  return addressHead.test(head) ? doiInPath(text.slice(found.index), head) : doiInText(text, found.index);
}

/** Returns the DOI that begins at an offset of running text, where the sentence goes on behind it. Keeps the case. */
export function doiInText(text: string, start: number): string | undefined {
  const end = endOfDoi(text, start);
  return end === undefined ? undefined : text.slice(start, end);
}

/**
 * Returns the end of the DOI that begins at an offset of running text, or `undefined` if no DOI begins there. A bracket belongs to the DOI if the
 * DOI has both it and its partner. So does `<…:…>`, by which the DOIs of older journals name an article, and the `;` behind it.
 */
export function endOfDoi(text: string, start: number): number | undefined {
  const part = text.slice(start, start + maxDoiChars);
  const begun = doiPrefix.exec(part);
  if (begun?.index !== 0) {
    return undefined;
  }
  const open: string[] = [];
  let end = begun[0].length;
  for (; end < part.length; end++) {
    const sign = part.charAt(end);
    const partner = partners.get(sign);
    if (partner !== undefined && (sign !== "<" || journalCode.test(part.slice(end)))) {
      open.push(partner);
    } else if (closing.has(sign) && open.at(-1) === sign) {
      open.pop();
    } else if (!isPartOf(part, end, open.length > 0)) {
      break;
    }
  }
  const doi = withoutPunctuation(part.slice(0, end));
  return doi === undefined ? undefined : start + doi.length;
}

const partners: ReadonlyMap<string, string> = new Map([
  ["(", ")"],
  ["[", "]"],
  ["<", ">"],
]);
const closing = new Set(partners.values());
const journalCode = /^<[^<>\s"/=]{0,40}:[^<>\s"/=]{0,60}>/;
/** Letters of scripts that have no words in DOIs; Chinese and Japanese put no space behind one. */
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]/u;

function isPartOf(part: string, at: number, isBracketed: boolean): boolean {
  const sign = part.charAt(at);
  if (sign === ";" || sign === ",") {
    return isBracketed || (sign === ";" && /\.co$/i.test(part.slice(Math.max(0, at - 3), at)) && /^;\w/.test(part.slice(at)));
  }
  if (sign === "\\") {
    return /^\\[_#%&$]/.test(part.slice(at));
  }
  return sign < "\x7f" ? !/[\s"<>{}|^`)\]]/.test(sign) : /[\p{L}\p{N}\p{M}]/u.test(sign) && !unspaced.test(sign);
}

/** Returns the first DOI of a field without blanks: several may be listed with commas or semicolons. */
function firstOf(text: string): string {
  const [first = ""] = text.split(/\s/, 1);
  return (first.split(/[,;|](?=(?:doi:|https?:\/\/|10\.\d{4,9}\/))|\]\(/i, 1)[0] ?? "").slice(0, maxDoiChars);
}

function doiInPath(text: string, head: string): string | undefined {
  let doi = firstOf(text).replace(/#.*$/, "").replace(/\?.*$/, "");
  doi = /[?&][^/]*$/.test(head) ? doi.replace(/&.*$/, "") : doi;
  for (let shorter = doi.replace(pathEnd, ""); shorter !== doi; shorter = doi.replace(pathEnd, "")) {
    doi = shorter;
  }
  // bioRxiv and medRxiv append the version, Oxford University Press the article's number.
  doi = doi.replace(/^(10\.1101\/\S*\d)v\d{1,2}$/, "$1").replace(/^(10\.1093\/[^/]+\/[^/]+)\/\d+$/, "$1");
  return withoutPunctuation(doi);
}

/** Returns the DOI without the punctuation behind it, or `undefined` if nothing is left. Brackets with a partner stay. */
function withoutPunctuation(doi: string): string | undefined {
  let end = doi.length;
  const unopened = new Map([...partners].map(([opening, close]) => [close, count(doi, close) - count(doi, opening)]));
  for (; end > 0; end--) {
    const last = doi.charAt(end - 1);
    const excess = unopened.get(last) ?? 0;
    if (excess > 0) {
      unopened.set(last, excess - 1);
    } else if (!/[.,;:!?'"*_\\/…’”»]/.test(last)) {
      break;
    }
  }
  return doiPrefix.exec(doi.slice(0, end)) && !doi.slice(0, end).endsWith("/") ? doi.slice(0, end) : undefined;
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}

function decoded(text: string): string {
  const visible = text.replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "");
  return decodePercent(withoutEntities(/[\\{}$]/.test(visible) ? withoutLatex(visible) : visible));
}

function withoutLatex(text: string): string {
  return text
    .replace(/\}\s{0,20}\{/g, " ")
    .replace(/\\(?:url|href|path|doi|nolinkurl|texttt)(?![a-z])/gi, " ")
    .replace(/\{?\\text(less|greater)(?![a-z])\s{0,20}\}?/gi, (_, side: string) => (side.toLowerCase() === "less" ? "<" : ">"))
    .replace(/\\?\$\s{0,20}([<>])\s{0,20}\\?\$/g, "$1")
    .replace(/\\([_#%&$<>^~{}])/g, "$1")
    .replace(/[{}]/g, "");
}

const entities: ReadonlyMap<string, string> = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
]);

function withoutEntities(text: string): string {
  return text.replace(/&(?:amp;)?(lt|gt|amp);/gi, (_, name: string) => entities.get(name.toLowerCase()) ?? "");
}

/**
 * Returns the DOI in a text that a user pasted. Unlike a field, an address has no DOI behind its `#`, except for one that ends the address:
 * some DOIs of older journals end so.
 */
export function doiInPasted(text: string): string | undefined {
  return doiInField(/^[\s<([]{0,9}(?:https?:\/\/|[a-z][\w-]{0,40}\.)/i.test(text) ? text.replace(/#[^#]+$/, "") : text);
}

/** Returns the address of a DOI. Signs that no address may have are encoded, so that a text links it whole. */
export function doiAddress(doi: string): string {
  return `https://doi.org/${encodeURI(doi).replace(/[?#]/g, encodeURIComponent)}`;
}

/** Undoes percent-encoding if it is valid (RFC 3986, 2.1). */
export function decodePercent(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}
