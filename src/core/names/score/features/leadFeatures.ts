import type { Token } from "../../text/sentences";
import { headNouns, introducingVerbs, namingParticiples, prepositions, priorMarkers, weakVerbs } from "../../text/signalWords";
import type { FeatureSink } from "./featureSink";

/** Returns up to `count` words and marks before the token at `at`, in lower case. */
export function leadOf(tokens: readonly Token[], at: number, count: number): readonly string[] {
  return tokens.slice(Math.max(0, at - count), at).map(({ lower }) => lower);
}

/** Gives what the last words before a name say of it. */
export function readLead(lead: readonly string[], sink: FeatureSink): void {
  readOwner(lead, sink);
  readNaming(lead, sink);
  readKind(lead, sink);
  readWordBefore(lead.at(-1) ?? "", sink);
  readOthers(lead, sink);
  readVerb(lead.at(-1) ?? "", sink);
}

function readOwner(lead: readonly string[], sink: FeatureSink): void {
  const previous = lead.at(-1);
  if (previous === "our" || previous === "proposed") {
    sink(`${previous} before it`);
  } else if (lead.slice(-2).includes("our") || lead.slice(-3).includes("proposed")) {
    sink("our or proposed near before it");
  }
  if (isNew(lead)) {
    sink("new near before it");
  }
}

function isNew(lead: readonly string[]): boolean {
  return lead.includes("novel") || lead.includes("new");
}

function readNaming(lead: readonly string[], sink: FeatureSink): void {
  const near = lead.slice(-3);
  const isNamed =
    lead.slice(-2).some((word) => namingParticiples.has(word)) ||
    namingWords.has(lead.at(-1) ?? "") ||
    near.includes("call") ||
    near.includes("dub") ||
    lead.join(" ").endsWith(". k . a .");
  if (isNamed) {
    sink("named before it");
  }
}

const namingWords = new Set(["namely", "aka", "codenamed"]);

function readKind(lead: readonly string[], sink: FeatureSink): void {
  const previous = lead.at(-1) ?? "";
  if (headNouns.has(previous)) {
    sink("kind before it");
  } else if (/^[,(:–—-]+$/.test(previous) && headNouns.has(lead.at(-2) ?? "")) {
    sink("kind and a mark before it");
  }
}

function readWordBefore(word: string, sink: FeatureSink): void {
  if (word === "the") {
    sink("the before it");
  }
  if (prepositions.has(word)) {
    sink("preposition before it");
    if (word === "on" || word === "in") {
      sink("on or in before it");
    }
    if (word === "of") {
      sink("of before it");
    }
    if (word === "using" || word === "with" || word === "by" || word === "via") {
      sink("with or by before it");
    }
  }
  if (word === "(") {
    sink("bracket before it");
  }
}

/** Gives whether the words speak of work of others: what the paper compares with, builds on or evaluates on. */
function readOthers(lead: readonly string[], sink: FeatureSink): void {
  const near = lead.slice(-3);
  const isOwn = isNew(lead) || lead.includes("our") || lead.includes("proposed");
  if (!isOwn && near.some((word) => priorMarkers.has(word))) {
    sink("others near before it");
  }
  if (/^(?:like|including|e|g|\.|as)$/.test(lead.at(-1) ?? "") && /^(?:such|e|g|\.|,|like)$/.test(lead.at(-2) ?? ",")) {
    sink("such as before it");
  }
  if (near.some((word) => comparingWords.has(word))) {
    sink("compared before it");
  }
  if (near.some((word) => buildingWords.has(word))) {
    sink("built on before it");
  }
  if (lead.some((word) => evaluatingWords.has(word))) {
    sink("evaluated near before it");
  }
}

const comparingWords = new Set(
  "than over versus vs outperform outperforms outperforming surpass surpassing compared beats baselines baseline".split(" "),
);
const buildingWords = new Set(
  "extend extends extending based builds built upon improve improves improving apply applied applying combine combining from modify adapt".split(
    " ",
  ),
);
const evaluatingWords = new Set("on dataset datasets benchmark benchmarks experiments evaluate evaluated evaluation tasks".split(" "));

function readVerb(word: string, sink: FeatureSink): void {
  if (introducingVerbs.has(word) && !weakVerbs.has(word)) {
    sink("introducing verb before it");
  }
  if (word === "a" || word === "an") {
    sink("a before it");
  }
}
