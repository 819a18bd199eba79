import { wordRank } from "../../words/ordinaryWords";

/** The words for parts of code. Such a word behind a name says what the code does with the method: `NPOLoss` is the loss of NPO. */
const roles: ReadonlySet<string> = new Set(
  [
    "action agent algorithm args argument arm array asset attack axis backbone backend base batch block body branch bridge bug cache callback case cell chain",
    "channel check class cli client code command component config constant context core cost count criterion critic data dataset datum db decay default demo",
    "depth device dim dir doc edge engine entry env error event example exception exit factory family feature field file fit flag flow fn form format fp frame",
    "full func function gate goal gpu grad gradient graph grid group head help hook id image impl index info init inner input instance interface item iteration",
    "job kernel key kind kit lab large last layer left length level lib library lite logic logit loop loss low map mask math matrix max mean medium memory mesh",
    "metric min mini mix mode model module name neck net network new node norm normal note object objective op opt ops option original outer output package page",
    "param params parameter part patch path paths phase pipe pipeline plan plot point policy pool pose post pre prefix preset prior pro probe process profile project",
    "prompt proxy python query queue rank rate ratio raw registry reference report request residual response result return reward right root round route rule run sample",
    "scale schedule scheme schema script search self sequence series service session set setting shape simple single size slow small space spec speed stack stage",
    "standard start stat state stats stem step stop store strategy stream string struct student stub style suite support table tag target task teacher template tensor",
    "term test text tiny token tool top train transform tree trial trick tune type unit update upsample use user util utils value variant version view vision vocab",
    "weight window wise work workflow wrap zoo fast free multi cross deep dual light local global linear attention api app attribute autograd",
    "legacy bottleneck compose checkpoint gradient pixel cluster layout margin angular cosine circle centroid anchor pair noise dropout skip gather scatter shift",
    "adapt apply backward forward compute call build create get load make merge parse predict print read save write fuse infer compile quant export",
  ].flatMap((line) => line.split(" ")),
);

/** These endings make words for parts of code, too: `NPOTrainer`, `NPOTraining`, `NPOFused`. */
const roleEnding = /(?:[eo]rs?|tions?|sions?|ings?|ments?|ances?|ences?|ed|al|ive|able)$/;

/** Returns whether a word is an ordinary one and no part of code, so that a name with it is another name: the sound of `VGGSound`. */
export function isOtherThing(word: string): boolean {
  const folded = word.toLowerCase();
  const isRole = [folded, folded.replace(/s$/, ""), folded.replace(/es$/, "")].some((one) => roles.has(one)) || roleEnding.test(folded);
  return !isRole && wordRank(folded) !== undefined;
}
