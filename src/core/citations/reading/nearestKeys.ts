import { distance } from "../../search/text/distance";
import { fold } from "../../words/fold";

/** The share of a key's characters that may be mistyped, but at least one character and at most four. */
const maxTypoShare = 0.25;
const maxNearKeys = 3;

/** Returns the known citekeys, at most three, for which a mistyped one may be meant, nearest first: `zhang2024negative` for `zang2024negative`. */
export function nearestKeys(citekey: string, known: Iterable<string>): readonly string[] {
  const wanted = plain(citekey);
  const most = Math.min(4, Math.max(1, Math.floor(wanted.length * maxTypoShare)));
  return [...new Set(known)]
    .filter((key) => key !== citekey)
    .map((key) => ({ key, far: distance(wanted, plain(key), most) }))
    .filter(({ far }) => far <= most)
    .sort((one, other) => one.far - other.far || (one.key < other.key ? -1 : 1))
    .slice(0, maxNearKeys)
    .map(({ key }) => key);
}

/** Users often mistype case, accents and punctuation, so these do not count as differences. */
function plain(citekey: string): string {
  return fold(citekey).replace(/[^\p{L}\p{N}]+/gu, "");
}
