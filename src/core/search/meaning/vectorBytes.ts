import type { SectionWriter } from "../../bytes";
import type { KnownVectors } from "../searchIndex";
import { withSigns } from "./paperVectors";

/** Vectors are written as this many sections, which are empty if no vectors were made. */
export const vectorSections = 3;

/** Writes the vectors of a segment's papers. */
export function writeVectors(writer: SectionWriter, known: KnownVectors | undefined): void {
  writer.add(Uint32Array.of(known?.table ?? 0, known?.vectors.size ?? 0));
  writer.add(known ? new Uint8Array(known.vectors.numbers.buffer, known.vectors.numbers.byteOffset, known.vectors.numbers.length) : "");
  writer.add(known ? new Uint8Array(known.vectors.scales.slice().buffer) : "");
}

/** Reads them, as views of the bytes. Returns `undefined` if no vectors were made, or another number than that of the papers. */
export function readVectors(sections: readonly Uint8Array[], paperCount: number): KnownVectors | undefined {
  const [head, numbers, scales] = sections;
  if (head?.length !== 8 || !numbers || scales?.length !== 4 * paperCount) {
    return undefined;
  }
  const [table = 0, size = 0] = new Uint32Array(head.buffer, head.byteOffset, 2);
  if (size === 0 || numbers.length !== size * paperCount) {
    return undefined;
  }
  const vectors = withSigns(
    size,
    new Int8Array(numbers.buffer, numbers.byteOffset, numbers.length),
    new Float32Array(scales.buffer, scales.byteOffset, paperCount),
  );
  return { table, vectors };
}
