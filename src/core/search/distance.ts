/**
 * The number of insertions, deletions, replacements and swaps of neighbours that make one word of another (restricted
 * Damerau-Levenshtein distance; Damerau 1964), or `most + 1` where it takes more than `most`.
 *
 * @param isPrefix whether `word` may go on behind: the distance is then to its nearest beginning.
 */
export function distance(query: string, word: string, most: number, isPrefix = false): number {
  if (!isPrefix && Math.abs(query.length - word.length) > most) {
    return most + 1;
  }
  const width = Math.min(word.length, query.length + most);
  let before: number[] = [];
  let above = Array.from({ length: width + 1 }, (_, column) => column);
  for (let row = 1; row <= query.length; row++) {
    const here = [row];
    let least = row;
    for (let column = 1; column <= width; column++) {
      const isSame = query.charCodeAt(row - 1) === word.charCodeAt(column - 1);
      let cost = Math.min((above[column - 1] ?? 0) + (isSame ? 0 : 1), (above[column] ?? 0) + 1, (here[column - 1] ?? 0) + 1);
      if (row > 1 && column > 1 && query[row - 1] === word[column - 2] && query[row - 2] === word[column - 1]) {
        cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      }
      here.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) {
      return most + 1;
    }
    before = above;
    above = here;
  }
  const cost = isPrefix ? Math.min(...above) : word.length > width ? most + 1 : (above[width] ?? most + 1);
  return Math.min(cost, most + 1);
}
