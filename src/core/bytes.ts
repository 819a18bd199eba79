/** Writes arrays of numbers and texts as bytes, in the order in which they are added. */
export interface SectionWriter {
  add(section: Uint8Array | Uint16Array | Uint32Array | Int32Array | string): void;
  /** Returns the number of sections, their lengths in bytes, and the sections. Each begins at a multiple of four. */
  bytes(): Uint8Array;
}

/** Creates a writer without sections that leaves `room` bytes free before them. */
export function createSectionWriter(room: number): SectionWriter {
  const sections: Uint8Array[] = [];
  return {
    add(section) {
      sections.push(
        typeof section === "string"
          ? new TextEncoder().encode(section)
          : new Uint8Array(section.buffer, section.byteOffset, section.byteLength),
      );
    },
    bytes() {
      const start = room + 4 * (1 + sections.length);
      const whole = new Uint8Array(sections.reduce((sum, { length }) => sum + padded(length), start));
      new Uint32Array(whole.buffer, room, 1 + sections.length).set([sections.length, ...sections.map(({ length }) => length)]);
      let at = start;
      for (const section of sections) {
        whole.set(section, at);
        at += padded(section.length);
      }
      return whole;
    },
  };
}

/**
 * Reads the sections that a `SectionWriter` wrote, as views of `bytes`, which must begin at a multiple of four. Returns an
 * empty list if they are cut off.
 */
export function readSections(bytes: Uint8Array, room: number): readonly Uint8Array[] {
  const numbers = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  const first = room >> 2;
  const count = Math.min(numbers[first] ?? 0, numbers.length);
  let at = room + 4 * (1 + count);
  const sections = Array.from(numbers.subarray(first + 1, first + 1 + count), (length) => {
    const section = bytes.subarray(at, at + length);
    at += padded(length);
    return section;
  });
  return at === bytes.length ? sections : [];
}

function padded(length: number): number {
  return (length + 3) & ~3;
}
