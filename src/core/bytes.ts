/** What is kept as bytes: arrays of numbers and texts, in the order in which they were added. */
export interface SectionWriter {
  add(section: Uint8Array | Uint16Array | Uint32Array | Int32Array | string): void;
  /** The sections' number, their lengths in bytes, and the sections, each from a multiple of four on. */
  bytes(): Uint8Array;
}

/** A writer without sections; `room` bytes are left free before them. */
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

/** The sections that a `SectionWriter` wrote, as views of the bytes; none where they are cut off. `bytes` begin at a multiple of four. */
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
