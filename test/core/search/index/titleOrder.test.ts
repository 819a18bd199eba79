import assert from "node:assert/strict";
import { runToEnd } from "../../../../src/core/sliced";
import { mergeOrders, orderTitles } from "../../../../src/core/search/index/titleOrder";
import { createRandom } from "../../../inputs/random";

describe("the order of titles", () => {
  it("is that of a stable sort", () => {
    const random = createRandom(6);
    const titles = Array.from({ length: 3000 }, () =>
      Array.from({ length: Math.floor(random() * 3) }, () => "ab c".charAt(Math.floor(random() * 4))).join(""),
    );
    const expected = titles
      .map((_, at) => at)
      .sort((a, b) => ((titles[a] ?? "") < (titles[b] ?? "") ? -1 : titles[a] === titles[b] ? a - b : 1));
    assert.deepEqual([...runToEnd(orderTitles(titles))], expected);
    assert.deepEqual([...runToEnd(mergeOrders([], []))], []);
  });
});
