import assert from "node:assert/strict";
import { createHashSlots } from "../../../../src/core/search/index/hashSlots";
import { createRandom } from "../../../inputs/random";

describe("hash slots", () => {
  it("keep what a map keeps", () => {
    const random = createRandom(5);
    const slots = createHashSlots();
    const known = new Map<string, number>();
    for (let round = 0; round < 20_000; round++) {
      const first = Math.floor(random() * 60) - 30;
      const second = (Math.floor(random() * 0x1_0000_0000) & 0xf00000ff) | 0;
      const expected = known.get(`${first} ${second}`) ?? -1;
      assert.equal(slots.find(first, second), expected);
      if (expected < 0) {
        known.set(`${first} ${second}`, round);
        slots.add(first, second, round);
      }
    }
    assert.ok(known.size > 10_000);
  });
});
