import fieldNames from "#data/fieldNames.json";
import { stemHash } from "./stems";

/** The kinds of words beside or around a name. A word may be of several kinds. */
export const WordKind = {
  /** Code joins it with the name of a method, and with little else. */
  method: 1,
  /** Code joins it with the name of a model or method, and with other things too. */
  generic: 2,
  /** It is evidence neither for a paper nor against it. */
  neutral: 4,
  /** Nearly every paper has it, so it is not one of a paper's own words. */
  everyPapers: 8,
  /** Any code may have it. */
  code: 16,
  /** Texts and code about machine learning have it, and few others do. */
  field: 32,
  /** A kind of model. Code joins it with names, and names contain it. */
  model: 64,
} as const;

const method =
  "loss losses trainer unlearn unlearner distill distiller finetune finetuning finetuner pretrain pretrained pretraining " +
  "quantizer backbone regularizer learner retriever adapt adaptation augment augmentor";

const generic =
  "train training model models run build eval evaluate evaluation evaluator layer layers module head heads encoder decoder score scores " +
  "net network attention attn block embedding embed embedder optimizer optim scheduler step criterion objective forward backward inference infer predict use " +
  "predictor classifier detector generator discriminator pipeline sample sampler reg regularization tune tuning tuned " +
  "alpha beta gamma lambda weight weights logits tiny small base large huge nano mini grad gradient compute apply agent policy " +
  "attack attacker defense defend experiment experiments checkpoint ckpt";

const model = "net network attention attn transformer llm vit bert gpt";

const neutral =
  "get set make new create load save init our with for from and the via " +
  "config cfg configs args arg options dataset datasets data loader dataloader params param parameters output outputs input batch feature features " +
  "result results metric metrics benchmark repo paper baseline baselines algorithm method methods wrapper utils util helper test tests demo " +
  "example examples script main state kernel function fn update diff ref coef coeff extract plot visualize enable enabled disable disabled supports";

const everyPapers =
  "loss losses data dataset model models method methods result results show task tasks performance training train learning learn approach problem propose " +
  "proposed paper work use using used based new number set point points value values first one two three high low large small case time size state " +
  "order different same only make run test line list text image user type single general simple general map level part form function code available " +
  "space step base best better more most well also such can key end open free field index table item group number input output target source " +
  "system process support change error current standard real full local global common average mean total rate count length";

const code =
  "function class object error file request string array index key value return import type method parameter argument option default call " +
  "client server message node tree parent child element property attribute event handler callback module package version name path " +
  "directory user document component color width height position offset buffer stream byte character token parse parser expression statement " +
  "variable constant define definition declare include exclude contain container create remove delete add update insert append copy move " +
  "compare comparison check valid invalid match search find filter sort merge split join format print write read load store save log " +
  "debug warning exception handle process thread task queue event signal memory cache pool lock state mode flag level depth layer scope context " +
  "global local instance static abstract interface implement implementation extend inherit base generic template specific special specify " +
  "require requirement depend dependency resolve result response provide provider support allow enable disable need ensure avoid prevent " +
  "current previous next last initial final original exist existing case condition range limit maximum minimum size length count total " +
  "unit test expect assert compute computation operation operator matrix vector dimension shape axis element row column table data dataset " +
  "scalar indent mapper lemma anchor tilde regex literal integer boolean unsigned byte hex encode decode hash dash pipe port socket host proxy " +
  "render redraw canvas layout style theme font icon menu dialog window panel button input output keyboard mouse scroll click drag drop focus " +
  "thread mutex semaphore async await promise future callback hook middleware router route endpoint query schema migration transaction commit " +
  "adapter wrapper helper factory builder visitor iterator generator observer listener dispatcher resolver serializer validator formatter " +
  "tokenizer lexer scanner printer logger tracer profiler debugger linter bundler loader plugin prompt express flask transformer transform " +
  "system program code compile compiler execute command line shell script environment configuration setting information detail description " +
  "reference address link host domain region section block content body header title label tag mark space group member field record entry " +
  "high low large small single multiple double full empty complete partial various different similar equal identical order sequence " +
  "list map set pair range step start stop begin end time date year day second first third number integer float real random " +
  "sample distribution mean variance standard deviation linear nonlinear polynomial function graph edge vertex network model train " +
  "learn fit predict feature effective efficient significant performance improve complex simple general large scale measure " +
  "len idx ptr buf addr hdr pkt align self this none null true false assert " +
  "approach algorithm problem solution solve optimal optimize optimization estimate estimation parameter local global constraint bound";

const field =
  "loss losses logits softmax epoch epochs pytorch torch tensorflow keras jax cuda neural pretrained pretraining finetune finetuning unlearning unlearn " +
  "distillation distill llm llms bert gpt transformer backbone arxiv dataloader trainer teacher checkpoint " +
  "huggingface backprop adversarial contrastive supervised reinforcement batchnorm layernorm dropout " +
  "logit logsigmoid argmax optimizer optimizers deepspeed wandb vllm peft timm mmcv diffusers safetensors finetuned " +
  "perplexity hyperparameter hyperparameters attn mlp relu gelu ckpt";

const kinds = new Map<number, number>();
for (const [words, kind] of [
  [method, WordKind.method],
  [generic, WordKind.generic],
  [fieldNames, WordKind.generic | WordKind.field],
  [model, WordKind.model],
  [neutral, WordKind.neutral],
  [everyPapers, WordKind.everyPapers],
  [code, WordKind.code],
  [field, WordKind.field],
] as const) {
  for (const word of words.split(" ")) {
    const hash = stemHash(word);
    kinds.set(hash, (kinds.get(hash) ?? 0) | kind);
  }
}

/** Hashes of the stems of the field's words that code does not have otherwise. */
export const fieldStems: readonly number[] = `${field} ${fieldNames}`
  .split(" ")
  .map(stemHash)
  .filter((hash) => (kindsOf(hash) & WordKind.code) === 0);

const fieldHashes: ReadonlySet<number> = new Set(fieldStems);

/** Returns whether the field's texts have the word with this stem hash, and few others do. */
export function isFieldStem(hash: number): boolean {
  return fieldHashes.has(hash);
}

/** Returns the kinds of the word with this stem hash, as a sum of `WordKind`; 0 for most words. */
export function kindsOf(hash: number): number {
  return kinds.get(hash) ?? 0;
}

/** Returns whether texts about machine learning join this word with many others: `grad`, `loss`, `layer`. */
export function isMachineLearningWord(word: string): boolean {
  return (kindsOf(stemHash(word)) & (WordKind.method | WordKind.generic | WordKind.model | WordKind.neutral | WordKind.field)) !== 0;
}

/** Returns whether code joins this word with the name of a model or method. */
export function isMethodWord(word: string): boolean {
  return (kindsOf(stemHash(word.toLowerCase())) & (WordKind.method | WordKind.generic | WordKind.model)) !== 0;
}

/** Returns whether code has this word whatever it is about: `parse`, `scalar`, `indent`. */
export function isCodeWord(word: string): boolean {
  return (kindsOf(stemHash(word.toLowerCase())) & WordKind.code) !== 0;
}
