import type { Recording } from "./recordings";

/** What each recording means: the papers, one a line, or why there are none. */
export const recordings: readonly (Recording & { readonly expected: readonly string[] })[] = [
  {
    source: "acl-anthology",
    file: "acl-anthology/own-2020.test-1.1.bib",
    status: 200,
    expected: [
      "Testing LSTMs | Ng, Bo; de Vries, Ann | 2020 | workshop Proceedings of the 1st Workshop on Tests 2020 | 10.18653/v1/2020.test-1.1 | “We test.” | https://aclanthology.org/2020.test-1.1/",
    ],
  },
  {
    source: "arxiv",
    file: "arxiv/batch-one-unknown.xml",
    status: 200,
    expected: [
      "Proceedings of Workshop AEW10: Concepts in Information Theory and Communications | Immink, Kees A. Schouhamer; Baggen, Stan; Chaabane, Ferdaous; Chen, Yanling; de With, Peter H. N.; Gassara, Hela; Gharbi, Hamed; Ghazel, Adel; Grati, Khaled; Grigoryan, Naira M.; Harutyunyan, Ashot; Imanishi, Masayuki; Iwamoto, Mitsugu; Iwata, Ken-ichi; Kamabe, Hiroshi; Kurkoski, Brian M.; Kuzuoka, Shigeaki; Langenhuizen, Patrick; Lewandowsky, Jan; Manada, Akiko; Miyake, Shigeki; Morita, Hiroyoshi; Muramatsu, Jun; Najjar, Safa; Poghosyan, Arnak V.; Rouissi, Fatma; Sakai, Yuta; Tamm, Ulrich; van der Putten, Joost; van der Sommen, Fons; Vinck, A. J. Han; Wadayama, Tadashi; Wübben, Dirk; Yamamoto, Hirosuke | 2017 | arXiv:1707.08567 | “The 10th Asia-Europe workshop ”",
    ],
  },
  {
    source: "arxiv",
    file: "arxiv/malformed-id-error-entry.xml",
    status: 400,
    expected: ["broken: it says “incorrect id format for abc”"],
  },
  {
    source: "arxiv",
    file: "arxiv/old-style-id-journal-affiliations.xml",
    status: 200,
    expected: [
      "Frequency of Hot Jupiters and Very Hot Jupiters from the OGLE-III Transit Surveys Toward the Galactic Bulge and Carina | Gould, Andrew; Dorsher, Susan; Gaudi, B. Scott; Udalski, Andrzej | 2006 | arXiv:astro-ph/0601001 | “We derive the frequencies of h”",
    ],
  },
  {
    source: "arxiv",
    file: "arxiv/old-style-id-with-version.xml",
    status: 200,
    expected: [
      "Quantum Computers and Quantum Computer Languages: Quantum Assembly Language and Quantum C Language | Blaha, Stephen | 2002 | arXiv:quant-ph/0201082 | “We show a representation of Qu”",
    ],
  },
  {
    source: "arxiv",
    file: "arxiv/one-by-id.xml",
    status: 200,
    expected: [
      "Heat-bath random walks with Markov bases | Stanley, Caprice; Windisch, Tobias | 2016 | arXiv:1605.08386 | “Graphs on lattice points are s”",
    ],
  },
  {
    source: "arxiv",
    file: "arxiv/own-429.txt",
    status: 429,
    expected: ["later"],
  },
  {
    source: "arxiv",
    file: "arxiv/own-supersedes-withdrawn.xml",
    status: 200,
    expected: ["On Tags & Signs | Mail, E. | 2003 | arXiv:math/0309136 | 10.1000/first | “We study when a message is wit”"],
  },
  {
    source: "arxiv",
    file: "arxiv/own-withdrawn.xml",
    status: 200,
    expected: [
      "A Theorem That Was ε Too Strong | de Vries, Ann; Lind, Teresa; {Cube Collaboration}; {Keck Array}; Smith, John, Jr. | 2024 | arXiv:2401.00001 | “A bound is shown.” | RETRACTED",
    ],
  },
  {
    source: "arxiv",
    file: "arxiv/search-latex-accents-doi-excerpt.xml",
    status: 200,
    expected: [
      "Towards Explainable Test Case Prioritisation with Learning-to-Rank Models | Ramírez, Aurora; Berrios, Mario; Romero, José Raúl; Feldt, Robert | 2024 | arXiv:2405.13786 | 10.1109/icstw58534.2023.00023 | “Test case prioritisation (TCP)”",
      "ChatGPT and Software Testing Education: Promises & Perils | Jalil, Sajed; Rafi, Suzzana; LaToza, Thomas D.; Moran, Kevin; Lam, Wing | 2023 | arXiv:2302.03287 | 10.1109/icstw58534.2023.00078 | “Over the past decade, predicti”",
      "ωTest: WebView-Oriented Testing for Android Applications | Hu, Jiajun; Wei, Lili; Liu, Yepang; Cheung, Shing-Chi | 2023 | arXiv:2306.03845 | 10.1145/3597926.3598112 | “WebView is a UI widget that he”",
      "Principles of Equivalence: Their Role in Gravitation Physics and Experiments that Test Them | Haugan, Mark P.; Lämmerzahl, C. | 2001 | arXiv:gr-qc/0103067 | 10.1007/3-540-40988-2_10 | “Modern formulations of equival”",
    ],
  },
  {
    source: "arxiv",
    file: "arxiv/title-is-0.xml",
    status: 200,
    expected: ["0 | Nguyen, Quan Thoi Minh | 2021 | arXiv:2104.12255 | “What is the funniest number in”"],
  },
  {
    source: "arxiv",
    file: "arxiv/unknown-id-empty-feed.xml",
    status: 200,
    expected: ["unknown"],
  },
  {
    source: "crossref",
    file: "crossref/items-group-author.json",
    status: 200,
    expected: [
      "Instruct how to perform a behaviour BCT | {Behaviour Change Intervention Ontology (BCIO)} | 2024 | chapter Definitions 2024 | 10.32388/wvy817.2",
      "Instruct how to perform a behaviour BCT | {Behaviour Change Intervention Ontology (BCIO)} | 2024 | chapter Definitions 2024 | 10.32388/wvy817.3",
    ],
  },
  {
    source: "crossref",
    file: "crossref/items-markup-in-title.json",
    status: 200,
    expected: [
      "GenerRNA: A generative pre-trained language model for de novo RNA design | Zhao, Yichong; Oono, Kenta; Takizawa, Hiroki; Kotera, Masaaki | 2024 | 10.1101/2024.02.01.578496 | “The design of RNA plays a cruc”",
    ],
  },
  {
    source: "crossref",
    file: "crossref/items-peer-review-no-author.json",
    status: 200,
    expected: ["unknown"],
  },
  {
    source: "crossref",
    file: "crossref/not-found-404.txt",
    status: 404,
    expected: ["unknown"],
  },
  {
    source: "crossref",
    file: "crossref/own-list-of-all-kinds.json",
    status: 200,
    expected: ["The x² Test | Ng, Bo | 2020 | conference Proceedings of the Conference on Tests 2020 | 10.1000/m.1"],
  },
  {
    source: "crossref",
    file: "crossref/own-retracted.json",
    status: 200,
    expected: [
      "Growth of CO₂ at 10⁻³ in vivo & in vitro: A Second Look | de Vries, Ann, III; {The Test Group}; Li | 2021 | journal Journal of Tests 2021 | 10.1000/x.1 | “We saw it. Methods We looked t” | RETRACTED",
    ],
  },
  {
    source: "crossref",
    file: "crossref/validation-400.json",
    status: 400,
    expected: ["broken: it refused the question (HTTP 400)"],
  },
  {
    source: "crossref",
    file: "crossref/work-one.json",
    status: 200,
    expected: [
      "Methylphenidate Exposure Induces Dopamine Neuron Loss and Activation of Microglia in the Basal Ganglia of Mice | Sadasivan, Shankar; Pond, Brooks B.; Pani, Amar K.; Qu, Chunxu; Jiao, Yun; Smeyne, Richard J. | 2012 | journal PLoS ONE 2012 | 10.1371/journal.pone.0033693",
    ],
  },
  {
    source: "crossref",
    file: "crossref/works-select.json",
    status: 200,
    expected: [
      "Communicating Ecology | ? | 10.1093/obo/9780199830060-0238",
      "Ecosystem Ecology | ? | 10.1093/obo/9780199830060-0202",
      "Chemical Ecology | ? | 10.1093/obo/9780199830060-0023",
      "Disease Ecology | ? | 10.1093/obo/9780199830060-0128",
      "Fire Ecology | ? | 10.1093/obo/9780199830060-0026",
      "Community Ecology | ? | 10.1093/obo/9780199830060-0042",
      "Ecology and Physics | ? | 10.1093/obo/9780199830060-0249",
      "Grazer Ecology | ? | 10.1093/obo/9780199830060-0201",
      "Applied Ecology | ? | 10.1093/obo/9780199830060-0039",
      "Urban Ecology | ? | 10.1093/obo/9780199830060-0222",
      "Flood Ecology | ? | 10.1093/obo/9780199830060-0244",
      "Industrial Ecology | ? | 10.1093/obo/9780199830060-0200",
      "Mycorrhizal Ecology | ? | 10.1093/obo/9780199830060-0014",
      "Wetland Ecology | ? | 10.1093/obo/9780199830060-0220",
      "Stochastic Processes in Ecology | ? | 10.1093/obo/9780199830060-0224",
      "Deep Sea Ecology | ? | 10.1093/obo/9780199830060-0260",
      "Soil Ecology | ? | 10.1093/obo/9780199830060-0067",
      "Animal Population Ecology | ? | 10.1093/obo/9780199830060-0192",
      "Ecology of the Himalaya | ? | 10.1093/obo/9780199830060-0139",
      "Urban Forest Ecology | ? | 10.1093/obo/9780199830060-0243",
    ],
  },
  {
    source: "datacite",
    file: "datacite/arxiv-doi.json",
    status: 200,
    expected: [
      "Leveraging Artificial Intelligence Technology for Mapping Research to Sustainable Development Goals: A Case Study | Yin, Hui; Aryani, Amir; Lambert, Gavin; White, Marcus; Salvador-Carulla, Luis; Sadiq, Shazia; Sojli, Elvira; Boddy, Jennifer; Murray, Greg; Tham, Wing Wah | 2023 | arXiv:2311.16162 | “The number of publications rel”",
    ],
  },
  {
    source: "datacite",
    file: "datacite/content-negotiation-404.txt",
    status: 404,
    expected: ["unknown"],
  },
  {
    source: "datacite",
    file: "datacite/dois-one-figshare.json",
    status: 200,
    expected: [
      "Drosophila melanogaster wing images from low and high altitude populations in Ethiopia and Zambia. | Dworkin, Ian; Pool, John; Pitchers, William; Pesevski, Maria | 2020 | 10.6084/m9.figshare.1449060 | “These are raw wing images from”",
    ],
  },
  {
    source: "datacite",
    file: "datacite/dois-page-excerpt.json",
    status: 200,
    expected: [
      "ALSETLab/sysml.powersystems.framework: Release Linked to Zenodo | Gómez, Francis | 2020 | 10.5281/zenodo.3596961 | “SysML project about design of ” | https://github.com/ALSETLab/sysml.powersystems.framework/tree/v1.0.1",
    ],
  },
  {
    source: "datacite",
    file: "datacite/own-article-with-translation.json",
    status: 200,
    expected: [
      "Mehr Schaden als Nutzen? Ein Test | Müller, Jürgen; {Verein für Tests}; {Cube Collaboration}; {Group of Four} | 2015 | journal Zeitschrift für Tests 2015 | 10.1000/de.1 | “Ein Text.” | https://github.com/a/tests",
    ],
  },
  {
    source: "datacite",
    file: "datacite/own-arxiv-published.json",
    status: 200,
    expected: ["A Test | Ng, Bo | 2024 | arXiv:2401.00002 | 10.1000/pub.1"],
  },
  {
    source: "dblp",
    file: "dblp/hits-entity-in-title.json",
    status: 200,
    expected: [
      "Tag&Tab: Pretraining Data Detection in Large Language Models Using Keyword-Based Membership Inference Attack | Antebi, Sagiv; Habler, Edan; Shabtai, Asaf; Elovici, Yuval | 2025 | conference EMNLP 2025 | https://aclanthology.org/2025.findings-emnlp.283/",
      "Tag&Tab: Pretraining Data Detection in Large Language Models Using Keyword-Based Membership Inference Attack | Antebi, Sagiv; Habler, Edan; Shabtai, Asaf; Elovici, Yuval | 2025 | arXiv:2501.08454",
    ],
  },
  {
    source: "dblp",
    file: "dblp/hits-homonym-numbers.json",
    status: 200,
    expected: [
      "Large Language Models(LLMs) on Tabular Data: Prediction, Generation, and Understanding - A Survey | Fang, Xi; Xu, Weijie; Tan, Fiona Anting; Zhang, Jiani; Hu, Ziqing; Qi, Yanjun; Nickleach, Scott; Socolinsky, Diego; Sengamedu, Srinivasan H.; Faloutsos, Christos | 2024 | arXiv:2402.17944",
      "Large Language Models (LLMs) on Tabular Data: Prediction, Generation, and Understanding - A Survey | Fang, Xi; Xu, Weijie; Tan, Fiona Anting; Hu, Ziqing; Zhang, Jiani; Qi, Yanjun; Sengamedu, Srinivasan H.; Faloutsos, Christos | 2024 | journal Trans. Mach. Learn. Res. 2024 | https://openreview.net/forum?id=IZnrCGF9WI",
    ],
  },
  {
    source: "dblp",
    file: "dblp/hits-published-and-corr.json",
    status: 200,
    expected: [
      "CRKD: Enhanced Camera-Radar Object Detection with Cross-Modality Knowledge Distillation | Zhao, Lingjun; Song, Jingyu; Skinner, Katherine A. | 2024 | conference CVPR 2024 | 10.1109/cvpr52733.2024.01465",
      "CRKD: Enhanced Camera-Radar Object Detection with Cross-modality Knowledge Distillation | Zhao, Lingjun; Song, Jingyu; Skinner, Katherine A. | 2024 | arXiv:2403.19104",
    ],
  },
  {
    source: "dblp",
    file: "dblp/hits-single-author-object.json",
    status: 200,
    expected: [
      "F. Ferraty and P. Vieu, Nonparametric functional data analysis: Theory and practice, Springer Series in Statistics | Hall, Peter | 2007 | journal Comput. Stat. Data Anal. 2007 | 10.1016/j.csda.2007.02.023",
      'F. Ferraty and P. Vieu: "Nonparametric functional data analysis: theory and practice" | González-Manteiga, Wenceslao | 2008 | journal Comput. Stat. 2008 | 10.1007/s00180-008-0111-2',
      "Nonparametric Functional Data Analysis: Theory And Practice | Lu, Z. Q. John | 2007 | journal Technometrics 2007 | 10.1198/tech.2007.s483",
    ],
  },
  {
    source: "dblp",
    file: "dblp/own-record.bib",
    status: 200,
    expected: ["TEST: Testing Everything | Ng, Bo; Li, Ann | 2020 | conference Tests, TEST 2020, Bern 2020 | 10.1000/test.2020.1"],
  },
  {
    source: "dblp",
    file: "dblp/own-search-empty.json",
    status: 200,
    expected: ["unknown"],
  },
  {
    source: "hugging-face",
    file: "huggingface/own-404.json",
    status: 404,
    expected: ["unknown"],
  },
  {
    source: "hugging-face",
    file: "huggingface/own-daily.json",
    status: 200,
    expected: [
      "Daily Tests | Ng, Bo; Li, Ann | 2026 | arXiv:2606.00001 | “We test.” | https://github.com/a/tests https://tests.example.org/page",
      "No Code | {Qwen Team} | 2026 | arXiv:2606.00002",
    ],
  },
  {
    source: "openalex",
    file: "openalex/own-404.html",
    status: 404,
    expected: ["unknown"],
  },
  {
    source: "openalex",
    file: "openalex/own-conference.json",
    status: 200,
    expected: [
      "Learning to Test with k Samples | Ng, Bo; de Vries, Ann | 2018 | conference Neural Information Processing Systems 2018 | arXiv:1801.00001 | “We often test often” | RETRACTED",
    ],
  },
  {
    source: "openalex",
    file: "openalex/results-latex-title.json",
    status: 200,
    expected: [
      "VₖD: Improving Knowledge Distillation using Orthogonal Projections | Miles, Roy; Elezi, Ismail; Deng, Jiankang | 2024 | arXiv:2403.06213",
    ],
  },
  {
    source: "openalex",
    file: "openalex/results-newline-in-title.json",
    status: 200,
    expected: [
      "Faster R-CNN: Towards Real-Time Object Detection with Region Proposal Networks | Ren, Shaoqing; He, Kaiming; Girshick, Ross; Sun, Jian | 2015 | arXiv:1506.01497",
    ],
  },
  {
    source: "openalex",
    file: "openalex/results-no-authors.json",
    status: 200,
    expected: [
      "Multi-armed bandit allocation indices | 1989 | journal European Journal of Operational Research 1989 | 10.1016/0377-2217(89)90282-8",
      "Multi-armed bandit allocation indices | 1989 | journal Choice Reviews Online 1989 | 10.5860/choice.27-0977",
    ],
  },
  {
    source: "openalex",
    file: "openalex/work-by-doi-with-rate-headers.json",
    status: 200,
    expected: ["unknown"],
  },
  {
    source: "openalex",
    file: "openalex/work-missing-contributor-name.json",
    status: 200,
    expected: [
      "A computational impact analysis approach leveraging non-conforming spatial, temporal and methodological discretisations | Wilson, Peter | 2022 | 10.14264/3e10f66",
    ],
  },
  {
    source: "openreview",
    file: "openreview/own-empty.json",
    status: 200,
    expected: ["unknown"],
  },
  {
    source: "openreview",
    file: "openreview/own-notes.json",
    status: 200,
    expected: [
      "Testing Reviews | Ng, Bo; Li, Ann | 2024 | conference ICLR 2024 | “We test.” | https://github.com/a/tests",
      "Older Test | Ng, Bo | 2020",
      "Gone | Ng, Bo | 2024 | RETRACTED",
    ],
  },
  {
    source: "semantic-scholar",
    file: "semantic-scholar/bad-field-400.json",
    status: 400,
    expected: ["broken: it refused the question (HTTP 400)"],
  },
  {
    source: "semantic-scholar",
    file: "semantic-scholar/batch-with-unknown.json",
    status: 200,
    expected: [
      "How Much Should We Trust Differences-in-Differences Estimates? | Bertrand, Marianne; Duflo, E.; Mullainathan, S. | 2001 | 10.2139/ssrn.288970 | “Most Difference-in-Difference ”",
      "The Miracle of Microfinance? Evidence from a Randomized Evaluation | Duflo, E.; Banerjee, A.; Glennerster, R.; Kinnan, Cynthia | 2013 | 10.2139/ssrn.2250500 | “Microcredit has spread extreme”",
      "Improving Third-Party Audits and Regulatory Compliance in India | Duflo, E.; Greenstone, M.; Ryan, Nick | 2023 | 10.1257/rct.1355 | “Researchers: Esther Duflo Mich”",
    ],
  },
  {
    source: "semantic-scholar",
    file: "semantic-scholar/batch.json",
    status: 200,
    expected: ["unknown"],
  },
  {
    source: "semantic-scholar",
    file: "semantic-scholar/not-found-404.json",
    status: 404,
    expected: ["unknown"],
  },
  {
    source: "semantic-scholar",
    file: "semantic-scholar/own-search-page.json",
    status: 200,
    expected: [
      "Shifted Tests | Ng, Bo | 2021 | conference IEEE International Conference on Tests 2021 | arXiv:2103.00001 | 10.1109/x.1",
      "A System Card | ?",
    ],
  },
  {
    source: "semantic-scholar",
    file: "semantic-scholar/paper-minimal.json",
    status: 200,
    expected: ["Computing Machinery and Intelligence | ?"],
  },
  {
    source: "semantic-scholar",
    file: "semantic-scholar/search-empty.json",
    status: 200,
    expected: ["unknown"],
  },
  {
    source: "semantic-scholar",
    file: "semantic-scholar/search-match.json",
    status: 200,
    expected: ["Mining association rules between sets of items in large databases | ?"],
  },
  {
    source: "semantic-scholar",
    file: "semantic-scholar/search-page.json",
    status: 200,
    expected: ["unknown"],
  },
];
