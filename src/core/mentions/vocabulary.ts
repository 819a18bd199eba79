import { splitPieces } from "../words/pieces";
import { stem } from "../words/stem";
import { isStopWord } from "../words/stopWords";

/** How well a word beside a name in an identifier speaks for the paper. */
export type Support = "own" | "method" | "generic" | "neutral" | "foreign";

const stemsOf = (words: string): ReadonlySet<string> => new Set(words.split(" ").map(stem));

/** Words that code joins with the name of a method, and with little else. */
const methodWords = stemsOf(
  "loss losses trainer unlearn unlearner distill distiller finetune finetuning finetuner pretrain pretrained pretraining " +
    "quantizer backbone regularizer learner retriever adapt adaptation augment augmentor",
);

/** Words that code joins with the name of a model or method, and with other things too. */
const genericWords = stemsOf(
  "train training model models run build eval evaluate evaluation evaluator layer layers module head heads encoder decoder score scores " +
    "net network attention attn block embedding embed embedder optimizer optim scheduler step criterion objective forward inference infer predict " +
    "predictor classifier detector generator discriminator pipeline sample sampler reg regularization tune tuning tuned " +
    "alpha beta gamma lambda weight weights logits tiny small base large huge nano mini xl lr grad gradient compute apply agent policy " +
    "experiment experiments checkpoint ckpt llm vit bert gpt resnet transformer",
);

/** Words that say nothing by themselves but stand beside a name that is written exactly. */
const plainWords = stemsOf(
  "config cfg configs args arg options dataset datasets data loader dataloader params param parameters output outputs input batch feature features " +
    "result results metric metrics benchmark repo paper baseline baselines algorithm method methods wrapper utils util helper test tests demo " +
    "example examples script main state kernel function fn update",
);

/** Words that neither speak for a paper nor against it. */
const neutralWords = new Set("get set make new create load save init my our use with for from and or the of in on to via by is".split(" "));

/** Words that nearly every paper has, and that therefore make nothing of a paper's own vocabulary. */
const everyPapersWords = stemsOf(
  "data dataset model models method methods result results show task tasks performance training train learning learn approach problem propose " +
    "proposed paper work use using used based new number set point points value values first one two three high low large small case time size state " +
    "order different same only make run test line list text image user type single general simple general map level part form function code available " +
    "space step base best better more most well also such can key end open free field index table item group number input output target source " +
    "system process support change error current standard real full local global common average mean total rate count length",
);

/** The words of a paper's title and abstract, for asking how well a word speaks for it. */
export interface Vocabulary {
  readonly support: (word: string) => Support;
}

/** Reads the words of a paper's title and abstract. */
export function createVocabulary(titleAndAbstract: string): Vocabulary {
  const own = new Set<string>();
  for (const { text } of splitPieces(titleAndAbstract)) {
    const word = text.toLowerCase();
    if (word.length > 2 && !isStopWord(word)) {
      own.add(stem(word));
    }
  }
  return {
    support: (word) => {
      const root = stem(word);
      if (methodWords.has(root)) {
        return "method";
      }
      if (own.has(root) && !everyPapersWords.has(root)) {
        return "own";
      }
      if (genericWords.has(root)) {
        return "generic";
      }
      if (plainWords.has(root) || own.has(root)) {
        return "neutral";
      }
      return word.length <= 2 || /^\p{N}+$/u.test(word) || neutralWords.has(word) ? "neutral" : "foreign";
    },
  };
}
