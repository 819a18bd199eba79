import assert from "node:assert/strict";
import type { Paper } from "../../../src/core/paper";
import { createNaming } from "../../../src/vscode/library/naming";
import { createPaperNames } from "../../../src/vscode/library/paperNames";
import { createTaskQueue } from "../../../src/vscode/platform/taskQueue";

function paper(number: number, name: string): Paper {
  const abstract = `We propose ${name}, a way to do what number ${number} of all does.`;
  return { citekey: `made${number}`, title: `Some Findings of Number ${number}`, authors: [], links: [], aliases: [], abstract };
}

describe("the names of papers", () => {
  const again = (one: Paper): Paper => ({ ...one });

  it("are forgotten once other papers outnumber the current ones, and not before", () => {
    const names = createPaperNames();
    const current = Array.from({ length: 10 }, (_, number) => paper(number, `GlowNet${number}`));
    current.forEach(names.extract);
    const former = Array.from({ length: 3_000 }, (_, number) => paper(100 + number, `DimNet${number}`));
    for (const [index, one] of former.entries()) {
      names.extract(one);
      names.keep(current);
      if (index === 500) {
        assert.ok(names.isKnown(again(former[0] ?? one)));
      }
    }
    const known = former.filter((one) => names.isKnown(again(one))).length;
    assert.ok(known < 1_100, `${known} former papers are known`);
    assert.ok(current.every((one) => names.isKnown(again(one))));
  });
});

describe("naming papers", () => {
  it("names a changed paper at once, while a library waits for its names", async () => {
    const names = createPaperNames();
    const queue = createTaskQueue((error) => assert.fail(String(error)));
    let papers = Array.from({ length: 1_000 }, (_, number) => paper(number, `GlowNet${number}`));
    const known = (): number => papers.filter((one) => names.isKnown(one)).length;
    const knownAtTurns: number[] = [];
    const idle = (): Promise<void> => {
      knownAtTurns.push(known());
      return queue.idle();
    };
    let named = 0;
    const naming = createNaming({
      names,
      papers: () => papers,
      idle,
      onNamed: () => {
        named++;
        return Promise.resolve();
      },
    });

    await naming.nameNew();
    assert.equal(known(), 0, "a whole library is left to the background");
    let end = (): void => assert.fail("there is nothing to end");
    void queue.add(() => new Promise((resolve) => (end = resolve)));
    const background = naming.nameInBackground();
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(known(), 0, "more urgent work goes first");

    const edited = paper(500, "GlimNet");
    papers = papers.map((one, number) => (number === 500 ? edited : one));
    await naming.nameNew();
    assert.equal(known(), 1);
    assert.ok(names.of(edited).aliases.some(({ text }) => text === "GlimNet"));

    end();
    await background;
    assert.deepEqual([known(), named], [1_000, 1]);
    assert.ok(knownAtTurns.length > 10, "naming often looks for more urgent work");
  });

  it("stops when it is disposed", async () => {
    const names = createPaperNames();
    const papers = Array.from({ length: 1_000 }, (_, number) => paper(number, `GlowNet${number}`));
    const naming = createNaming({ names, papers: () => papers, idle: () => Promise.resolve(), onNamed: () => Promise.resolve() });
    await naming.nameNew();
    naming.dispose();
    await naming.nameInBackground();
    assert.ok(papers.filter((one) => names.isKnown(one)).length < 100);
  });
});
