import assert from "node:assert/strict";
import { marked, type Token } from "marked";
import { commandAddress } from "../../../src/core/cards/commandAddress";
import { type CardActions, formatHoverCard } from "../../../src/core/cards/formatHoverCard";
import type { Alias, Paper } from "../../../src/core/paper";
import { hostileTexts } from "./hostileTexts";

const title = "Negative Preference Optimization: From Catastrophic Collapse to Effective Unlearning";
const titleAlias: Alias = { text: title, kind: "title", why: "title" };
const name: Alias = { text: "NPO", kind: "name", long: "Negative Preference Optimization", why: "introduced" };
const npo: Paper = {
  citekey: "zhang2024negative",
  title,
  authors: ["Ruiqi Zhang", "Licong Lin", "Yu Bai", "Song Mei"].map((author) => {
    const [given = "", family = ""] = author.split(" ");
    return { given, family };
  }),
  abstract: "Large Language Models often memorize sensitive data. ".repeat(40),
  year: 2024,
  published: { kind: "conference", venue: "COLM", year: 2024 },
  arxiv: "2404.05868",
  links: [
    { kind: "page", url: "https://example.org/npo" },
    { kind: "code", url: "https://github.com/licong-lin/negative-preference-optimization" },
  ],
  aliases: [titleAlias, name],
};
const bare: Paper = { citekey: "anonymous", title: "Untitled", authors: [], links: [], aliases: [] };

const actions: CardActions = {
  insertCitation: (citekey) => commandAddress("insert", citekey),
  copyBibtex: (citekey) => commandAddress("copy", citekey),
  showInPanel: (citekey) => commandAddress("show", citekey),
  moreLikeThis: (citekey) => commandAddress("like", citekey),
  namePaper: (citekey) => commandAddress("name", citekey),
  muteName: (muted) => commandAddress("mute", muted),
};

function tokensIn(markdown: string): readonly Token[] {
  const tokens: Token[] = [];
  void marked.walkTokens(marked.lexer(markdown), (token) => void tokens.push(token));
  return tokens;
}

/** Returns the addresses to which the card links, in order. */
function addressesIn(markdown: string): readonly string[] {
  return tokensIn(markdown).flatMap((token) => (token.type === "link" ? [String("href" in token ? token.href : "")] : []));
}

