import { createKept } from "./createKept";
import { fold } from "./fold";

/**
 * The venues that have a common short name, each with the ways in which records write it: conferences first, then journals.
 * They leave out the parts that `keyOf` removes: years, numbers, ordinals, brackets, and sponsors. A short name is known
 * as it is. Only whole names count, so that a workshop at a conference keeps its own name.
 */
const venues: readonly (readonly [shown: string, ...written: readonly string[]])[] = [
  ["3DV", "International Conference on 3D Vision"],
  ["AAAI", "AAAI Conference on Artificial Intelligence"],
  ["ACCV", "Asian Conference on Computer Vision", "Computer Vision ACCV"],
  ["ACL", "Meeting of the Association for Computational Linguistics", "Meeting of the ACL"],
  ["AISTATS", "International Conference on Artificial Intelligence and Statistics", "Artificial Intelligence and Statistics"],
  ["BMVC", "British Machine Vision Conference"],
  ["CHI", "CHI Conference on Human Factors in Computing Systems", "Conference on Human Factors in Computing Systems"],
  ["CIKM", "International Conference on Information and Knowledge Management", "Conference on Information and Knowledge Management"],
  ["COLING", "International Conference on Computational Linguistics"],
  ["COLM", "Conference on Language Modeling"],
  ["COLT", "Conference on Learning Theory", "Conference on Computational Learning Theory"],
  ["CoNLL", "Conference on Computational Natural Language Learning"],
  ["CoRL", "Conference on Robot Learning"],
  [
    "CVPR",
    "Conference on Computer Vision and Pattern Recognition",
    "Computer Society Conference on Computer Vision and Pattern Recognition",
    "Computer Vision and Pattern Recognition",
  ],
  ["EACL", "Conference of the European Chapter of the Association for Computational Linguistics"],
  ["ECCV", "European Conference on Computer Vision", "Computer Vision ECCV"],
  [
    "EMNLP",
    "Conference on Empirical Methods in Natural Language Processing",
    "Empirical Methods in Natural Language Processing",
    "Conference on Empirical Methods in Natural Language Processing and the International Joint Conference on Natural Language Processing",
  ],
  [
    "Findings of ACL",
    "Findings of the Association for Computational Linguistics: ACL",
    "Findings of the Association for Computational Linguistics",
  ],
  ["Findings of EACL", "Findings of the Association for Computational Linguistics: EACL"],
  ["Findings of EMNLP", "Findings of the Association for Computational Linguistics: EMNLP"],
  ["Findings of NAACL", "Findings of the Association for Computational Linguistics: NAACL"],
  ["ICASSP", "International Conference on Acoustics, Speech and Signal Processing"],
  ["ICCV", "International Conference on Computer Vision"],
  ["ICDM", "International Conference on Data Mining"],
  ["ICIP", "International Conference on Image Processing"],
  ["ICLR", "International Conference on Learning Representations"],
  ["ICML", "International Conference on Machine Learning"],
  ["ICPR", "International Conference on Pattern Recognition"],
  ["ICRA", "International Conference on Robotics and Automation"],
  ["IJCAI", "International Joint Conference on Artificial Intelligence", "International Joint Conferences on Artificial Intelligence"],
  ["Interspeech", "Conference of the International Speech Communication Association"],
  ["IROS", "RSJ International Conference on Intelligent Robots and Systems", "International Conference on Intelligent Robots and Systems"],
  [
    "KDD",
    "SIGKDD Conference on Knowledge Discovery and Data Mining",
    "SIGKDD International Conference on Knowledge Discovery and Data Mining",
    "SIGKDD International Conference on Knowledge Discovery & Data Mining",
  ],
  ["LREC", "International Conference on Language Resources and Evaluation", "Language Resources and Evaluation Conference"],
  [
    "MICCAI",
    "Medical Image Computing and Computer Assisted Intervention",
    "Medical Image Computing and Computer Assisted Intervention MICCAI",
    "International Conference on Medical Image Computing and Computer Assisted Intervention",
  ],
  ["ACM MM", "International Conference on Multimedia", "Multimedia Conference"],
  [
    "NAACL",
    "Conference of the North American Chapter of the Association for Computational Linguistics",
    "Conference of the North American Chapter of the Association for Computational Linguistics: Human Language Technologies",
  ],
  [
    "NeurIPS",
    "NIPS",
    "Advances in Neural Information Processing Systems",
    "Conference on Neural Information Processing Systems",
    "Neural Information Processing Systems",
  ],
  ["RecSys", "Conference on Recommender Systems"],
  ["RSS", "Robotics: Science and Systems"],
  ["SIGGRAPH", "SIGGRAPH Conference", "Conference on Computer Graphics and Interactive Techniques"],
  [
    "SIGIR",
    "SIGIR Conference on Research and Development in Information Retrieval",
    "International SIGIR Conference on Research and Development in Information Retrieval",
    "International Conference on Research and Development in Information Retrieval",
  ],
  ["SOSP", "Symposium on Operating Systems Principles"],
  ["UAI", "Conference on Uncertainty in Artificial Intelligence", "Uncertainty in Artificial Intelligence"],
  [
    "WACV",
    "Winter Conference on Applications of Computer Vision",
    "Winter Applications of Computer Vision",
    "Workshop on Applications of Computer Vision",
  ],
  ["WSDM", "International Conference on Web Search and Data Mining", "Conference on Web Search and Data Mining"],
  [
    "WWW",
    "The Web Conference",
    "International World Wide Web Conference",
    "International Conference on World Wide Web",
    "World Wide Web Conference",
  ],

  ["CVIU", "Computer Vision and Image Understanding"],
  ["IJCV", "International Journal of Computer Vision", "Int. J. Comput. Vis."],
  ["JAIR", "Journal of Artificial Intelligence Research", "J. Artif. Intell. Res."],
  ["JMLR", "Journal of Machine Learning Research", "J. Mach. Learn. Res."],
  ["PNAS", "National Academy of Sciences", "National Academy of Sciences of the United States of America"],
  ["RA-L", "Robotics and Automation Letters", "Robotics Autom. Lett."],
  ["TACL", "Transactions of the Association for Computational Linguistics", "Trans. Assoc. Comput. Linguistics"],
  ["TASLP", "Transactions on Audio, Speech, and Language Processing", "ACM Transactions on Audio Speech and Language Processing"],
  ["TGRS", "Transactions on Geoscience and Remote Sensing", "Trans. Geosci. Remote. Sens."],
  ["TIP", "Transactions on Image Processing", "Trans. Image Process."],
  ["TKDE", "Transactions on Knowledge and Data Engineering", "Trans. Knowl. Data Eng."],
  ["TMLR", "Transactions on Machine Learning Research", "Trans. Mach. Learn. Res."],
  ["TNNLS", "Transactions on Neural Networks and Learning Systems", "Trans. Neural Networks Learn. Syst."],
  ["TOG", "Transactions on Graphics", "Trans. Graph."],
  ["TPAMI", "Transactions on Pattern Analysis and Machine Intelligence", "Trans. Pattern Anal. Mach. Intell."],
];

