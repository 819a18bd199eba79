import assert from "node:assert/strict";
import { bibliographiesInSphinx } from "../../../src/core/bibliography/bibliographiesInSphinx";

function check(text: string, ...expected: readonly string[]): void {
  it(`reads ${JSON.stringify(text)}`, () => {
    assert.deepEqual(bibliographiesInSphinx(text), expected);
  });
}

describe("bibliographiesInSphinx", () => {
  check('project = "demo"\nextensions = ["sphinxcontrib.bibtex"]\nbibtex_bibfiles = ["refs.bib"]\n', "refs.bib");
  check("bibtex_bibfiles = ['a.bib', \"b.bib\"] # ['c.bib']\nother = ['d.bib']", "a.bib", "b.bib");
  check("bibtex_bibfiles = (\n    'a.bib',  # the first, \"x.bib\"\n    # 'old.bib',\n    r'sub\\b.bib',\n)\n", "a.bib", "sub\\b.bib");
  check("bibtex_bibfiles: list[str] = ['a.bib']\nbibtex_bibfiles += ['b.bib',\n 'c.bib']", "a.bib", "b.bib", "c.bib");
  check("bibtex_bibfiles = []\nbibtex_bibfiles.append('a.bib')\nbibtex_bibfiles.extend(('b.bib', 'c.bib'))", "a.bib", "b.bib", "c.bib");
  check("bibtex_bibfiles = ['a.bib']\nbibtex_bibfiles = ['b.bib'] + ['c.bib']", "b.bib", "c.bib");
  check("bibtex_bibfiles = ['long' '-name' \\\n  '.bib', \"\"\"it's.bib\"\"\", 'it\\'s2.bib']", "long-name.bib", "it's.bib", "it's2.bib");
  check("bibtex_bibfiles = [os.path.join('x', 'y.bib'), f'{z}.bib', f'w.bib'] + list(('v.bib',))", "w.bib", "v.bib");
  check("# bibtex_bibfiles = ['a.bib']\nif bibtex_bibfiles == ['b.bib']: pass\nmy_bibtex_bibfiles = ['c.bib']");
  check("bibtex_bibfiles = []\nif True:\n  bibtex_bibfiles = \\\n    ['a.bib']\n", "a.bib");
  check("bibtex_bibfiles = 'https://x.org/a.bib', 'a.bib'\r\nx = 'b.bib'", "a.bib");
  check("bibtex_bibfiles = [\n  'a.bib',", "a.bib");
});