/** Returns the text of the card's blocks, without markup. */
function blocksOf(markdown: string): readonly string[] {
  const text = marked
    .parse(markdown, { async: false })
    .replace(/<br>/g, "\n")
    .replace(/<\/p>/g, "\0")
    .replace(/&#(\d+);/g, (_entity, code) => String.fromCharCode(Number(code)))
    .replace(/<\/?(?!hr)[^>]*>|\u2060/g, "");
  return text
    .split(/<hr>|\0/)
    .map((block) => block.replace(/[ \u00a0\u2002]+/g, " ").trim())
    .filter((block) => block !== "");
}

describe("formatHoverCard", () => {
  it("shows the name, its long form, the title, three authors and the publication", () => {
    const [head] = blocksOf(formatHoverCard({ alias: name, papers: [npo] }, actions));
    assert.match(head ?? "", /^NPO Negative Preference Optimization\n/);
    assert.match(head ?? "", /Unlearning\nRuiqi Zhang, Licong Lin, Yu Bai et al\. · arXiv 2024, then COLM 2024/);
  });

  it("shows the paper's name also if it was found by its title or an address", () => {
    for (const alias of [titleAlias, { text: "arXiv:2404.05868", kind: "name", why: "arXiv id" } as const]) {
      assert.match(formatHoverCard({ alias, papers: [npo] }, actions), /^\*\*NPO\*\*/);
    }
    const own: Alias = { text: "ReSTE", kind: "name", why: "introduced" };
    const reste: Paper = {
      ...bare,
      title: "ReSTE: An Estimator",
      aliases: [{ text: "ReSTE: An Estimator", kind: "title", why: "title" }, own],
    };
    assert.match(formatHoverCard({ alias: own, papers: [reste] }, actions), /^\*\*ReSTE\\: An Estimator\*\*\n/);
  });

  it("cuts a long abstract after a sentence", () => {
    const abstract = blocksOf(formatHoverCard({ alias: name, papers: [npo] }, actions)).at(-1) ?? "";
    assert.match(abstract, /sensitive data\. …$/);
    assert.ok(abstract.length > 300 && abstract.length < 570);
  });

  it("links code, the paper and its page, then offers actions", () => {
    assert.deepEqual(addressesIn(formatHoverCard({ alias: name, papers: [npo] }, actions)), [
      "https://github.com/licong-lin/negative-preference-optimization",
      "https://arxiv.org/abs/2404.05868",
      "https://example.org/npo",
      "command:show?%5B%22zhang2024negative%22%5D",
      "command:like?%5B%22zhang2024negative%22%5D",
      "command:insert?%5B%22zhang2024negative%22%5D",
      "command:copy?%5B%22zhang2024negative%22%5D",
      "command:name?%5B%22zhang2024negative%22%5D",
      "command:mute?%5B%22NPO%22%5D",
    ]);
  });

  it("offers to mute only names", () => {
    for (const alias of [titleAlias, { text: "arXiv:2404.05868", kind: "name", why: "arXiv id" } as const]) {
      assert.doesNotMatch(formatHoverCard({ alias, papers: [npo] }, actions), /Mute/);
    }
  });

  it("has the abstract last, so that the actions are in view, and none beside other cards", () => {
    const order = (amongSeveral?: "another follows" | "last"): readonly string[] => {
      const card = formatHoverCard(
        { alias: name, papers: [npo, { ...bare, title: "Another" }], ...(amongSeveral ? { amongSeveral } : {}) },
        actions,
      );
      return [...card.matchAll(/Code|Insert|Other papers|Another|Large Language|---$/g)].map(([part]) => part).slice(0, 5);
    };
    assert.deepEqual(order(), ["Code", "Insert", "Other papers", "Another", "Large Language"]);
    assert.deepEqual(order("last"), ["Code", "Insert", "Other papers", "Another"]);
    assert.deepEqual(order("another follows"), ["Code", "Insert", "Other papers", "Another", "---"]);
  });

  it("keeps the words of an action together, and leaves a long name out of it", () => {
    const long: Alias = { ...name, text: "Negative Preference Optimizer" };
    const labels = (alias: Alias): readonly string[] =>
      [...formatHoverCard({ alias, papers: [{ ...npo, aliases: [alias] }] }, actions).matchAll(/\[\$\([a-z-]+\)([^\]]*)\]\(command/g)].map(
        ([, label = ""]) => label,
      );
    const usual = [
      "\u00a0Show\u00a0in\u00a0panel",
      "\u00a0More\u00a0like\u00a0this",
      "\u00a0Insert\u00a0citation",
      "\u00a0Copy\u00a0BibTeX",
      "\u00a0Name…",
    ];
    assert.deepEqual(labels(name), [...usual, "\u00a0Mute\u00a0“NPO”"]);
    assert.deepEqual(labels(long), [...usual, "\u00a0Mute\u00a0this\u00a0name"]);
  });

  it("shows venues by their short names", () => {
    const venue = "Advances in Neural Information Processing Systems";
    const named: Paper = { ...npo, published: { kind: "conference", venue, year: 2024 } };
    const card = formatHoverCard({ alias: name, papers: [named, { ...named, citekey: "other" }] }, actions);
    assert.equal(card.match(/arXiv 2024\\, then NeurIPS 2024/g)?.length, 2);
    assert.doesNotMatch(card, /Advances/);
  });

  it("counts more than six papers that share the name", () => {
    const others = Array.from({ length: 9 }, () => ({ ...bare, title: "Another" }));
    const card = formatHoverCard({ alias: name, papers: [npo, ...others] }, actions);
    assert.equal(card.match(/Another/g)?.length, 6);
    assert.match(card, /- and 3 more/);
  });

  it("lists papers that share the name, with the reason", () => {
    const other: Paper = { ...bare, title: "Another [NPO](x)", year: 2020 };
    const card = formatHoverCard(
      { alias: name, papers: [npo, other], reason: { kind: "namesakes", name: "NPO", others: 1, because: "words" } },
      actions,
    );
    assert.match(
      blocksOf(card).join(" "),
      /Another paper is called NPO too\. The words around the name speak for this one\. Another \[NPO\]\(x\) · 2020/,
    );
    assert.ok(addressesIn(card).includes("command:show?%5B%22anonymous%22%5D"));
  });

  it("leaves out what is unknown", () => {
    const alias: Alias = { text: "Untitled", kind: "title", why: "title" };
    assert.equal(blocksOf(formatHoverCard({ alias, papers: [bare] }, actions))[0], "Untitled");
    assert.equal(formatHoverCard({ alias, papers: [] }, actions), "");
  });

  it("has the same structure, whatever the paper's texts are", () => {
    const alias = (text: string): Alias => ({ text, kind: "name", long: text, why: text });
    const shape = (text: string): readonly string[] => {
      const own = alias(text);
      const paper: Paper = {
        ...npo,
        title: text,
        authors: [{ family: text, given: text }, { literal: text }],
        abstract: text,
        published: { kind: "conference", venue: text, year: 2024 },
        aliases: [{ text, kind: "title", why: "title" }, own],
      };
      const card = formatHoverCard(
        {
          alias: own,
          papers: [paper, { ...paper, citekey: text }],
          reason: { kind: "namesakes", name: text, others: 1, because: "words" },
        },
        actions,
      );
      const rendered = marked.parse(card, { async: false });
      const icons = [...rendered.matchAll(/\$\(([A-Za-z0-9-]+(?:~[A-Za-z]+)?)\)/g)].map(([icon]) => icon);
      const schemes = addressesIn(card).map((address) => address.split("?")[0] ?? "");
      return [
        ...tokensIn(card)
          .map(({ type }) => type)
          .filter((type) => type !== "text" && type !== "escape"),
        ...icons,
        ...schemes,
      ];
    };
    const expected = shape("word");
    for (const text of hostileTexts(1000).filter((one) => /[^\s\\]/.test(one))) {
      assert.deepEqual(shape(`a${text}z`), expected, JSON.stringify(text));
    }
  });
});
