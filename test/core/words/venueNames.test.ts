import assert from "node:assert/strict";
import { papersOfSets } from "../../../src/core/library/bundledPapers";
import { bundledSets } from "../../../src/core/library/bundledSets";
import { shownVenue } from "../../../src/core/words/venueNames";
import { withWatchdog } from "../../guards/watchdog";

describe("shownVenue", () => {
  const same: readonly (readonly [shown: string, ...written: readonly string[]])[] = [
    [
      "NeurIPS",
      "NeurIPS",
      "NIPS",
      "neurips 2023",
      "NIPS'17",
      "Advances in Neural Information Processing Systems",
      "Advances in Neural Information Processing Systems 30",
      "Advances in Neural Information Processing Systems, vol. 35",
      "Advances in Neural Information Processing Systems (NeurIPS)",
      "Conference on Neural Information Processing Systems",
      "Thirty-seventh Conference on Neural Information Processing Systems",
      "33rd Conference on Neural Information Processing Systems (NeurIPS 2019)",
    ],
    [
      "ICLR",
      "ICLR 2023",
      "The Eleventh International Conference on Learning Representations",
      "International Conference on Learning Representations (ICLR)",
    ],
    ["ICML", "Proceedings of the 38th International Conference on Machine Learning", "International Conference on Machine Learning"],
    [
      "CVPR",
      "Proceedings of the IEEE/CVF Conference on Computer Vision and Pattern Recognition",
      "2016 IEEE Conference on Computer Vision and Pattern Recognition (CVPR)",
      "Proceedings of the IEEE conference on computer vision and pattern recognition",
    ],
    ["ICCV", "Proceedings of the IEEE/CVF International Conference on Computer Vision"],
    ["ECCV", "European Conference on Computer Vision", "Computer Vision – ECCV 2020", "European conference on computer vision (ECCV)"],
    [
      "ACL",
      "Proceedings of the 58th Annual Meeting of the Association for Computational Linguistics",
      "Proceedings of the 60th Annual Meeting of the Association for Computational Linguistics (Volume 1: Long Papers)",
    ],
    [
      "NAACL",
      "Proceedings of the 2019 Conference of the North American Chapter of the Association for Computational Linguistics: Human Language Technologies, Volume 1 (Long and Short Papers)",
    ],
    [
      "EMNLP",
      "Proceedings of the 2020 Conference on Empirical Methods in Natural Language Processing (EMNLP)",
      "Proceedings of the 2019 Conference on Empirical Methods in Natural Language Processing and the 9th International Joint Conference on Natural Language Processing (EMNLP-IJCNLP)",
    ],
    ["Findings of EMNLP", "Findings of the Association for Computational Linguistics: EMNLP 2020", "Findings of EMNLP"],
    ["COLM", "First Conference on Language Modeling"],
    ["AAAI", "Proceedings of the AAAI Conference on Artificial Intelligence", "Thirty-Second AAAI Conference on Artificial Intelligence"],
    ["KDD", "Proceedings of the 22nd ACM SIGKDD International Conference on Knowledge Discovery and Data Mining"],
    ["TPAMI", "IEEE Transactions on Pattern Analysis and Machine Intelligence", "IEEE Trans. Pattern Anal. Mach. Intell."],
    ["TMLR", "Transactions on Machine Learning Research"],
    ["JMLR", "Journal of Machine Learning Research", "The Journal of Machine Learning Research", "J. Mach. Learn. Res."],
  ];
  for (const [shown, ...written] of same) {
    it(`is ${shown}, however a record writes it`, () => {
      assert.deepEqual(
        written.map((venue) => [venue, shownVenue(venue)]),
        written.map((venue) => [venue, shown]),
      );
    });
  }

  it("is the name as it is written if it is another venue, or unknown", () => {
    for (const venue of [
      "ICLR 2023 Workshop on Mathematical and Empirical Understanding of Foundation Models",
      "NeurIPS Datasets and Benchmarks",
      "Machine Learning",
      "Asian Conference on Machine Learning",
      "Nature",
      "Knowledge-Based Systems",
      "International Conference on Computer Vision Theory and Applications",
      "constructor",
      "__proto__",
      "2017",
      "",
      " ",
    ]) {
      assert.equal(shownVenue(venue), venue);
    }
  });

  it("is itself, once shown", () => {
    for (const venue of same.flat()) {
      assert.equal(shownVenue(shownVenue(venue)), shownVenue(venue));
    }
  });

  it("is one wording for both bundled sets: no two names mean the same venue, and all but two journals are short", () => {
    const written = new Set(papersOfSets(bundledSets).flatMap(({ published }) => (published ? [published.venue] : [])));
    const shown = [...written].map(shownVenue);
    assert.equal(new Set(shown).size, written.size);
    assert.deepEqual(
      shown.filter((venue) => venue.length > "Findings of NAACL".length),
      ["Knowledge-Based Systems", "Neural Computation"],
    );
  });

  it("returns for any text", () => {
    const parts = ["(", "'17 ", "a(b", "thir", "1", "proceedings of the ", "é"];
    for (const part of parts) {
      withWatchdog(
        () => {
          for (const times of [1, 10, 100, 100_000]) {
            shownVenue(part.repeat(times));
          }
        },
        () => part,
      );
    }
  });
});
