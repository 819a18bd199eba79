import type { Alias, Paper } from "../../paper";
import { fold } from "../../words/fold";
import { addressesOf } from "./addresses";
import type { Form } from "./form";
import { variantsOf } from "./nameVariants";

/**
 * Returns all forms of a paper: its aliases and their variants without the muted ones (compared folded), its title if no alias
 * has it, and its ids and addresses.
 */
export function formsOf(paper: Paper, index: number, muted: ReadonlySet<string>): readonly Form[] {
  const forms: Form[] = [];
  for (const alias of aliasesOf(paper)) {
    if ((muted.size > 0 && muted.has(fold(alias.text))) || beyondReach.test(alias.text)) {
      continue;
    }
    forms.push({ text: alias.text, paper: index, alias, kind: "whole" });
    for (const { text, kind } of variantsOf(alias)) {
      forms.push({ text, paper: index, alias, kind });
    }
  }
  for (const { kind, text, rest, site, why } of addressesOf(paper)) {
    const shown = kind === "arxiv" ? `arXiv:${text}` : kind === "doi" ? (paper.doi ?? text) : text + (rest ?? "");
    forms.push({
      text,
      paper: index,
      kind,
      alias: { text: shown, kind: "identifier", why },
      ...(rest === undefined ? {} : { rest }),
      ...(site === undefined ? {} : { site }),
    });
  }
  return forms;
}

/** Letters of two code units each, mostly mathematical alphabets, have no key. */
const beyondReach = /[\ud800-\udfff]/;

function aliasesOf({ title, aliases }: Paper): readonly Alias[] {
  return aliases[0]?.kind === "title" ? aliases : [{ text: title, kind: "title", why: "the title" }, ...aliases];
}
