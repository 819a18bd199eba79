import assert from "node:assert/strict";
import { type CachedAnswer, createMemoryCache } from "../../src/network/answerCache";
import { type AnswerStore, createKeptAnswers } from "../../src/network/keptAnswers";

/** A store in memory, on which time passes by a second at each write. */
function createFakeStore(): AnswerStore & { readonly files: Map<string, { text: string; writtenAt: number }>; time: number } {
  const files = new Map<string, { text: string; writtenAt: number }>();
  const store = {
    files,
    time: 0,
    list: () => Promise.resolve([...files].map(([name, { text, writtenAt }]) => ({ name, bytes: text.length, writtenAt }))),
    read: (name: string) => Promise.resolve(files.get(name)?.text),
    write(name: string, text: string) {
      store.time += 1_000;
      files.set(name, { text, writtenAt: store.time });
      return Promise.resolve();
    },
    remove(name: string) {
      files.delete(name);
      return Promise.resolve();
    },
  };
  return store;
}

function answer(text: string, at = 7): CachedAnswer {
  return { at, response: { status: 200, contentType: "application/json", text } };
}

const key = (number: number): string => `GET https://api.crossref.org/works/10.1000%2F${number} `;

describe("kept answers", () => {
  const open = (store: ReturnType<typeof createFakeStore>, bounds: Parameters<typeof createKeptAnswers>[2] = {}) =>
    createKeptAnswers(store, () => store.time, { writesPerTidying: 1, ...bounds });

  it("are there for the next window, with their dates", async () => {
    const store = createFakeStore();
    await open(store).set(key(1), answer("one", 1_234));
    assert.deepEqual(await open(store).get(key(1)), answer("one", 1_234));
    assert.equal(await open(store).get(key(2)), undefined);
  });

  it("are read from the store once, and stay in memory if the store loses them", async () => {
    const store = createFakeStore();
    await open(store).set(key(1), answer("one"));
    const second = open(store);
    await second.get(key(1));
    store.files.clear();
    assert.deepEqual(await second.get(key(1)), answer("one"));
  });

  for (const [what, text] of [
    ["nothing", ""],
    ["half of it", `{"key":${JSON.stringify(key(1))},"at":7,"resp`],
    ["bytes of something else", "\u0000\u0001\uFFFD"],
    ["a list", "[]"],
    ["null", "null"],
    ["another question", JSON.stringify({ key: key(2), ...answer("two") })],
    ["no date", JSON.stringify({ key: key(1), response: answer("one").response })],
    ["a date in words", JSON.stringify({ key: key(1), ...answer("one"), at: "yesterday" })],
    ["no text", JSON.stringify({ key: key(1), at: 7, response: { status: 200, contentType: "" } })],
    ["a status in words", JSON.stringify({ key: key(1), at: 7, response: { status: "200", contentType: "", text: "" } })],
    ["__proto__", `{"__proto__":{"key":${JSON.stringify(key(1))}},"at":7}`],
  ] as const) {
    it(`are asked for again if their file has ${what}, and are kept then`, async () => {
      const store = createFakeStore();
      const [name = ""] = await namesOf([key(1)]);
      await store.write(name, text);
      const cache = open(store);
      assert.equal(await cache.get(key(1)), undefined);
      await cache.set(key(1), answer("again"));
      assert.deepEqual(await open(store).get(key(1)), answer("again"));
    });
  }

  it("are bounded in number and in size, and the oldest go first", async () => {
    const store = createFakeStore();
    const cache = open(store, { maxAnswers: 3 });
    for (let number = 0; number < 10; number++) {
      await cache.set(key(number), answer(String(number)));
    }
    assert.deepEqual(new Set(store.files.keys()), await namesOf([key(7), key(8), key(9)]));
    const { text = "" } = [...store.files.values()].at(-1) ?? {};
    await open(store, { maxBytes: 2 * text.length + 5 }).set(key(10), answer("0"));
    assert.deepEqual(new Set(store.files.keys()), await namesOf([key(9), key(10)]));
  });

  it("are deleted after a week, and a long one is kept only in memory", async () => {
    const store = createFakeStore();
    const cache = open(store);
    await cache.set(key(1), answer("one"));
    store.time += 8 * 24 * 3_600_000;
    await cache.set(key(2), answer("two"));
    assert.deepEqual(new Set(store.files.keys()), await namesOf([key(2)]));
    await cache.set(key(3), answer("x".repeat(500_001)));
    assert.equal(store.files.size, 1);
    assert.equal((await cache.get(key(3)))?.response.text.length, 500_001);
  });

  it("of a clock that was wrong do not outlive those of the right one", async () => {
    for (const [ahead, isGone] of [
      [365 * 24 * 3_600_000, true],
      [8 * 24 * 3_600_000, true],
      [24 * 3_600_000, false],
    ] as const) {
      const store = createFakeStore();
      store.time = ahead;
      await open(store).set(key(1), answer("one"));
      store.time = 0;
      await open(store).set(key(2), answer("two"));
      assert.deepEqual(new Set(store.files.keys()), await namesOf(isGone ? [key(2)] : [key(1), key(2)]));
      await open(store, { maxAnswers: 2 }).set(key(3), answer("three"));
      assert.deepEqual(new Set(store.files.keys()), await namesOf([key(2), key(3)]));
    }
  });

  it("leave other files alone, and take those of a window that was closed while it wrote", async () => {
    const store = createFakeStore();
    const [name = ""] = await namesOf([key(1)]);
    await store.write("notes.txt", "mine");
    await store.write(`${name}.1700000000000-0123456789abcdef.part`, "half");
    const cache = open(store);
    await cache.set(key(1), answer("one"));
    assert.equal(await cache.forget(), 2);
    assert.deepEqual([...store.files.keys()], ["notes.txt"]);
    assert.equal(await cache.get(key(1)), undefined);
    assert.equal(await cache.forget(), 0);
  });

  it("of two windows at once are all there", async () => {
    const store = createFakeStore();
    const [first, second] = [open(store), open(store)];
    await Promise.all(
      Array.from({ length: 40 }, (_, number) => (number % 2 === 0 ? first : second).set(key(number), answer(String(number)))),
    );
    const third = open(store);
    for (let number = 0; number < 40; number++) {
      assert.deepEqual(await third.get(key(number)), answer(String(number)));
    }
  });

  it("in memory are bounded in number and in length, too", async () => {
    const cache = createMemoryCache(3, 10);
    for (const [number, text] of ["aaaa", "bbbb", "cc", "d"].entries()) {
      await cache.set(key(number), answer(text));
    }
    await cache.set(key(2), answer("ccc"));
    const has = (number: number): Promise<boolean> => cache.get(key(number)).then((found) => found !== undefined);
    assert.deepEqual(await Promise.all([0, 1, 2, 3].map(has)), [false, true, true, true]);
    await cache.set(key(4), answer("eeeeee"));
    assert.deepEqual(await Promise.all([1, 2, 3, 4].map(has)), [false, true, true, true]);
    await cache.set(key(5), answer("x".repeat(11)));
    assert.deepEqual(await Promise.all([2, 3, 4, 5].map(has)), [false, false, false, false]);
  });

  async function namesOf(keys: readonly string[]): Promise<ReadonlySet<string>> {
    const store = createFakeStore();
    const cache = open(store);
    for (const one of keys) {
      await cache.set(one, answer(""));
    }
    return new Set(store.files.keys());
  }
});
