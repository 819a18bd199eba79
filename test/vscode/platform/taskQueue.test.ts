import assert from "node:assert/strict";
import { createTaskQueue } from "../../../src/vscode/platform/taskQueue";

describe("a queue of tasks", () => {
  const done: string[] = [];
  const errors: unknown[] = [];
  const task = (name: string) => async (): Promise<void> => {
    done.push(`${name} begins`);
    await new Promise((resolve) => setTimeout(resolve, 1));
    done.push(`${name} ends`);
  };
  beforeEach(() => {
    done.length = 0;
    errors.length = 0;
  });

  it("runs one after the other", async () => {
    const queue = createTaskQueue((error) => errors.push(error));
    void queue.add(task("a"));
    await queue.add(task("b"));
    assert.deepEqual(done, ["a begins", "a ends", "b begins", "b ends"]);
  });

  it("goes on after a task that fails", async () => {
    const queue = createTaskQueue((error) => errors.push(error));
    await queue.add(() => Promise.reject(new Error("wrong")));
    await queue.add(task("b"));
    assert.deepEqual([errors.map(String), done], [["Error: wrong"], ["b begins", "b ends"]]);
  });

  it("runs a task once for all requests before it begins, and again for a later one", async () => {
    const queue = createTaskQueue((error) => errors.push(error));
    const again = queue.once(task("a"));
    await Promise.all([again(), again(), again()]);
    assert.deepEqual(done, ["a begins", "a ends"]);
    const first = again();
    await new Promise((resolve) => setTimeout(resolve, 0));
    await Promise.all([first, again()]);
    assert.equal(done.length, 6);
  });

  it("begins nothing once it is disposed", async () => {
    const queue = createTaskQueue((error) => errors.push(error));
    const waiting = queue.add(task("a"));
    queue.dispose();
    await waiting;
    assert.deepEqual(done, []);
  });
});
