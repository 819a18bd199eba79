/**
 * Counts the terms of the field, which are not the names of single papers, and writes them to `src/core/words/fieldTerms.json`.
 * Run it by hand to renew the list: `npx esbuild test/bench/fieldTerms.ts --bundle --platform=node --outfile=out/fieldTerms.js
 * && node out/fieldTerms.js`. It reads the papers in the file that CITELENS_REAL_PAPERS names (CSL-JSON, gzipped).
 */
import { readFileSync, writeFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { findAbbreviations } from "../../src/core/names/longForms/abbreviations";
import { shapeOf, trimWord } from "../../src/core/names/text/nameShape";
import { splitSentences, type Token } from "../../src/core/names/text/sentences";
import { phraseHeads } from "../../src/core/names/text/signalWords";
import { cleanText } from "../../src/core/text/cleanText";
import { termKey } from "../../src/core/words/fieldTerms";
import { isStopWord } from "../../src/core/words/stopWords";

interface Item {
  readonly title: string;
  readonly abstract?: string;
}

/** The minimum number of papers with a term of the field, by kind of term. */
/**
 * Words with capitals that no paper owns: tasks, measures, machines, tools, people and general terms of the
 * field. From general knowledge. Names that a paper owns are in `seeds/methods/`, not here.
 */
const ownerlessTerms: readonly string[] = (
  "SSL|NAS|NLP|NLU|NLG|NMT|ASR|TTS|OCR|NER|QA|IR|RL|ML|AI|DL|CV|HDR|LDR|SGG|SSIM|PSNR|LPIPS|FID|IS|BLEU|ROUGE|METEOR|CIDEr|BERTScore|mAP|AP|IoU|mIoU|AUC|AUROC|MRR|NDCG|" +
  "MSE|MAE|RMSE|KL|ELBO|NLL|CE|BCE|OOD|ID|TTA|UDA|DA|DG|FL|KD|MTL|MIL|CL|ICL|SFT|PEFT|PTQ|QAT|SOTA|FLOPs|GPU|CPU|TPU|FPGA|RAM|API|CUDA|PyTorch|TensorFlow|JAX|Keras|Python|" +
  "GitHub|Hugging Face|HuggingFace|Google|OpenAI|Meta|Microsoft|NVIDIA|Amazon|Twitter|Reddit|Wikipedia|YouTube|arXiv|RGB|RGB-D|RGBD|CT|MRI|EEG|ECG|X-ray|COVID-19|USA|EU|UK|" +
  "Transformer|Transformers|Router|Adapter|Prompt|Express|Flask|Trainer|Attention|Encoder|Decoder|Optimizer|Scheduler|Agent|Planner|Module|Network|Model|Dataset|Benchmark|Framework|" +
  "Gaussian|Bayesian|Markov|Monte Carlo|Wasserstein|Lipschitz|Fourier|Laplacian|Euclidean|Hessian|Jacobian|Riemannian|Bernoulli|Poisson|Kalman|Nash|Pareto|Thompson|Langevin|Boltzmann|Hamiltonian|" +
  "English|Chinese|German|French|Spanish|Japanese|Korean|Arabic|Hindi|Russian|Internet|Web|World|Large Language Model|Vision Transformer|Convolutional Neural Network|Graph Neural Network|" +
  "Deep Learning|Machine Learning|Reinforcement Learning|Federated Learning|Contrastive Learning|Knowledge Distillation|Neural Network|Deep Neural Network|Artificial Intelligence"
).split("|");

const least = { coined: 4, capitals: 4, long: 3, phrase: 4, task: 8, plain: 30 };
const kinds = ["coined", "capitals", "long", "phrase", "task", "plain"] as const;

const file = process.env["CITELENS_REAL_PAPERS"] ?? "../shared/data/real-papers-20k.csl.json.gz";
const items = JSON.parse(gunzipSync(readFileSync(file)).toString("utf8")) as readonly Item[];
const counts: Record<keyof typeof least, Map<string, number>> = {
  coined: new Map(),
  capitals: new Map(),
  long: new Map(),
  phrase: new Map(),
  task: new Map(),
  plain: new Map(),
};

for (const { title, abstract = "" } of items) {
  const head = cleanText(title).split(":")[0] ?? "";
  const found: Record<keyof typeof least, Set<string>> = {
    coined: new Set(),
    capitals: new Set(),
    long: new Set(),
    phrase: new Set(),
    task: new Set(),
    plain: new Set(),
  };
  const text = cleanText(abstract);
  for (const { long } of findAbbreviations(text)) {
    found.long.add(termKey(long));
  }
  for (const { tokens } of splitSentences(text)) {
    tokens.forEach((token, at) => {
      addWord(token, at, found);
      addPhrases(tokens, at, found);
    });
  }
  for (const { tokens } of splitSentences(cleanText(title))) {
    tokens.forEach((_, at) => {
      addPhrases(tokens, at, found);
    });
  }
  for (const kind of kinds) {
    for (const term of found[kind]) {
      if (term !== termKey(head)) {
        counts[kind].set(term, (counts[kind].get(term) ?? 0) + 1);
      }
    }
  }
}

function addWord(token: Token, at: number, found: Record<keyof typeof least, Set<string>>): void {
  const word = trimWord(token.text);
  if (!token.isWord || word.length < 2) {
    return;
  }
  const shape = shapeOf(word);
  if (shape === "coined") {
    found.coined.add(termKey(word));
  } else if (shape === "capital" && at > 0) {
    found.capitals.add(termKey(word));
  } else if (/^\p{Ll}{3,}$/u.test(word) && !isStopWord(word)) {
    found.plain.add(termKey(word));
  }
}

/** Adds phrases that end in a noun for a component, and runs of capitalized words, each of two to four words. */
function addPhrases(tokens: readonly Token[], at: number, found: Record<keyof typeof least, Set<string>>): void {
  const isHead = phraseHeads.has(tokens[at]?.text.toLowerCase() ?? "");
  const isTask = /(?:tion|ing|ment|sis|search|network|model|descent|planning|control)s?$/.test(tokens[at]?.lower ?? "");
  const isCapital = at > 0 && /^\p{Lu}/u.test(tokens[at]?.text ?? "");
  for (let from = at - 1; from >= 0 && at - from <= 3; from--) {
    const first = tokens[from];
    if (first === undefined || !first.isWord || isStopWord(first.text.toLowerCase())) {
      return;
    }
    const term = termKey(
      tokens
        .slice(from, at + 1)
        .map(({ text }) => trimWord(text))
        .join(" "),
    );
    if (isTask) {
      found.task.add(term);
    }
    if (isHead) {
      found.phrase.add(term);
    }
    if (isCapital && from > 0 && tokens.slice(from, at).every(({ text }) => /^\p{Lu}/u.test(text))) {
      found.capitals.add(term);
    }
  }
}

const terms = new Set(ownerlessTerms.map(termKey));
for (const kind of kinds) {
  let added = 0;
  for (const [term, count] of counts[kind]) {
    if (count >= least[kind] && term.length >= 2 && /\p{L}/u.test(term) && !term.includes("|")) {
      added += terms.has(term) ? 0 : 1;
      terms.add(term);
    }
  }
  console.log(`${kind}: ${String(added)} more`);
}
const sorted = [...terms].sort();
writeFileSync("src/core/words/fieldTerms.json", `${JSON.stringify(sorted.join("|"))}\n`);
console.log(`${String(sorted.length)} terms, ${String(sorted.join("|").length)} characters`);
