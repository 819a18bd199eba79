import type { ExplanationReason, NamesakeReason } from "../mentions/mention";
import type { Clue } from "../mentions/judge/score/reasons";
import { english, type Translate } from "../text/translate";

/** Formats a reason why a name is shown or silent as one sentence or two. */
export function formatReason(reason: ExplanationReason, t: Translate = english): string {
  switch (reason.kind) {
    case "as-written":
      return t("The name is written here as the paper writes it.");
    case "always-shown":
      return t("You chose to always show this name.");
    case "never-shown":
      return t("You chose never to show “{0}”.", reason.name);
    case "longer-name":
      return t("A longer name is at this place: “{0}”.", reason.name);
    case "part":
      return t("It is only a part of another name here, such as another version or a longer word, and not “{0}” itself.", reason.name);
    case "address":
      return formatAddress(reason.why, t);
    case "meant":
      return reason.clues.length === 0
        ? t("“{0}” hardly means anything else.", reason.name)
        : t("“{0}” most likely means the paper: {1}.", reason.name, formatClues(reason.clues, t));
    case "doubtful":
      return reason.clues.length === 0
        ? t("“{0}” may mean something else, and there is too little text here to decide.", reason.name)
        : t("“{0}” may mean something else here: {1}.", reason.name, formatClues(reason.clues, t));
    case "namesakes":
      return formatNamesakes(reason, t);
  }
}

function formatNamesakes({ name, others, because }: NamesakeReason, t: Translate): string {
  const shared = others === 1 ? t("Another paper is called {0} too.", name) : t("{0} other papers are called {1} too.", others, name);
  const why: Readonly<Record<NamesakeReason["because"], string>> = {
    cited: t("This text also mentions this one by its title or id."),
    words: t("The words around the name speak for this one."),
    spelling: t("The name is written as in this one."),
    nothing: t("Nothing here says which of them is meant."),
  };
  return `${shared} ${why[because]}`;
}

/** An id is called by its name; what an address leads to is a word that has to be translated. */
function formatAddress(why: string, t: Translate): string {
  if (!why.startsWith("its ")) {
    return t("This is the {0} of the paper.", why);
  }
  const texts: ReadonlyMap<string, string> = new Map([
    ["its repository", t("This is the repository of the paper.")],
    ["its model", t("This is the model of the paper.")],
    ["its dataset", t("This is the dataset of the paper.")],
    ["its demo", t("This is the demo of the paper.")],
    ["its page", t("This is the page of the paper.")],
  ]);
  const [, what = "", site = ""] = /^its (id|number|page) (?:in(?: the)?|at) (.+)$/.exec(why) ?? [];
  return (
    texts.get(why) ??
    (what === "page"
      ? t("This is the page of the paper at {0}.", site)
      : what === ""
        ? t("This is an address of the paper.")
        : t("This is the ID of the paper at {0}.", site))
  );
}

function formatClues(clues: readonly Clue[], t: Translate): string {
  const texts = clueTexts(t);
  return clues.map((clue) => texts[clue]).join("; ");
}

function clueTexts(t: Translate): Readonly<Record<Clue, string>> {
  return {
    "own-spelling": t("spelt as the paper spells it"),
    "other-spelling": t("not spelt as the paper spells it"),
    "coined-spelling": t("spelt as the paper spells it, which no ordinary word is"),
    "own-capitals": t("in capitals, as the paper spells it"),
    "lower-case": t("in lower case"),
    "lower-case-word": t("an ordinary word in lower case"),
    "other-capitals": t("its capitals are not the paper's"),
    separated: t("a separator stands where the name has none"),
    "few-letters": t("it has only a few letters"),
    "ordinary-word": t("it is an ordinary word"),
    "no-ordinary-word": t("it is no ordinary word"),
    "distinct-letters": t("its letters mean hardly anything else"),
    "fitting-identifier": t("the rest of the identifier goes with names of papers"),
    "other-identifier": t("the rest of the identifier goes with other words"),
    "fitting-neighbours": t("the words beside it go with names of papers"),
    "other-neighbours": t("the words beside it go with other words"),
    "in-import": t("it is in an import"),
    "words-before": t("other words come before it in the identifier"),
    "field-text": t("the text around is about machine learning"),
    "other-text": t("the text around is not about machine learning"),
    "field-workspace": t("the workspace is about machine learning"),
    "other-workspace": t("the workspace does not look like machine learning"),
    "fits-title": t("the words around it fit the paper's title"),
    "does-not-fit-title": t("the words around it do not fit the paper's title"),
    "title-words": t("words of the paper's title stand near"),
    "similar-papers": t("names of similar papers stand near"),
    namesakes: t("other papers have this name"),
    "cited-in-file": t("the file cites the paper"),
    "cited-in-workspace": t("the workspace cites the paper"),
    "other-name": t("the file has another name of the paper"),
    "spelt-elsewhere": t("the file spells the name as the paper does elsewhere"),
    "in-readme": t("the README names it"),
    "spelt-out": t("the file spells its letters out as the paper does"),
    "spelt-out-otherwise": t("the file spells its letters out as other words"),
    "common-in-code": t("it stands often in code that has nothing to do with it"),
    "rare-in-code": t("it hardly stands in code that has nothing to do with it"),
    "other-meanings": t("the name is known to mean other things"),
    "own-sense": t("words of this sense of the name stand near"),
    "other-sense": t("words of another sense of the name stand near"),
    "often-named": t("much machine-learning code names the paper"),
    "seldom-named": t("little code names the paper"),
    "little-text": t("there is hardly any text around it"),
  };
}
