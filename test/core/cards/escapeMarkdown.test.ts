import assert from "node:assert/strict";
import { marked, type Token } from "marked";
import { escapeMarkdown, linkDestination } from "../../../src/core/cards/escapeMarkdown";
import { hostileTexts } from "./hostileTexts";
import { assertEffort } from "../../guards/effort";

/** Returns the tokens of a Markdown text as VS Code's renderer, marked, reads it. */
function tokensIn(markdown: string): readonly Token[] {
  const tokens: Token[] = [];
  void marked.walkTokens(marked.lexer(markdown), (token) => void tokens.push(token));
  return tokens;
}

/** Returns the text of a paragraph as the reader sees it. */
function shown(html: string): string {
  const named: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"' };
  return html
    .replace(/<\/?p>/g, "")
    .replace(
      /&(?:#(\d+)|(lt|gt|amp|quot));/g,
      (_entity, code: string | undefined, name: string = "") => named[name] ?? String.fromCharCode(Number(code)),
    )
    .replace(/\u2060/g, "");
}

/** VS Code's own pattern for theme icons (base/common/iconLabels.ts). */
const icon = /(\\)?\$\(([A-Za-z0-9-]+(?:~[A-Za-z]+)?)\)/;

describe("escapeMarkdown", () => {
  it("keeps any text as one paragraph that reads as written", () => {
    for (const text of hostileTexts(5000)) {
      const escaped = escapeMarkdown(text);
      const others = tokensIn(escaped).filter(({ type }) => !["paragraph", "text", "escape", "space"].includes(type));
      assert.deepEqual(
        others.map(({ type, raw }) => [type, raw]),
        [],
        JSON.stringify(text),
      );
      const html = marked.parse(escaped, { async: false });
      assert.equal(shown(html).trim(), text.replace(/\s+/g, " ").trim(), JSON.stringify(text));
      assert.equal(icon.exec(html)?.[0], undefined, JSON.stringify(text));
    }
  });

  it("takes linear time on hostile text", () => {
    for (const unit of ["$", "www.", ":", "@a", "&", " ", "\\"]) {
      assertEffort(2_000, () => escapeMarkdown(unit.repeat(1_000_000 / unit.length)), unit);
    }
  });
});

describe("linkDestination", () => {
  function check(url: string): void {
    const links = tokensIn(`[a](${linkDestination(url)})`).filter(({ type }) => type === "link");
    assert.equal(links.length, 1, url);
    const [link] = links;
    assert.ok(link && "href" in link);
    const href = String(link.href);
    assert.equal(decodeURIComponent(href), decodeURIComponent(url), url);
    assert.equal(icon.exec(href), null);
  }

  it("keeps any address in one link", () => {
    check("https://example.org/a(b)_c*d*[e]");
    check("https://example.org/?a=b&c=d#e");
    check('https://example.org/>) [x](command:y) <"`|\\');
    check("https://example.org/$(flame)");
    check("https://example.org/\nb\u0001");
  });
});
