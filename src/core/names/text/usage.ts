import { wholeWords } from "./wholeWords";

const before =
  /(?:\b(?:[Oo]ur|[Tt]he proposed|proposed|of our)|\b(?:effectiveness|superiority|efficacy|advantages?|benefits?|generality|potential|quality) of(?: the| our)?)\s$/;
const clauseStart = /(?:^|[.,;:(]\s?|\b(?:that|show|shows|demonstrate|and|while|proposed|our|Our|the|The) )$/;
const achievement =
  /^(?:['’]s)?(?:\s\([^)]{0,40}\))?\s(?:also\s|further\s|first\s|then\s|not only\s|thus\s)?(?:outperforms?|outperformed|achieves?|achieved|improves|improved|surpasses|surpassed|consistently|significantly|consists of|introduces|is able to|is the first|demonstrates|exhibits|delivers|effectively|addresses|attains|exceeds|obtains|substantially|successfully|performs (?:better|favorably|well|on par|comparably)|is competitive|is superior|beats|reduces)\b/;

/** The answers for the last text. `isUsedAsOwn` is called many times with the same text and names. */
let last: { readonly text: string; readonly known: Map<string, boolean> } = { text: "", known: new Map() };

/** Returns whether a text uses a name as its own: "our NPO", "the effectiveness of NPO", "NPO outperforms …". */
export function isUsedAsOwn(name: string, text: string): boolean {
  if (last.text !== text) {
    last = { text, known: new Map() };
  }
  const isOwn = last.known.get(name) ?? readUse(name, text);
  last.known.set(name, isOwn);
  return isOwn;
}

function readUse(name: string, text: string): boolean {
  for (const at of wholeWords(text, name)) {
    const lead = text.slice(Math.max(0, at - 40), at);
    if (before.test(lead) || (clauseStart.test(lead) && achievement.test(text.slice(at + name.length, at + name.length + 60)))) {
      return true;
    }
  }
  return false;
}
