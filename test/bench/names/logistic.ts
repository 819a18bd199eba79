/** A thing to learn from: its features, and the answer. */
export interface Row {
  readonly values: ReadonlyMap<string, number>;
  readonly isTrue: boolean;
  readonly weight: number;
}

/** A logistic regression: the log-odds are `bias` plus each feature times its weight. */
export interface Fitted {
  readonly bias: number;
  readonly weights: ReadonlyMap<string, number>;
}

const mostSteps = 25;
/** A feature that hardly varies is not blown up. */
const leastDeviation = 0.12;

/**
 * Returns the regression with the least loss and penalty. `penalty` is on the weights of standardized features; features that fewer than `least`
 * rows have are left out.
 */
export function fitLogistic(rows: readonly Row[], { penalty, least }: { readonly penalty: number; readonly least: number }): Fitted {
  const counts = new Map<string, number>();
  for (const { values } of rows) {
    for (const feature of values.keys()) {
      counts.set(feature, (counts.get(feature) ?? 0) + 1);
    }
  }
  const features = [...counts].flatMap(([feature, count]) => (count >= least ? [feature] : [])).sort();
  const size = features.length + 1;
  const deviations = features.map((feature) => deviation(rows.map(({ values }) => values.get(feature) ?? 0)));
  const columns = new Map(features.map((feature, column) => [feature, column]));
  const sparse = rows.map(({ values }) => [
    ...[...values].flatMap(([feature, value]): [number, number][] => {
      const column = columns.get(feature);
      return column === undefined ? [] : [[column, value / (deviations[column] ?? 1)]];
    }),
    [size - 1, 1] as [number, number],
  ]);
  const weights = new Float64Array(size);
  for (let step = 0; step < mostSteps; step++) {
    const gradient = new Float64Array(size);
    const hessian = Array.from({ length: size }, () => new Float64Array(size));
    for (let column = 0; column < size; column++) {
      const own = column === size - 1 ? 0.001 : penalty;
      gradient[column] = own * (weights[column] ?? 0);
      (hessian[column] ?? new Float64Array(0))[column] = own;
    }
    rows.forEach(({ isTrue, weight }, at) => {
      const cells = sparse[at] ?? [];
      const chance = 1 / (1 + Math.exp(-cells.reduce((sum, [column, value]) => sum + value * (weights[column] ?? 0), 0)));
      for (const [column, value] of cells) {
        gradient[column] = (gradient[column] ?? 0) + weight * (chance - (isTrue ? 1 : 0)) * value;
        const line = hessian[column] ?? new Float64Array(0);
        for (const [other, second] of cells) {
          line[other] = (line[other] ?? 0) + weight * chance * (1 - chance) * value * second;
        }
      }
    });
    const change = solve(hessian, gradient);
    change.forEach((value, column) => {
      weights[column] = (weights[column] ?? 0) - value;
    });
    if (Math.max(...change.map(Math.abs)) < 1e-6) {
      break;
    }
  }
  return {
    bias: weights[size - 1] ?? 0,
    weights: new Map(features.map((feature, column) => [feature, (weights[column] ?? 0) / (deviations[column] ?? 1)])),
  };
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.max(leastDeviation, Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length));
}

/** Solves a symmetric, positive definite system by Gauss elimination, and changes its arguments. */
function solve(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const size = right.length;
  for (let pivot = 0; pivot < size; pivot++) {
    const line = matrix[pivot] ?? new Float64Array(size);
    for (let row = pivot + 1; row < size; row++) {
      const target = matrix[row] ?? new Float64Array(size);
      const factor = (target[pivot] ?? 0) / (line[pivot] ?? 1);
      if (factor !== 0) {
        for (let column = pivot; column < size; column++) {
          target[column] = (target[column] ?? 0) - factor * (line[column] ?? 0);
        }
        right[row] = (right[row] ?? 0) - factor * (right[pivot] ?? 0);
      }
    }
  }
  for (let row = size - 1; row >= 0; row--) {
    const line = matrix[row] ?? new Float64Array(size);
    let rest = right[row] ?? 0;
    for (let column = row + 1; column < size; column++) {
      rest -= (line[column] ?? 0) * (right[column] ?? 0);
    }
    right[row] = rest / (line[row] ?? 1);
  }
  return right;
}
