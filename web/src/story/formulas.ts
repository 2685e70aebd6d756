// Attention's few formulas, as qkv computes them: the page works every share out anew from recorded numbers.

/** Σ aᵢ bᵢ */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** The story's plain shares: each score as a part of all scores. */
export function proportional(scores: readonly number[]): number[] {
  const sum = scores.reduce((a, b) => a + b, 0);
  return scores.map((s) => (sum === 0 ? 0 : s / sum));
}

/** e^s as a part of all e^s. A score of −∞ is hidden: its share is 0. A row that sees nothing gives 0 everywhere. */
export function softmax(scores: readonly number[]): number[] {
  const most = Math.max(...scores);
  if (most === -Infinity) return scores.map(() => 0);
  const powers = scores.map((s) => Math.exp(s - most));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((p) => p / sum);
}

/** Σ share × value, for values of any width. */
export function mix(shares: readonly number[], values: readonly ArrayLike<number>[]): number[] {
  const out = new Array<number>(values[0]?.length ?? 0).fill(0);
  shares.forEach((share, j) => {
    for (let i = 0; i < out.length; i++) out[i]! += share * values[j]![i]!;
  });
  return out;
}

/** √Σ aᵢ² */
export function norm(a: ArrayLike<number>): number {
  return Math.sqrt(dot(a, a));
}

/** row (d) × matrix (d × n) */
export function times(row: ArrayLike<number>, matrix: readonly number[][]): number[] {
  return matrix[0]!.map((_, n) => matrix.reduce((sum, line, i) => sum + row[i]! * line[n]!, 0));
}

/** Scores of one query, in order: q·k × scale, −∞ where `visible` says no. */
export function scores(
  query: ArrayLike<number>,
  keys: readonly ArrayLike<number>[],
  scale = 1 / Math.sqrt(query.length),
  visible: (j: number) => boolean = () => true,
): number[] {
  return keys.map((key, j) => (visible(j) ? dot(query, key) * scale : -Infinity));
}
