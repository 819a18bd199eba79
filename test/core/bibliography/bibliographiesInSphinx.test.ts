import assert from "node:assert/strict";
import { bibliographiesInSphinx } from "../../../src/core/bibliography/bibliographiesInSphinx";
import { assertEffort } from "../../guards/effort";

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
  check("bibtex_bibfiles = [os.path.join('x', 'y.bib'), f'{z}.bib', f'w.bib'] + list(('v.bib',))", "x/y.bib", "w.bib", "v.bib");
  check("# bibtex_bibfiles = ['a.bib']\nif bibtex_bibfiles == ['b.bib']: pass\nmy_bibtex_bibfiles = ['c.bib']");
  check("bibtex_bibfiles = []\nif True:\n  bibtex_bibfiles = \\\n    ['a.bib']\n", "a.bib");
  check("bibtex_bibfiles = 'https://x.org/a.bib', 'a.bib'\r\nx = 'b.bib'", "a.bib");
  check("bibtex_bibfiles = [\n  'a.bib',", "a.bib");
  check('"""\nbibtex_bibfiles = ["no.bib"]\n"""\nbibtex_bibfiles = ["a.bib"];x = 1', "a.bib");
  check("a = dict(\n  bibtex_bibfiles=['no.bib']\n)\nbibtex_bibfiles = ['b.bib']\nbibtex_bibfiles.insert(0, 'd.bib')", "b.bib", "d.bib");
});

describe("paths that follow from a conf.py", () => {
  check('here = os.path.dirname(os.path.abspath(__file__))\nbibtex_bibfiles = [os.path.join(here, "refs.bib")]', "refs.bib");
  check('bibtex_bibfiles = [str(Path(__file__).parent / "x.bib"), Path("y.bib").as_posix()]', "x.bib", "y.bib");
  check(
    'HERE = Path(__file__).resolve().parent\nROOT = HERE.parent\nbibtex_bibfiles = [str(ROOT / "bib" / "x.bib"), f"{HERE}/y.bib"]',
    "../bib/x.bib",
    "y.bib",
  );
  check('bibtex_bibfiles = [str(Path(__file__).parents[1] / "x.bib"), (Path.cwd() / "z.bib").as_posix()]', "../x.bib", "z.bib");
  check('bibtex_bibfiles = [os.path.join(os.path.dirname(__file__), "..", "refs", "a.bib")]', "../refs/a.bib");
  check("conf_dir = os.path.abspath('.')\nbibtex_bibfiles = [os.path.join(conf_dir, '..', 'x.bib')]", "../x.bib");
  check('bib = "refs"\nbibtex_bibfiles = [f"{bib}.bib", bib + "2.bib", "sub/" f"{bib}{3}.bib"]', "refs.bib", "refs2.bib");
  check('names = ["a", "b"]\nbibtex_bibfiles = [os.path.join("bib", n + ".bib") for n in names]', "bib/a.bib", "bib/b.bib");
  check("refs = ['a.bib']\nbibtex_bibfiles: list[str] = refs + ['b.bib']", "a.bib", "b.bib");
});

describe("what only Python can compute", () => {
  check('bibtex_bibfiles = sorted(glob("*.bib")) + ["a.bib"]', "a.bib");
  check('bibtex_bibfiles = [str(p) for p in Path(".").glob("*.bib")]');
  check('bibtex_bibfiles = [os.environ.get("BIB", "a.bib"), "%s.bib" % x, "{}.bib".format(x), f"{x}/b.bib", "c.bib"]', "c.bib");
  check('bibtex_bibfiles = ["a.bib"] if x else ["b.bib"]');
  check('bibtex_bibfiles = [open("a.bib").name, __import__("os").sep + "b.bib", constructor, __proto__]');

  it("costs linear time", () => {
    assertEffort(12_000, () => {
      for (const unit of [
        "a=[",
        "(",
        "a=f(",
        "'",
        '"""',
        "bibtex_bibfiles+=[",
        "f'{",
        "a=b+",
        "\n a=\\\n",
        `x=(${"(".repeat(50)}\n`,
        "[a for b in ",
      ]) {
        bibliographiesInSphinx(`bibtex_bibfiles=[${unit.repeat(100_000 / unit.length)}`);
        bibliographiesInSphinx(`bibtex_bibfiles=[]\n${`${unit}\n`.repeat(100_000 / unit.length)}`);
      }
    });
  });
});
