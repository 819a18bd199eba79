import type { Paper } from "../../paper";
import { isAddress, type Form } from "./form";
import { type KeySink, readKey } from "./keys";
import { createNumberList } from "./numberList";

/**
 * The keys of the forms of papers, in typed arrays. Reading them is most of the work of making a matcher, so it is done once
 * per paper.
 */
export interface FormKeys {
  /** The first form of each paper, and at the end the number of forms. */
  readonly firstForms: Int32Array;
  /** The first prefix of each paper, and at the end the number of prefixes. */
  readonly firstPrefixes: Int32Array;
  /** The hash of each form's key. */
  readonly hashes: Int32Array;
  readonly lengths: Uint16Array;
  /** The hashes of the prefixes of keys. */
  readonly prefixes: Int32Array;
}

/** Papers whose keys were read before. */
export interface KnownKeys {
  readonly keys: FormKeys;
  /**
   * Returns the index in `keys` of a paper with the same forms, or -1.
   *
   * @param expected the index to try first: most papers keep their place
   */
  find(paper: Paper, expected: number): number;
}

/** Collects keys, one paper after the other. */
export interface FormKeysBuilder {
  /** Adds the next paper, which has these forms. */
  add(forms: readonly Form[]): void;
  /** Adds the papers `[start, end)` of other keys as the next ones. */
  copy(keys: FormKeys, start: number, end: number): void;
  /** Returns the keys so far. */
  keys(): FormKeys;
}

/** Creates a builder without papers. */
export function createFormKeysBuilder(): FormKeysBuilder {
  const [firstForms, firstPrefixes, hashes, lengths, prefixes] = [
    createNumberList(),
    createNumberList(),
    createNumberList(),
    createNumberList(),
    createNumberList(),
  ];
  const sink: KeySink = {
    key: (hash, length) => {
      hashes.add(hash);
      lengths.add(length);
    },
    prefix: prefixes.add,
  };
  return {
    add(forms) {
      firstForms.add(hashes.size());
      firstPrefixes.add(prefixes.size());
      for (const form of forms) {
        readKey(form.text, isAddress(form), sink);
      }
    },
    copy(keys, start, end) {
      const [form, prefix] = [keys.firstForms[start] ?? 0, keys.firstPrefixes[start] ?? 0];
      firstForms.addAll(keys.firstForms.subarray(start, end), hashes.size() - form);
      firstPrefixes.addAll(keys.firstPrefixes.subarray(start, end), prefixes.size() - prefix);
      hashes.addAll(keys.hashes.subarray(form, keys.firstForms[end]));
      lengths.addAll(keys.lengths.subarray(form, keys.firstForms[end]));
      prefixes.addAll(keys.prefixes.subarray(prefix, keys.firstPrefixes[end]));
    },
    keys() {
      firstForms.add(hashes.size());
      firstPrefixes.add(prefixes.size());
      return {
        firstForms: firstForms.values(),
        firstPrefixes: firstPrefixes.values(),
        hashes: hashes.values(),
        lengths: new Uint16Array(lengths.values()),
        prefixes: prefixes.values(),
      };
    },
  };
}

/** Returns the keys of one paper. */
export function keysOfPaper(
  { firstForms, firstPrefixes, hashes, lengths, prefixes }: FormKeys,
  paper: number,
): Pick<FormKeys, "hashes" | "lengths" | "prefixes"> {
  const [start, end] = [firstForms[paper] ?? 0, firstForms[paper + 1] ?? 0];
  return {
    hashes: hashes.subarray(start, end),
    lengths: lengths.subarray(start, end),
    prefixes: prefixes.subarray(firstPrefixes[paper], firstPrefixes[paper + 1]),
  };
}

/** Returns the keys of papers that are recognized by object identity. */
export function knownPapers(papers: readonly Paper[], keys: FormKeys): KnownKeys {
  let places: ReadonlyMap<Paper, number> | undefined;
  return {
    keys,
    find(paper, expected) {
      if (papers[expected] === paper) {
        return expected;
      }
      places ??= new Map(papers.map((one, index) => [one, index]));
      return places.get(paper) ?? -1;
    },
  };
}
