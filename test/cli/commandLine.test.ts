import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { gzipSync } from "node:zlib";
import { maxFileBytes } from "../../src/cli/files";
import { parseLines, run } from "./runCitelens";

const loraItem = {
  id: "hu2022lora",
  type: "paper-conference",
  title: "LoRA: Low-Rank Adaptation of Large Language Models",
  abstract: "We propose Low-Rank Adaptation, or LoRA, which freezes the pretrained model weights.",
  author: [{ family: "Hu", given: "Edward J." }],
  issued: { "date-parts": [[2022]] },
};

describe("citelens", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), "citelens-cli-"));
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });
  function write(name: string, content: string | Buffer): string {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  }

  it("lists its commands", async () => {
    const { exitCode, output } = await run(["--help"]);
    assert.equal(exitCode, 0);
    for (const command of ["search", "mentions", "names", "cite", "check"]) {
      assert.match(output, new RegExp(`citelens ${command} `));
      const help = await run([command, "--help"]);
      assert.equal(help.exitCode, 0);
      assert.match(help.output, new RegExp(`^citelens ${command} `));
    }
  });

  for (const args of [
    ["serach"],
    ["search", "x", "--limit", "0"],
    ["search", "x", "--limit", "-1"],
    ["search", "x", "--limit=-1"],
    ["search", "x", "--limit", "many"],
    ["search", "--wrong"],
    ["search", "x", "--library"],
    ["search", "x", "--library", "no-such-file.json"],
    ["mentions"],
    ["mentions", "no-such-file.py"],
    ["papers", "-"],
    ["papers", "-", "nowhere.py"],
    ["check", "-"],
    ["cite"],
    ["cite", "zhang2024negative", "--format", "papyrus"],
    ["cite", "nobody1900nothing"],
    ["cite", "zhang2024negative", "two\nlines\u001b[31m"],
    ["names", "ViDT"],
    ["--wrong"],
  ]) {
    it(`rejects ${JSON.stringify(args.join(" "))} with one line and exit code 2`, async () => {
      const { exitCode, output, errors } = await run(args);
      assert.equal(exitCode, 2);
      assert.equal(output, "");
      assert.match(errors, /^citelens[^\p{Cc}]+$/u);
    });
  }

  it("prints its version", async () => {
    const { output } = await run(["--version"]);
    assert.match(output, /^\d+\.\d+\.\d+$/);
  });

  for (const [name, content, expected] of [
    ["picture.bib", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 0x40, 0x0a, 0x0a, 0x40]), /picture\.bib: it is a binary file/],
    ["cut.json.gz", gzipSync("[]".repeat(5000)).subarray(0, 20), /cut\.json\.gz: unexpected end of file/],
    ["rubbish.gz", Buffer.from([0x1f, 0x8b, 1, 2, 3]), /rubbish\.gz: /],
    ["object.json", '{"a": 1}', /object\.json:1: Not a list of papers\./],
    ["cut.json", "[1,", /cut\.json:1: /],
    ["words.txt", "hello world", /words\.txt:1: /],
    ["folder/x", "", /it is a folder/],
  ] satisfies readonly (readonly [name: string, content: string | Buffer, expected: RegExp])[]) {
    it(`rejects ${name}, which is not a library, with one line and exit code 2`, async () => {
      const file = write(name, content);
      const library = name.startsWith("folder/") ? path.dirname(file) : file;
      const { exitCode, output, errors } = await run(["names", "--library", library]);
      assert.deepEqual([exitCode, output], [2, ""]);
      assert.match(errors, /^citelens[^\p{Cc}]+$/u);
      assert.match(errors, expected);
    });
  }

  it("reports an empty library and continues", async () => {
    const { exitCode, output, errors } = await run([
      "cite",
      "zhang2024negative",
      "--format",
      "pandoc",
      "--library",
      write("new.bib", "\n"),
    ]);
    assert.deepEqual([exitCode, output], [0, "[@zhang2024negative]"]);
    assert.match(errors, /new\.bib: the library is empty$/);
  });

  it("writes no control characters to the terminal", async () => {
    const library = write(
      "steering.json",
      JSON.stringify([{ ...loraItem, title: "LoRA: Low-Rank Adaptation \u001b[2J of \u0007 Models \u009b31m" }]),
    );
    for (const args of [["search", "lora"], ["names"], ["cite", "hu2022lora"], ["mentions", "-"]]) {
      const { output } = await run([...args, "--no-bundled", "--library", library], "LoRA");
      assert.match(output, /LoRA/);
      assert.doesNotMatch(output, /(?![\n\t])\p{Cc}/u, args[0]);
    }
  });

  it("follows a given link but none below a folder, and reports circular links", async () => {
    write("linked/real.py", "ViDT");
    const linked = path.join(folder, "linked");
    symlinkSync("..", path.join(linked, "up"));
    symlinkSync("self", path.join(linked, "self"));
    symlinkSync("real.py", path.join(linked, "link.py"));
    const filesOf = async (name: string): Promise<unknown[]> =>
      parseLines((await run(["mentions", path.join(linked, name), "--json"])).output).map(({ file }) => file);
    assert.deepEqual(await filesOf(""), [path.join(linked, "real.py")]);
    assert.deepEqual(await filesOf("link.py"), [path.join(linked, "link.py")]);
    const circle = await run(["mentions", path.join(linked, "self")]);
    assert.deepEqual([circle.exitCode, circle.output], [2, ""]);
    assert.match(circle.errors, /circle/);
  });

  it("skips a file that is too large and continues", async () => {
    const large = write("large/a.py", "");
    truncateSync(large, maxFileBytes + 1);
    write("large/b.py", "ViDT");
    const { exitCode, output, errors } = await run(["mentions", path.join(folder, "large")]);
    assert.equal(exitCode, 1);
    assert.match(errors, /a\.py is larger than 64 MB/);
    assert.match(output, /b\.py:1:1: ViDT/);
  });

  it("says on standard error what is wrong with the conditions of a query, and searches by the others", async () => {
    const query = ["search", "preference autor:zhang year:soon -year:<2024", "--limit", "1"];
    const { errors, output, exitCode } = await run(query);
    assert.match(
      errors,
      /^citelens search: autor: is no filter. Did you mean author:zhang\?\ncitelens search: year:soon is left out, because a year is a number/,
    );
    assert.match(output, /^zhang2024negative\t/);
    assert.equal(exitCode, 0);
  });

  it("finds only the papers of a library with in:mine, and the others without", async () => {
    const library = path.join(folder, "own-lora.json");
    writeFileSync(library, JSON.stringify([{ ...loraItem, id: "own" }]));
    for (const [query, isOwn] of [
      ["lora in:mine", true],
      ["lora in: mine", true],
      ["lora -in:mine", false],
      ["lora in:bundled", false],
    ] as const) {
      const { output } = await run(["search", query, "--library", library]);
      assert.equal(/^own\t/m.test(output), isOwn, query);
      assert.equal(output.split("\n").length === 1, isOwn, query);
    }
  });

  it("searches for one query or for each line of standard input", async () => {
    const one = await run(["search", "negative", "preference", "--limit", "3", "--json"]);
    const [first] = parseLines(one.output);
    assert.equal(first?.["query"], "negative preference");
    const results = first["results"] as { id: string; title: string; score: number }[];
    assert.equal(results[0]?.id, "zhang2024negative");
    assert.ok(results.length <= 3 && typeof results[0].score === "number");

    const several = await run(["search", "--json"], "vidt\n\nnegative preference");
    assert.deepEqual(
      parseLines(several.output).map((line) => line["query"]),
      ["vidt", "", "negative preference"],
    );
  });

  it("finds mentions, with lines and columns from 1", async () => {
    const file = write("code.py", "import torch\nmodel = build_vidt(config)  # NPO\n");
    const { exitCode, output } = await run(["mentions", file, "--json"]);
    assert.equal(exitCode, 0);
    assert.deepEqual(
      parseLines(output).map(({ papers, ...place }) => ({ ...place, ids: (papers as { id: string }[]).map(({ id }) => id) })),
      [
        { file, line: 2, column: 15, endLine: 2, endColumn: 19, text: "vidt", ids: ["song2022extendable"] },
        { file, line: 2, column: 31, endLine: 2, endColumn: 34, text: "NPO", ids: ["zhang2024negative"] },
      ],
    );
    assert.equal((await run(["mentions", "-", "--json"], "model = ViDT()")).output.split("\n").length, 1);
  });

  it("skips files that git ignores, and binary files", async () => {
    write("walk/.gitignore", "build/\n*.log\n!kept.log\n");
    write("walk/a.py", "ViDT");
    write("walk/build/b.py", "ViDT");
    write("walk/c.log", "ViDT");
    write("walk/kept.log", "ViDT");
    write("walk/sub/.gitignore", "d.py");
    write("walk/sub/d.py", "ViDT");
    write("walk/sub/e.py", "ViDT");
    write("walk/picture.bin", Buffer.from("ViDT\0ViDT"));
    write("walk/wide.txt", Buffer.from("\ufeffViDT", "utf16le"));
    const { output } = await run(["mentions", path.join(folder, "walk"), "--json"]);
    const files = parseLines(output).map(({ file }) => path.relative(path.join(folder, "walk"), String(file)));
    assert.deepEqual(files, ["a.py", "kept.log", path.join("sub", "e.py"), "wide.txt"]);
  });

  it("reads files with a few NULs, but no binary ones", async () => {
    const filler = Buffer.from("The rest of this file is text, as most files are. ".repeat(20));
    const rows: readonly (readonly [name: string, content: Buffer, isText: boolean])[] = [
      ["a.txt", Buffer.concat([Buffer.from("ViDT\0 \0"), filler]), true],
      ["b.txt", Buffer.concat([Buffer.from("\0ViDT. "), filler, Buffer.alloc(5_000)]), true],
      ["c.txt", Buffer.concat([Buffer.from("ViDT"), Buffer.from([0]), Buffer.from("é", "latin1"), filler]), true],
      ["d.txt", Buffer.concat([Buffer.from("ViDT "), Buffer.from([...Array(2_000).keys()].map((index) => (index * 7919) % 256))]), false],
      ["e.txt", Buffer.concat([Buffer.from("%PDF-1.5 ViDT\0"), filler]), false],
      ["f.txt", Buffer.alloc(100), false],
    ];
    for (const [name, content] of rows) {
      write(`nuls/${name}`, content);
    }
    const { output, exitCode } = await run(["mentions", path.join(folder, "nuls"), "--json"]);
    assert.deepEqual(
      parseLines(output).map(({ file }) => path.basename(String(file))),
      rows.flatMap(([name, , isText]) => (isText ? [name] : [])),
    );
    assert.equal(exitCode, 0);
    const library = write("nuls.bib", "@misc{a, title = {ViDT\0: One}}\n\0@misc{b, title = {DETR: Two}}\n");
    const names = await run(["names", "--no-bundled", "--library", library]);
    assert.deepEqual([names.exitCode, names.output.split("\n")], [0, ["ViDT\ta", "DETR\tb"]]);
    assert.match(names.errors, /nuls\.bib:1: A NUL[^\n]+\n[^\n]+nuls\.bib:2: A NUL/);
  });

  it("goes on after a path or a library that cannot be read, with one line for each", async () => {
    const good = write("rest/good.py", "ViDT");
    const library = write("rest/lora.json", JSON.stringify([loraItem]));
    const binary = write("rest/picture.bib", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]));
    const [gone, lost] = [path.join(folder, "gone.py"), path.join(folder, "gone", "lost.bib")];
    const rows: readonly (readonly [args: readonly string[], exitCode: number, lines: readonly RegExp[]])[] = [
      [["mentions", good, gone], 1, [/gone\.py": no such file/]],
      [["mentions", gone, lost, good, gone], 1, [/gone\.py": no such file/, /lost\.bib": no such file/]],
      [["mentions", "-", gone], 1, [/gone\.py": no such file/]],
      [["mentions", good, "--library", lost, "--library", library], 2, [/cannot read the library .*lost\.bib/]],
      [["mentions", gone, good, "--library", library, "--library", binary], 2, [/gone\.py/, /picture\.bib: it is a binary file/]],
    ];
    for (const [args, exitCode, lines] of rows) {
      const found = await run(args, "ViDT");
      assert.match(found.output, /^[^\n]+:1:1: ViDT: [^\n]+$/, args.join(" "));
      assert.equal(found.exitCode, exitCode, args.join(" "));
      const errors = found.errors.split("\n");
      assert.equal(errors.length, lines.length, found.errors);
      for (const [index, line] of lines.entries()) {
        assert.match(errors[index] ?? "", line);
      }
    }
    const names = await run(["names", "--no-bundled", "--library", lost, "--library", library]);
    assert.deepEqual([names.exitCode, names.output.includes("LoRA")], [2, true]);
    const neither = await run(["mentions", gone, lost]);
    assert.deepEqual([neither.exitCode, neither.output], [2, ""]);
  });

  it("cites a paper by every key that a file has for it", async () => {
    const entry = (key: string, fields: string): string => `@misc{${key}, title = {Same Title}, author = {A, B}, ${fields}}\n`;
    const one = write(
      "twice.bib",
      entry("first", "doi = {10.1000/1}") + entry("second", "doi = {10.1000/1}") + entry("third", "year = 2020"),
    );
    const two = write("other.bib", entry("fourth", "doi = {10.1000/1}"));
    for (const key of ["first", "second", "third", "fourth"]) {
      const { exitCode, output } = await run(["cite", key, "--library", one, "--library", two, "--no-bundled"]);
      assert.equal(exitCode, 0, key);
      assert.match(output, new RegExp(`^@misc\\{${key},`));
    }
    assert.equal((await run(["cite", "fifth", "--library", one, "--no-bundled"])).exitCode, 2);
    assert.equal((await run(["cite", "__proto__", "--library", one, "--no-bundled"])).exitCode, 2);
  });

  it("cites a paper by the other keys of its entry", async () => {
    const entries =
      "@misc{doe2020, ids = {old1, old:2}, title = {One}, author = {Doe, Jane}}\n" +
      '@misc{roe2021, IDS = "third", title = {Two}, author = {Roe, Ann}}\n' +
      "@misc{third4, ids = {doe2020}, title = {Three}, author = {Poe, Al}}\n";
    const library = write("aliases.bib", entries);
    for (const [key, title] of [
      ["doe2020", "One"],
      ["old1", "One"],
      ["old:2", "One"],
      ["third", "Two"],
    ] as const) {
      const { exitCode, output } = await run(["cite", key, "--library", library, "--no-bundled"]);
      assert.equal(exitCode, 0, key);
      assert.match(output, new RegExp(`^@misc\\{${key},[^]*title += \\{${title}\\}`));
    }
    assert.equal((await run(["cite", "old", "--library", library, "--no-bundled"])).exitCode, 2);
  });

  it("says what is wrong with the filters of a query, and searches by the rest", async () => {
    const rows: readonly (readonly [query: string, error: RegExp | undefined])[] = [
      ["lora year:many", /^citelens search: year:many is left out, because a year is a number/],
      ["lora year:>", undefined],
      ["after: lora", /^citelens search: after:/],
      ["lora author:", /^citelens search: author: needs a value/],
      ["lora has:wings", /^citelens search: has:wings finds nothing/],
      ["lora year:>2000", undefined],
    ];
    const library = write("filters.json", JSON.stringify([loraItem]));
    for (const [query, error] of rows) {
      for (const json of [[], ["--json"]]) {
        const found = await run(["search", query, "--no-bundled", "--library", library, ...json]);
        assert.equal(found.exitCode, 0);
        assert.match(found.errors, error ?? /^$/, query);
        assert.equal(found.errors.split("\n").length, 1, query);
        assert.ok(query.includes("wings") || found.output.includes("hu2022lora"), query);
      }
    }
  });

  it("takes a short time for rules and names that are made to take long", async () => {
    const rows: readonly (readonly [rule: string, isIgnored: boolean])[] = [
      [`${"*a".repeat(12)}.log`, false],
      [`${"**/".repeat(12)}*.py`, true],
      ["**/*a".repeat(12), false],
      [`${"[a-z]*".repeat(12)}x`, false],
      ["{a,".repeat(200), false],
      ["!(", false],
      ["[", false],
      ["a*a*a*x", false],
    ];
    const name = `${"a".repeat(200)}.py`;
    for (const [index, [rule, isIgnored]] of rows.entries()) {
      write(`slow${index}/.gitignore`, `${rule}\n`);
      write(`slow${index}/${name}`, "# LoRA: Low-Rank Adaptation of Large Language Models\n");
      const start = process.cpuUsage();
      const { output } = await run(["mentions", path.join(folder, `slow${index}`)]);
      assert.equal(output.includes(name), !isIgnored, rule);
      assert.ok(process.cpuUsage(start).user / 1000 < 10_000, rule);
    }
  });

  it("searches a given folder even if it is ignored", async () => {
    write("named/.git/HEAD", "");
    write("named/.gitignore", "build/\n*.log\n");
    write("named/build/b.py", "ViDT");
    const { output } = await run(["mentions", path.join(folder, "named", "build"), "--json"]);
    assert.equal(parseLines(output).length, 1);
    assert.equal((await run(["mentions", path.join(folder, "named"), "--json"])).output, "");
  });

  it("reads a plain or gzipped library in addition to the bundled papers or instead of them", async () => {
    const text = JSON.stringify([loraItem]);
    for (const library of [write("lora.json", text), write("lora.json.gz", gzipSync(text))]) {
      const found = await run(["mentions", "-", "--json", "--library", library], "layer = LoRALinear(ViDT)");
      assert.deepEqual(
        parseLines(found.output).map(({ text: name }) => name),
        ["LoRA", "ViDT"],
      );
      const names = await run(["names", "--json", "--library", library, "--no-bundled"]);
      assert.ok(parseLines(names.output).some(({ name }) => name === "LoRA"));
      assert.ok(!names.output.includes("ViDT"));
    }
  });

  it("takes what is at the root of a file's repository as evidence, and the folder of other files", async () => {
    const code =
      "import http\nfrom app import views, users\n\n# Returns the address of each user who has signed in today.\n" +
      "def addresses(users, request):\n    rows = [user.address for user in users if user.active]\n" +
      "    result = make_bert(rows, request)\n    return views.render('addresses.html', rows, result)\n";
    const bib = "@inproceedings{devlin, title = {BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding}}";
    const remote = '[remote "origin"]\n\turl = git@github.com:google-research/bert.git\n';
    const found = async (file: string): Promise<string> => (await run(["mentions", path.join(folder, file)])).output;
    write("bare/model.py", code);
    write("cited/model.py", code);
    write("cited/refs.bib", bib);
    write("cloned/.git/config", remote);
    write("cloned/src/model.py", code);
    assert.doesNotMatch(await found("bare"), /bert/);
    assert.doesNotMatch(await found("bare/model.py"), /bert/);
    for (const file of ["cited/model.py", "cloned", "cloned/src", "cloned/src/model.py"]) {
      assert.match(await found(file), /:7:19: bert: /, file);
    }
  });

  it("reads libraries of every format, in any encoding", async () => {
    // A name of no famous paper: those belong to their own papers.
    const bib = "@article{hu2022quora, title = {QuoRA: Low-Rank Adaptation of Größe}, author = {Hu, Edward}}";
    const libraries: readonly (readonly [name: string, content: string | Buffer])[] = [
      ["quora.bib", bib],
      ["latin.bib", Buffer.from(bib, "latin1")],
      ["wide.bib", Buffer.from(`\ufeff${bib}`, "utf16le")],
      ["quora.bib.gz", gzipSync(bib)],
      ["quora.ris", "TY  - JOUR\nTI  - QuoRA: Low-Rank Adaptation of Größe\nER  - \n"],
      ["quora.yaml", "references:\n- id: hu2022quora\n  title: 'QuoRA: Low-Rank Adaptation of Größe'\n"],
      ["hayagriva.yml", "hu2022quora:\n  type: article\n  title: 'QuoRA: Low-Rank Adaptation of Größe'\n"],
      ["iclr2022.json", '[{"title": "QuoRA: Low-Rank Adaptation of Größe", "author": "Edward Hu;Yelong Shen", "site": ""}]'],
      ["quora.txt", "QuoRA: Low-Rank Adaptation of Größe\n\nWe propose QuoRA, which freezes the weights.\n"],
    ];
    for (const [name, content] of libraries) {
      const { output, errors } = await run(["names", "--json", "--no-bundled", "--library", write(name, content)]);
      assert.ok(
        parseLines(output).some((row) => row["name"] === "QuoRA"),
        `${name}: ${output}${errors}`,
      );
      assert.match(output, /Größe/, name);
    }
  });

  it("reports the lines of broken entries in a .bib file and reads the others", async () => {
    const library = write(
      "broken.bib",
      "@article{a, title = {Alpha Beta}}\n\n@article{b, title = {Gamma\n\n@article{c, title = {Delta Epsilon}}\n",
    );
    const { errors, output } = await run(["cite", "a", "c", "--format", "pandoc", "--library", library, "--no-bundled"]);
    assert.match(errors, /broken\.bib:[34]: /);
    assert.equal(output, "[@a; @c]");
  });

  it("reports problems of a library with their lines and reads the rest", async () => {
    const library = write("damaged.json", `[\n{"id": "x"},\n${JSON.stringify(loraItem)}]`);
    const { errors, output } = await run(["search", "lora", "--library", library, "--no-bundled"]);
    assert.match(errors, /damaged\.json:2: /);
    assert.match(output, /hu2022lora/);
  });

  it("cites in every format and reports unknown citekeys", async () => {
    assert.match((await run(["cite", "zhang2024negative"])).output, /^@inproceedings\{zhang2024negative,/);
    const pandoc = await run(["cite", "zhang2024negative", "song2022extendable", "--format", "pandoc"]);
    assert.equal(pandoc.output, "[@zhang2024negative; @song2022extendable]");
    const twice = await run(["cite", "2404.05868", "arXiv:2404.05868", "song2022extendable", "zhang2024negative", "--format", "pandoc"]);
    assert.equal(twice.output, "[@zhang2024negative; @song2022extendable]");
    const unknown = await run(["cite", "nobody1900nothing"]);
    assert.deepEqual([unknown.exitCode, unknown.output], [2, ""]);
    assert.match(unknown.errors, /"nobody1900nothing"/);
    const mistyped = await run(["cite", "zang2024negative"]);
    assert.deepEqual([mistyped.exitCode, mistyped.output], [2, ""]);
    assert.match(mistyped.errors, /"zang2024negative"; did you mean zhang2024negative\?/);
  });
});
