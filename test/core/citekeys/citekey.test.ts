import assert from "node:assert/strict";
import { formatCitekey, formatCitekeys } from "../../../src/core/citekeys/citekey";
import { citekeyByPattern } from "../../../src/core/citekeys/keyPattern";
import type { PersonName } from "../../../src/core/paper";

function check(author: PersonName | undefined, year: number | undefined, title: string, expected: string): void {
  assert.equal(formatCitekey({ title, authors: author ? [author] : [], ...(year === undefined ? {} : { year }) }), expected);
}

describe("formatCitekey", () => {
  it("joins the first author's family name, the year, and the title's first meaningful word", () => {
    check({ family: "Zhang", given: "Ruiqi" }, 2024, "Negative Preference Optimization: From …", "zhang2024negative");
    check({ family: "Wang" }, 2023, "On the Way to a 3D World", "wang2023way");
    check({ family: "Liu" }, 2024, "3D Scene Graph", "liu20243d");
    check({ family: "Günnemann" }, 2024, "“Quoted” words", "gunnemann2024quoted");
    check({ family: "Łukasz-Ørsted" }, 2020, "Élan vital", "lukasz2020elan");
    check({ family: "Brébisson", "non-dropping-particle": "de" }, 2016, "The Z-loss", "de2016z");
    check({ literal: "The BIG Group" }, 2020, "Of the", "the2020of");
  });

  it("omits unknown parts", () => {
    check(undefined, 2020, "Grokking", "grokking2020");
    check({ family: "Kumar" }, undefined, "Grokking", "kumargrokking");
    check(undefined, undefined, "…", "paper");
  });

  const others: readonly (readonly [author: PersonName, title: string, expected: string])[] = [
    // Articles of other languages.
    [{ family: "Dupré" }, "L'évolution des choses", "dupre2001evolution"],
    [{ family: "Dupré" }, "L’évolution des choses", "dupre2001evolution"],
    [{ family: "Dupré" }, "D'une langue à l'autre", "dupre2001langue"],
    [{ family: "Dupré" }, "Le temps retrouvé", "dupre2001temps"],
    [{ family: "Dupré" }, "Les mots et les choses", "dupre2001mots"],
    [{ family: "Dupré" }, "Qu’est-ce que le savoir", "dupre2001est"],
    [{ family: "Kafka" }, "Der Prozess", "kafka2001prozess"],
    [{ family: "Kafka" }, "Die Verwandlung", "kafka2001verwandlung"],
    [{ family: "Kafka" }, "Ein Landarzt", "kafka2001landarzt"],
    [{ family: "Cortés" }, "El otoño", "cortes2001otono"],
    [{ family: "Cortés" }, "Los ojos", "cortes2001ojos"],
    [{ family: "Eco" }, "Il nome della rosa", "eco2001nome"],
    [{ family: "Eco" }, "Dell'arte", "eco2001arte"],
    [{ family: "Sá" }, "O mundo", "sa2001mundo"],
    [{ family: "Berg" }, "De ontwikkeling van het kind", "berg2001ontwikkeling"],
    [{ family: "Berg" }, "De novo design", "berg2001de"],
    // Other scripts.
    [{ family: "朱", given: "明" }, "信息论方法研究", "朱2001信息论方法研"],
    [{ literal: "朱明" }, "大模型", "朱明2001大模型"],
    [{ family: "山田" }, "ディープラーニング", "山田2001ディープラー"],
    [{ family: "김" }, "한국어 문법", "김2001한국어"],
    [{ family: "Толстой" }, "Война и мир", "tolstoi2001voina"],
    [{ family: "Παπαδόπουλος" }, "Ελληνική γλώσσα", "papadopoulos2001elliniki"],
    [{ family: "شريف" }, "اللغة العربية", "شريف2001اللغة"],
    [{ family: "शर्मा" }, "हिन्दी भाषा", "शर्मा2001हिन्दी"],
    [{ family: "Nguyễn" }, "Đường đi", "nguyen2001duong"],
  ];
  for (const [author, title, expected] of others) {
    it(`generates ${expected}`, () => check(author, 2001, title, expected));
  }

  it("appends letters to equal citekeys, in order", () => {
    const paper = { title: "Negative", authors: [{ family: "Zhang" }], year: 2024 };
    assert.deepEqual(formatCitekeys([paper, { ...paper, year: 2023 }, paper, paper]), [
      "zhang2024negativea",
      "zhang2023negative",
      "zhang2024negativeb",
      "zhang2024negativec",
    ]);
    const many = formatCitekeys(Array.from({ length: 60 }, () => paper));
    assert.equal(new Set(many).size, 60);
    assert.equal(many[26], "zhang2024negativeaa");
  });
});

describe("citekeyByPattern", () => {
  const rows: readonly (readonly [pattern: string, author: PersonName, year: number, title: string, expected: string])[] = [
    ["better-bibtex", { family: "Devlin" }, 2019, "BERT: Pre-training of Deep Bidirectional Transformers", "devlinBERTPretrainingDeep2019"],
    ["better-bibtex", { family: "Vaswani" }, 2017, "Attention Is All You Need", "vaswaniAttentionAllYou2017"],
    ["better-bibtex", { family: "Wolf" }, 2020, "Transformers: State-of-the-Art Natural …", "wolfTransformersStateoftheArtNatural2020"],
    ["better-bibtex", { family: "He" }, 2016, "Deep residual learning for image recognition", "heDeepResidualLearning2016"],
    [
      "better-bibtex",
      { family: "Maaten", "non-dropping-particle": "van der" },
      2008,
      "Visualizing Data using t-SNE",
      "vandermaatenVisualizingDataUsing2008",
    ],
    ["better-bibtex", { family: "Smith-Jones" }, 2008, "A/B testing: a survey", "smith-jonesTestingSurvey2008"],
    ["better-bibtex", { family: "O'Neil" }, 2008, "Newton's laws", "oneilNewtonsLaws2008"],
    ["better-bibtex", { literal: "The BIG Group" }, 2008, "3D scenes", "thebiggroup3DScenes2008"],
    ["better-bibtex", { family: "Müller" }, 2008, "Größe und Maß", "mullerGrosseUndMass2008"],
    ["better-bibtex", { family: "Dupré" }, 2001, "L'évolution des choses", "dupreEvolutionChoses2001"],
    ["better-bibtex", { family: "朱" }, 2021, "大模型", "朱大模型2021"],
    ["[Auth][year][Title2]", { family: "Dupré" }, 2001, "L'évolution des choses", "Dupre2001EvolutionChoses"],
    ["[auth]:[yy]", { family: "Dupré" }, 2001, "x", "dupre:01"],
    ["[title]", { family: "朱" }, 2021, "大模型", "大模型"],
    ["google-scholar", { family: "Devlin" }, 2019, "BERT: Pre-training", "devlin2019bert"],
  ];
  for (const [pattern, author, year, title, expected] of rows) {
    it(`generates ${expected} by ${pattern}`, () => {
      assert.equal(citekeyByPattern({ title, authors: [author], year }, pattern), expected);
    });
  }
});
