/** Numbers by two hashes of 32 bits each: a hash table in typed arrays, which the garbage collector need not scan. */
export interface HashSlots {
  /** Returns the number with these hashes, or -1. */
  find(first: number, second: number): number;
  /** Adds a number, which is at least 0, with hashes that have none yet. Returns the number. */
  add(first: number, second: number, id: number): number;
}

/**
 * The hashes are spread over 2 to the power of this many tables: a table that grows is copied, and copying a large one would
 * block other work.
 */
const tableBits = 4;
const initialSlots = 1 << 5;
/** A slot holds the two hashes and the number plus one, side by side, so that a look-up reads memory in one place. */
const numbersPerSlot = 3;

interface Table {
  slots: Int32Array;
  mask: number;
  count: number;
}

/** Creates an empty table. */
export function createHashSlots(): HashSlots {
  const tables = Array.from({ length: 1 << tableBits }, (): Table => ({
    slots: new Int32Array(initialSlots * numbersPerSlot),
    mask: initialSlots - 1,
    count: 0,
  }));
  const tableOf = (second: number): Table | undefined => tables[second >>> (32 - tableBits)];
  return {
    find(first, second) {
      const table = tableOf(second);
      return table ? (table.slots[slotOffset(table, first, second) + 2] ?? 0) - 1 : -1;
    },
    add(first, second, id) {
      const table = tableOf(second);
      if (table) {
        put(table, first, second, id + 1);
        table.count++;
        if (table.count * 2 > table.mask) {
          grow(table);
        }
      }
      return id;
    },
  };
}

/** Returns the offset of the slot that holds these hashes, or of the free slot for them. */
function slotOffset({ slots, mask }: Table, first: number, second: number): number {
  let slot = (first ^ (first >>> 15)) & mask;
  for (;;) {
    const at = slot * numbersPerSlot;
    if (slots[at + 2] === 0 || (slots[at] === first && slots[at + 1] === second)) {
      return at;
    }
    slot = (slot + 1) & mask;
  }
}

function put(table: Table, first: number, second: number, value: number): void {
  const at = slotOffset(table, first, second);
  table.slots[at] = first;
  table.slots[at + 1] = second;
  table.slots[at + 2] = value;
}

function grow(table: Table): void {
  const before = table.slots;
  table.slots = new Int32Array(before.length * 2);
  table.mask = table.mask * 2 + 1;
  for (let at = 0; at < before.length; at += numbersPerSlot) {
    if (before[at + 2] !== 0) {
      put(table, before[at] ?? 0, before[at + 1] ?? 0, before[at + 2] ?? 0);
    }
  }
}
