import * as vscode from "vscode";

/** Returns a function like `TextDocument.positionAt`, for a text that is not open. Each line is a slice. */
export function* createTextPositions(text: string): Generator<undefined, (offset: number) => vscode.Position> {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/g)) {
    starts.push(index + end.length);
    yield;
  }
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      [low, high] = (starts[middle] ?? 0) <= offset ? [middle, high] : [low, middle - 1];
    }
    return new vscode.Position(low, offset - (starts[low] ?? 0));
  };
}
