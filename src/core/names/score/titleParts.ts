import { prepositions } from "../text/signalWords";
import { isStopWord } from "../../words/stopWords";

/** A part of a title that may be a name. */
export interface TitlePart {
  readonly text: string;
  readonly source: "title head" | "title" | "title lead" | "title tail";
}

const divider = /(?<!\s)\s*:\s+|(?<!\s)\s+(?:--+|[–—-])\s+|:(?=\p{Lu})/u;
const kinds =
  /(?<!\s)\s+(?:datasets?|benchmarks?|corpus|challenge|toolbox|toolkit|library|problem|framework|platform|evaluation datasets)$/i;

/**
 * Returns the parts of a title that may be names: what stands before the colon, the whole of a short title, what stands before the first
 * preposition (`Prototypical Networks` for few-shot learning), what stands behind the last "by", "via", "with" or "using", and the name with which
 * a title without a colon begins (`headName`).
 */
export function titleParts(title: string, headName?: string): readonly TitlePart[] {
  const parts: TitlePart[] = [];
  const [head = "", ...rest] = title.split(divider);
  const isDivided = rest.length > 0;
  const add = (text: string, source: TitlePart["source"]): void => {
    const clean = bare(text);
    if (clean !== "" && clean.split(" ").length <= 5) {
      parts.push({ text: clean, source });
    }
  };
  add(head, isDivided ? "title head" : "title");
  if (!isDivided && headName !== undefined) {
    add(headName, "title head");
  }
  const introduced = /(?<!\S)introducing (?:the )?([^\s,:]+)(?=[\s,:]|$)/i.exec(title)?.[1];
  if (introduced !== undefined && /\p{Lu}/u.test(introduced)) {
    add(introduced, "title head");
  }
  const short = /\(([^()\s]{2,20})\)/.exec(title)?.[1];
  if (short !== undefined && /\p{Lu}/u.test(short)) {
    add(short, "title lead");
  }
  if (kinds.test(bare(head))) {
    add(bare(head).replace(kinds, ""), isDivided ? "title head" : "title lead");
  }
  const words = head.split(" ");
  const first = words.findIndex(
    (word, at) => at > 0 && (prepositions.has(word.toLowerCase()) || /^(?:is|are|and|meets?|can)$/i.test(word)),
  );
  if (first > 0 && first <= 6) {
    add(words.slice(0, first).join(" "), "title lead");
    const last = words[first - 1] ?? "";
    if (first > 2 && /^(?:methods?|algorithms?|approach|models?|frameworks?|architectures?|datasets?|robots?|systems?)$/i.test(last)) {
      add(words.slice(0, first - 1).join(" "), "title lead");
    }
  }
  const whole = title.split(" ");
  const last = whole.findLastIndex((word) => /^(?:by|via|with|using|through|under|in|of|a|the)$/i.test(word));
  if (last > 0 && whole.length - last - 1 >= 1 && whole.length - last - 1 <= 5) {
    add(whole.slice(last + 1).join(" "), "title tail");
  }
  return parts;
}

function bare(text: string): string {
  const clean = text
    .replace(/(?<!\s)\s+\([^()]*\)$/, "")
    .replace(/^(?:the|a|an|introducing|towards?|on|learning)\s+(?=\S)/i, (lead) => (/^(?:learning|on|towards?)/i.test(lead) ? lead : ""))
    .replace(/^["“‘']|["”’']$/g, "")
    .replace(/(?<![.?!])[.?!]+$/, "")
    .trim();
  return isStopWord(clean.toLowerCase()) ? "" : clean;
}
