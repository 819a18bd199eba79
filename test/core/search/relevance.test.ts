import assert from "node:assert/strict";
import { bundledPapers } from "../../../src/core/library/bundledPapers";
import { createSearchIndex } from "../../../src/core/search/createSearchIndex";

/** Queries, the papers that they mean, and why no other paper must win. Reviewed by hand. */
const reviewed: readonly (readonly [query: string, citekey: string, why: string])[] = [
  // names
  ["vidt", "song2022extendable", "only this paper has the name, which is not in its title"],
  ["vidt+", "song2022extendable", "the plus belongs to the name"],
  ["NPO", "zhang2024negative", "a name beats papers that only cite it"],
  ["npo", "zhang2024negative", "case does not matter"],
  ["lan hdr", "chung2023lan", "a name with its hyphen typed as a space"],
  ["lanhdr", "chung2023lan", "a name without its hyphen, as in identifiers"],
  ["landhr", "chung2023lan", "two letters of the name swapped"],
  ["deberta v3", "he2021debertav3", "a name taken apart"],
  ["mdeberta", "he2021debertav3", "the other name of the paper, beside a longer one that it is in"],
  ["genie", "jeon2022genie", "a name beats Genie as a word"],
  ["Antidote", "huang2024antidote", "a name beats the ordinary word"],
  ["STAR", "huertas2023understanding", "a name beats `starting` and `start`"],
  ["ToMe", "hu2024token", "a name beats the ordinary word `tome`"],
  ["frugal", "zmushko2024frugal", "a name beats the adjective"],
  ["SAGE", "liu2023discovering", "a name that is not in the title"],
  ["MVP", "raman2023model", "an acronym of the title's words, spelled out by the abstract only"],
  ["ReSTE", "wu2023estimator", "an acronym beats `rest`"],
  ["restte", "wu2023estimator", "a doubled letter in a short name"],
  ["rankme", "garrido2022rankme", "one word beats papers that rank"],
  ["rank me", "garrido2022rankme", "a name typed as two words"],
  ["z loss", "de2016z", "the name beats the many papers about losses"],
  ["set2set", "vinyals2015order", "digits in a name, which the title does not have"],
  ["trposg", "li2025triposg", "a letter left out of a name"],
  ["yTopoMortar", "valverde2025topomortar", "a letter too many before a name"],
  ["fedLD", "zeng2024tackling", "an introduced name beats `field`"],
  ["ghost batch normalization", "hoffer2017train", "its own name beats papers about batch normalization"],
  ["proto triplet loss", "mendez2023susana", "its own name beats papers about triplet losses"],
  ["USKD", "yang2023knowledge", "the second of two names"],
  ["ensloss", "dai2024ensloss", "a name beats `ensembles`"],
  ["AR2", "zhang2021adversarial", "a name of three characters"],
  // titles
  ["scaling laws for neu", "ghorbani2021scaling", "the beginning of the title beats the other papers about scaling laws"],
  ["scaling laws for floating", "sun2025scaling", "the beginning of the title beats the other papers about scaling laws"],
  ["scaling law with learning rate", "tissue2024scaling", "the singular is the title's, the plural others'"],
  ["scaling laws repeated data", "hernandez2022scaling", "all words beat more of some"],
  ["one epoch", "komatsuzaki2019one", "the beginning of the title beats training epochs in abstracts"],
  ["learning from aggregate", "javanmard2024learning", "the beginning of the title beats other titles with learning"],
  ["understanding the behavior of contrastive loss", "wang2020understanding", "the title is British, the query American"],
  ["optimising calibration", "liu2024optimizing", "the title is American, the query British"],
  ["adversarial training high stakes", "ziegler2022adversarial", "all words beat the other papers about adversarial training"],
  ["perturbaton analsis of neural colapse", "tirer2022perturbation", "three typos, one in each word"],
  ["extendable effcient transformer object detector", "song2022extendable", "a typo, words left out"],
  ["dropout multi sample", "inoue2019multi", "words out of order"],
  ["collapse neural", "tirer2022perturbation", "words out of order"],
  ["cross entropy loss functions", "mao2023cross", "the beginning of the title beats papers that use the loss"],
  ["token merging", "hu2024token", "the beginning of the title, while ToMe is known to others for vision"],
  ["dataset condensations", "lee2022dataset", "a plural that the title does not have"],
  ["improved techniques for training consistency models", "song2023improved", "the whole title beats the paper that improves on it"],
  ["improved training technique latent consistency", "dao2025improved", "`latent` tells the two papers apart"],
  ["knowledge distillation token-level", "zhang2023knowledge", "both words and their neighbour beat the other distillation papers"],
  ["dual head distillation", "yang2024dual", "both words beat Dual-Encoders"],
  ["dual encoders", "gupta2023dual", "the beginning of the title beats Dual-Head"],
  ["robustness accuracy trade off", "zhao2023mitigating", "a compound of the title typed as words"],
  ["implicit bias downstream", "liu2022same", "both words of the title beat one of them in Towards Exact Computation of Inductive Bias"],
  ["over-training scaling", "gadre2024language", "a compound of the title, although its first word is a stop word"],
  ["over training scaling", "gadre2024language", "the same, typed as two words"],
  // words that are cut short
  ["neg pref opt", "zhang2024negative", "beginnings of the title's words beat papers whose words differ by typos"],
  ["exa comp", "boopathy2024towards", "the same with two words"],
  ["pref opt", "zhang2024negative", "words in a row of a title beat the name OPT beside `pre-trained`"],
  ["tok merg", "hu2024token", "the beginning of a title"],
  ["imp bias", "liu2022same", "one cut word beside a whole one"],
  ["cat coll", "zhang2024negative", "in the middle of a title"],
  // people, years, venues
  ["Zhang et al. 2024", "zhang2024negative", "a citation as papers have it; other abstracts have et al. too"],
  ["grokking author:kumar venue:iclr", "kumar2023grokking", "conditions beside a word"],
  ["unlearning venue:neurips", "ji2024reversing", "a venue that looks like a plural"],
  ["vinyals", "vinyals2015order", "the only paper of the author"],
  ["brebisson", "de2016z", "without the accent and the particle"],
  ["Br{\\'e}bisson", "de2016z", "as in a .bib file"],
  ["hoffer 2017", "hoffer2017train", "author and year"],
  ["song 2023 consistency", "song2023improved", "the year tells the two Songs apart"],
  ["zhang 2024", "zhang2024negative", "the first author counts for more than another one of that name"],
  ["author:song detector", "song2022extendable", "the condition leaves the other detectors out"],
  ["wijmans cross entropy", "wijmans2024cut", "the author beats the papers about cross-entropy"],
  ["komatsuzaki", "komatsuzaki2019one", "the only paper of the author"],
  // identifiers
  ["2404.05868", "zhang2024negative", "an arXiv id"],
  ["https://arxiv.org/abs/2404.05868v2", "zhang2024negative", "a pasted address, with a version"],
  ["https://github.com/microsoft/DeBERTa.git", "he2021debertav3", "a pasted repository"],
  ["zhang2024negative", "zhang2024negative", "a citekey"],
  ["\\cite{zhang2024negative}", "zhang2024negative", "a citation as a file has it"],
  ["@inproceedings{zhang2024negative,", "zhang2024negative", "the first line of an entry"],
  ["https://dl.acm.org/doi/10.1145/3696410.3714932", "zhang2025personalized", "a publisher's address has the DOI"],
  ["quandao10", "dao2025improved", "the owner of the repository"],
  // abstracts
  ["tug-of-war dynamics", "he2021debertav3", "only in the abstract"],
  ["normalized loss of diverse models", "shum2025predictive", "words in a row in this abstract beat titles with the same words"],
  ["but computationally efficient model of", "sadiq2021mythological", "a quotation, although most of its words are stop words"],
  [
    "minimal-change prompts high-stakes reliability classifier injuries",
    "ziegler2022adversarial",
    "several words of the abstract beat one of a title",
  ],
  ["cauchy loss outliers latent space", "dao2025improved", "words of the abstract"],
  ["metagenomic wastewater pathogens", "liu2025metagene", "words of title and abstract together"],
  ["tree counting aerial images", "amirkolaee2023treeformer", "words of title and abstract together"],
];

describe("relevance of the search", () => {
  const index = createSearchIndex(bundledPapers);

  for (const [query, citekey, why] of reviewed) {
    it(`finds ${citekey} first for ${query}: ${why}`, () => {
      const best = index.search(query, { limit: 3 }).map(({ paper }) => paper.citekey);
      assert.equal(best[0], citekey, best.join(", "));
    });
  }

  it("has at least sixty reviewed queries", () => {
    assert.ok(reviewed.length >= 60);
  });
});