let known: ReadonlyMap<string, string> | undefined;

/**
 * Returns the name of a venue as lists and cards show it: its common short name, such as `NeurIPS` for `Advances in Neural
 * Information Processing Systems 35`, or else the name as it is written. Citations and files keep the record's own
 * name.
 */
export function shownVenue(venue: string): string {
  return shown.get(venue);
}

/** Returns whether a name is the common short name of a known venue: `"NeurIPS"`. */
export function isShortVenue(name: string): boolean {
  return shortNames.has(name);
}

const shortNames = new Set(venues.map(([short]) => short));

const shown = createKept((venue) => {
  known ??= new Map(venues.flatMap(([short, ...written]) => [short, ...written].map((name) => [keyOf(name), short])));
  return venue.length > maxVenueChars ? venue : (known.get(keyOf(venue)) ?? venue);
});

/** A longer text is no name of a venue. */
const maxVenueChars = 400;

/** Returns the words of a venue's name that distinguish it from others. */
function keyOf(venue: string): string {
  const words = fold(venue.replace(/\([^()]*\)|['’]\d\d\b/g, " ")).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => !isNoise(word)).join(" ");
}

function isNoise(word: string): boolean {
  return noise.has(word) || /^\d+(?:st|nd|rd|th)?$/.test(word) || ordinal.test(word);
}

const noise = new Set(
  "a acm and annual companion cvf for in ieee long main of on papers pp proc proceedings short the track vol volume".split(" "),
);

const ordinal =
  /^(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\p{L}{3,5}teenth|(?:twen|thir|for|fif|six|seven|eigh|nine)(?:ty|tieth))$/u;
