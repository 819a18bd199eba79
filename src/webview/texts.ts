import { isRecord } from "../core/record";
import { createTranslate, type Translate } from "../core/text/translate";

/**
 * Returns a text of the page in the user's language. The extension puts the translations into the page's HTML, because the page itself does
 * not know the language.
 */
export const t: Translate = createTranslate(readTexts(document.body.dataset["texts"] ?? "{}"));

function readTexts(json: string): ReadonlyMap<string, string> {
  const texts: unknown = JSON.parse(json);
  const entries = isRecord(texts) ? Object.entries(texts) : [];
  return new Map(entries.flatMap(([message, text]) => (typeof text === "string" ? [[message, text] as const] : [])));
}
