/** A row to learn from. */
export interface Row {
  readonly features: ArrayLike<number>;
  /** 1 if the paper is meant, 0 if not. */
  readonly label: number;
  readonly weight: number;
}

/** A fitted model: per feature its mean, standard deviation and weight. */
export interface Model {
  readonly bias: number;
  readonly means: readonly number[];
  readonly deviations: readonly number[];
  readonly weights: readonly number[];
}

const maxDeviation = 3;
const steps = 12;
/** The fit ends when a step makes the loss smaller by no more than this. */
const tolerance = 1e-3;

/** Fits a logistic regression to standardized, clipped features by Newton's method, with shorter steps where a whole one leads too far. Each weight has a penalty, the bias has none. */
export function fit(rows: readonly Row[], penalties: readonly number[]): Model {
  const size = rows[0]?.features.length ?? 0;
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  const means = Array.from({ length: size }, (_, i) => rows.reduce((sum, row) => sum + row.weight * (row.features[i] ?? 0), 0) / total);
  const deviations = means.map((mean, i) => {
    const variance = rows.reduce((sum, row) => sum + row.weight * ((row.features[i] ?? 0) - mean) ** 2, 0) / total;
    return Math.sqrt(variance) || 1;
  });
  const inputs = rows.map(({ features }) => standardized(features, means, deviations));
  const n = size + 1;
  const penaltyOf = (i: number): number => (i < size ? (penalties[i] ?? 0) : 1e-6);
  /** Returns what is to be as small as possible. */
  const lossOf = (solution: Float64Array): number =>
    rows.reduce((sum, { label, weight }, r) => {
      const odds = dot(solution, inputs[r] ?? solution);
      return sum + weight * Math.log1p(Math.exp(label === 1 ? -odds : odds));
    }, 0) + solution.reduce((sum, value, i) => sum + (penaltyOf(i) / 2) * value * value, 0);
  let solution = new Float64Array(n);
  let loss = lossOf(solution);
  for (let step = 0; step < steps; step++) {
    const change = newtonStep(rows, inputs, solution, penaltyOf);
    // A whole step may lead too far where nearly all rows are certain.
    let next = solution.map((value, i) => value + (change[i] ?? 0));
    for (let size = 0.5; size > 0.001 && !(lossOf(next) < loss); size /= 2) {
      next = solution.map((value, i) => value + size * (change[i] ?? 0));
    }
    const nextLoss = lossOf(next);
    if (!(nextLoss < loss - tolerance)) {
      break;
    }
    [solution, loss] = [next, nextLoss];
  }
  return { bias: solution[size] ?? 0, means, deviations, weights: [...solution.slice(0, size)] };
}

/** Returns the change of the weights that makes the loss smallest if it were quadratic. */
function newtonStep(
  rows: readonly Row[],
  inputs: readonly Float64Array[],
  solution: Float64Array,
  penaltyOf: (index: number) => number,
): Float64Array {
  const n = solution.length;
  const gradient = new Float64Array(n);
  const hessian = Array.from({ length: n }, () => new Float64Array(n));
  rows.forEach(({ label, weight }, r) => {
    const x = inputs[r] ?? new Float64Array(n);
    const p = 1 / (1 + Math.exp(-dot(solution, x)));
    const [slope, curvature] = [weight * (label - p), weight * p * (1 - p)];
    for (let i = 0; i < n; i++) {
      const xi = x[i] ?? 0;
      gradient[i] = (gradient[i] ?? 0) + slope * xi;
      const line = hessian[i];
      const scaled = curvature * xi;
      for (let j = 0; line && j <= i; j++) {
        line[j] = (line[j] ?? 0) + scaled * (x[j] ?? 0);
      }
    }
  });
  for (let i = 0; i < n; i++) {
    const line = hessian[i];
    if (line) {
      line[i] = (line[i] ?? 0) + penaltyOf(i);
    }
    gradient[i] = (gradient[i] ?? 0) - penaltyOf(i) * (solution[i] ?? 0);
  }
  return solve(hessian, gradient);
}

/** Returns the probability that the model gives. */
export function predict({ bias, means, deviations, weights }: Model, features: ArrayLike<number>): number {
  const x = standardized(features, means, deviations);
  return 1 / (1 + Math.exp(-weights.reduce((sum, weight, i) => sum + weight * (x[i] ?? 0), bias)));
}

function standardized(features: ArrayLike<number>, means: readonly number[], deviations: readonly number[]): Float64Array {
  const x = new Float64Array(means.length + 1);
  for (let i = 0; i < means.length; i++) {
    x[i] = Math.max(-maxDeviation, Math.min(maxDeviation, ((features[i] ?? 0) - (means[i] ?? 0)) / (deviations[i] ?? 1)));
  }
  x[means.length] = 1;
  return x;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) {
    sum += (a[i] ?? 0) * (b[i] ?? 0);
  }
  return sum;
}

/** Solves a symmetric positive system, of which the lower half is given, by Cholesky's decomposition. */
function solve(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const n = right.length;
  const at = (i: number, j: number): number => matrix[i]?.[j] ?? 0;
  const x = Float64Array.from(right);
  for (let i = 0; i < n; i++) {
    const line = matrix[i];
    for (let j = 0; line && j <= i; j++) {
      let sum = at(i, j);
      for (let k = 0; k < j; k++) {
        sum -= at(i, k) * at(j, k);
      }
      line[j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / at(j, j);
    }
  }
  for (let i = 0; i < n; i++) {
    let sum = x[i] ?? 0;
    for (let k = 0; k < i; k++) {
      sum -= at(i, k) * (x[k] ?? 0);
    }
    x[i] = sum / at(i, i);
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = x[i] ?? 0;
    for (let k = i + 1; k < n; k++) {
      sum -= at(k, i) * (x[k] ?? 0);
    }
    x[i] = sum / at(i, i);
  }
  return x;
}
