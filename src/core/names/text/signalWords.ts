/** Words that show what an abstract introduces. They come from general English and from the field, not from any one paper. */

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter((word) => word !== ""));

/** "We propose X", "this paper presents X", "introducing X". */
export const introducingVerbs = words(`
  propose proposes proposed proposing introduce introduces introduced introducing present presents presented presenting
  develop develops developed developing design designs designed designing devise devises devised devising
  build builds built building create creates created creating construct constructs constructed constructing
  release releases released releasing contribute contributes contributed formulate formulates formulated
  define defines defined describe describes described offer offers offered provide provides provided
  unveil unveils unveiled derive derives derived implement implements implemented suggest suggests suggested
  pretrain pretrained pre-train pre-trained curate curates curated collect collects collected publish contributing
  invent invented conceive conceived craft crafted engineer engineered compile compiled assemble assembled
  integrate integrates open-source open-sourced establish establishes established put give gives`);

/** Introducing verbs whose object is just as often somebody else's. */
export const weakVerbs = words(
  "integrate integrates provide provides provided offer offers offered describe describes described collect collects collected collecting derive derives derived give gives establish establishes established put compile compiled implement implements implemented build builds create creates created construct constructs constructed formulate formulates formulated",
);

/** Verbs whose object is usually somebody else's. They count only with other signs that the object is the paper's own. */
export const usingVerbs = words(
  "use uses used employ employs employed utilize utilizes utilized adopt adopts adopted train trains trained",
);

/** "Called X", "which we dub X". */
export const namingParticiples = words("called named termed dubbed coined titled entitled nicknamed abbreviated christened denoted");
export const namingVerbs = words("call name term dub coin denote title nickname abbreviate calls names dubs");

/** Words that show that the name after them is somebody else's. */
export const priorMarkers = words(`
  existing previous prior recent recently earlier popular widely commonly known well-known classic classical conventional
  standard original vanilla established baseline baselines traditional famous previously so-called pioneering seminal
  leverage leverages leveraging adopt adopts employ employs employing using use uses used utilize utilizes utilizing like
  versus unlike than outperform outperforms outperforming surpass surpasses`);

/** Words that may come, besides adjectives, between a verb and the noun that it introduces. */
export const determiners = words("a an the our this these such two three four five several another one its new novel first following");

export const prepositions = words(`
  for of in on to with by from via using based through between across under over into onto within without against among
  toward towards upon at as during than per about around when while where after before because since until that which who
  whose whereby wherein leveraging utilizing employing trained applied built capable able designed aimed aiming tailored requiring involving`);

/** Nouns for things that a paper makes. They often come right before or after a name. */
export const headNouns = words(`
  method methods model models framework frameworks approach approaches algorithm algorithms network networks architecture
  architectures system systems technique techniques strategy strategies module modules mechanism mechanisms scheme schemes
  loss losses function functions objective objectives layer layers block blocks transformer transformers encoder encoders
  decoder decoders dataset datasets benchmark benchmarks corpus corpora suite library toolkit toolbox tool tools platform
  pipeline paradigm procedure protocol optimizer optimizers scheduler schedule solver planner controller simulator
  environment agent agents estimator estimators regularizer regularization metric metrics measure score criterion index
  attack attacks defense detector detectors descriptor descriptors classifier classifiers generator discriminator
  representation embedding embeddings distillation attention bound bounds dilemma robot gripper hand sensor actuator
  interface testbed challenge variant variants extension baseline policy formulation operator kernel prior prompt task
  filter tracker matcher sampler sampling normalization augmentation initialization family series collection package software
  language engine assistant adapter retriever ranker reranker backbone head codec compressor tokenizer`);

/**
 * Head nouns without a meaning of their own: `multiclass H-consistency bound framework` is also known without the last word.
 */
export const vagueHeads = words(
  "method methods framework frameworks approach approaches algorithm algorithms technique techniques strategy strategies model models scheme schemes paradigm procedure mechanism mechanisms system systems function functions",
);

/** Head nouns of phrases that code writes as identifiers: `domain balance loss`. */
export const phraseHeads = words(`
  loss losses module modules scheduler bound bounds dilemma network networks strategy strategies mechanism estimator
  estimators attention regularizer regularization optimizer normalization encoder decoder layer layers block blocks
  dropout distillation attack attacks penalty metric score kernel augmentation sampling initialization pooling fusion
  embedding embeddings token tokens adapter adapters classifier head heads operator activation unit units transform
  descriptor descriptors criterion objective constraint constraints prior priors substitution realignment perturbation
  matching selection planner controller filter sampler gripper memory graph tree map search decoding masking prompt prompts
  tuning merging alignment aggregation calibration bias sharing trade-off tradeoff`);

/** Adjectives of praise and of order, which do not belong to a phrase: `a simple yet effective fidelity loss`. */
export const emptyAdjectives = words(`
  new novel simple simpler effective efficient unified general generic improved improving better powerful lightweight light-weight
  flexible scalable practical principled modified alternative additional auxiliary extra tailored specific specialized dedicated
  different various several multiple single first second third final main key core proposed state-of-the-art strong stronger
  accurate high-quality plug-and-play theoretical empirical experimental comprehensive complete existing common typical popular
  original overall well-designed careful custom customized sophisticated intuitive competitive richer more most less least very
  rather quite yet and or but also both two three four five six innovative cost-effective low-cost extensive systematic certain
  appropriate suitable corresponding respective own such enhanced advanced carefully`);

/** Adjectives that do not distinguish one phrase from another: `global attention module` needs another word. */
export const commonAdjectives = words(`
  new novel simple simpler effective efficient unified general generic robust improved improving better powerful lightweight
  light-weight flexible scalable practical principled modified alternative additional auxiliary extra tailored specific
  specialized dedicated different various several multiple single first second third final main key core proposed
  state-of-the-art strong stronger weak fast faster accurate high-quality large large-scale small end-to-end plug-and-play
  task-specific model-agnostic theoretical empirical experimental comprehensive complete full complex existing standard
  common typical popular original overall total hybrid deep neural learned learnable trainable careful custom customized
  novel, well-designed carefully specially special sophisticated intuitive natural competitive richer rich compact fully
  computationally highly more most less least very rather quite yet and or but also both two three four five six
  automatic automated data-driven learning-based based optimal suitable appropriate corresponding respective own
  innovative cost-effective low-cost parameter-free training-free self-supervised unsupervised supervised semi-supervised
  explicit implicit global local joint separate explicit extended extensive systematic smaller larger certain classification`);

/** Nouns for results: after "we present", they show that no named thing is introduced. */
export const resultNouns = words(`
  result results experiment experiments evaluation evaluations analysis analyses study evidence comparison comparisons
  example examples survey overview review investigation insights findings proof proofs theorem demonstration ablation
  ablations discussion guarantees guarantee perspective`);

/** Nouns for difficulties: a numbered list after one of these lists problems, not parts of the paper. */
export const problemNouns = words(
  "drawback drawbacks challenge challenges issue issues limitation limitations problem problems difficulty difficulties failure failures shortcoming shortcomings question questions",
);
