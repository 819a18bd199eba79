import assert from "node:assert/strict";
import { type KeyAction, keyAction, type FocusPosition } from "../../src/webview/keyboard";

const box: FocusPosition = { kind: "box" };
const closed = (at: number): FocusPosition => ({ kind: "row", at, isOpen: false });
const open = (at: number): FocusPosition => ({ kind: "row", at, isOpen: true });
const body = (at: number): FocusPosition => ({ kind: "body", at, isOpen: true });

describe("keyAction", () => {
  function check(key: string, position: FocusPosition, expected: KeyAction | undefined, count = 3): void {
    it(`${key} in ${JSON.stringify(position)} of ${count}`, () => {
      assert.deepEqual(keyAction(key, position, count), expected);
    });
  }

  check("ArrowDown", box, { kind: "go", to: 0 });
  check("ArrowDown", box, undefined, 0);
  check("Enter", box, { kind: "open", at: 0 });
  check("Enter", box, undefined, 0);
  check("Escape", box, { kind: "clear" });
  check("ArrowLeft", box, undefined);
  check("Home", box, undefined);
  check("a", box, undefined);

  check("ArrowDown", closed(0), { kind: "go", to: 1 });
  check("ArrowDown", closed(2), { kind: "go", to: 2 });
  check("ArrowUp", closed(2), { kind: "go", to: 1 });
  check("ArrowUp", closed(0), { kind: "search" });
  check("Home", closed(2), { kind: "go", to: 0 });
  check("End", closed(0), { kind: "go", to: 2 });
  check("Escape", closed(1), { kind: "search" });
  check("ArrowRight", closed(1), { kind: "open", at: 1 });
  check("ArrowRight", open(1), undefined);
  check("ArrowLeft", open(1), { kind: "close", at: 1 });
  check("ArrowLeft", closed(1), undefined);
  check("Enter", closed(1), undefined);
  check(" ", closed(1), undefined);

  check("ArrowDown", body(1), { kind: "go", to: 2 });
  check("ArrowUp", body(1), { kind: "go", to: 1 });
  check("Escape", body(1), { kind: "go", to: 1 });
  check("ArrowLeft", body(1), { kind: "close", at: 1 });
  check("Tab", body(1), undefined);
});
