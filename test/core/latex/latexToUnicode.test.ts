import assert from "node:assert/strict";
import { parse } from "@citation-js/plugin-bibtex/lib-mjs/input/value.js";
import { accentMarks, commandTexts } from "../../../src/core/latex/latexTables";
import { latexToUnicode } from "../../../src/core/latex/latexToUnicode";

function check(latex: string, expected: string): void {
  assert.equal(latexToUnicode(latex), expected);
}

describe("latexToUnicode", () => {
  it("reads accents and letters in every notation", () => {
    for (const latex of ['G{\\"u}nnemann', 'G\\"{u}nnemann', 'G\\"unnemann', 'G{\\"{u}}nnemann']) {
      check(latex, "Günnemann");
    }
    check("Glava{\\v{s}}, \\v sedy, Ho\\v{r}", "Glavaš, šedy, Hoř");
    check("\\L ukasz, \\L{}ukasz, {\\L}ukasz", "Łukasz, Łukasz, Łukasz");
    check("na{\\\"\\i}ve caf\\'{\\i} \\^{\\i}", "naïve cafí î");
    check('\\aa{} \\AA ngstr\\"om stra{\\ss}e', "å Ångström straße");
  });

  it("reads formulas", () => {
    check("$O(n^{1/2}\\log n)$", "O(n^(1/2) log n)");
    check("$\\mathcal{O}(\\sqrt{T})$ and $\\tilde{\\mathcal{O}}(T)$", "O(√T) and Õ(T)");
    check("$\\frac{1}{2}$, $\\frac{a+b}{n}$, \\frac12", "1/2, (a+b)/n, 1/2");
    check("$x_i^2 \\in \\mathbb{R}^d$, $\\ell_2$", "x_i² ∈ R^d, ℓ₂");
    check("\\(k\\)-means and \\[E = mc^2\\]", "k-means and E = mc²");
    check("costs $5 or $6, and $k$ more", "costs $5 or $6, and k more");
  });

  it("reads commands around text", () => {
    check("\\href{https://a.b/c_d}{code} at \\url{https://x.y/z_1}", "code (https://a.b/c_d) at https://x.y/z_1");
    check("as in \\cite{he2021} and~\\citep[p.~3]{x}, {\\em i.e.} {\\bf so}", "as in  and , i.e. so");
    check("\\method beats \\LaTeX{} by 3\\,\\%", "method beats LaTeX by 3 %");
    check("freezes weights.\\par Second, $\\partial x$\\newline{}third", "freezes weights.  Second, ∂ x third");
    check("trailing \\textit", "trailing ");
  });

  it("agrees with the library's own parser on every accent and letter that it knows", () => {
    const letters = Array.from("aeiouAEIOUcnsz");
    const latex = [
      ...[...accentMarks.keys()]
        .filter((name) => !/^[a-z]{2}/.test(name))
        .flatMap((name) => letters.map((letter) => `x{\\${name}{${letter}}}y`)),
      ...[...commandTexts].filter(([, text]) => /^\p{L}$/u.test(text)).map(([name]) => `x{\\${name}}y`),
    ];
    const own = new Set(["epsilon", "phi", "eps", "ell", "hbar", "aleph", "aa", "AA", "Re", "Im"].map((name) => `x{\\${name}}y`));
    const compared = latex.filter((text) => !own.has(text));
    assert.ok(compared.length > 250, `${compared.length}`);
    for (const text of compared) {
      assert.equal(latexToUnicode(text), String(parse(text, "note")).normalize("NFC"), text);
    }
  });
});
