// Numbers of several heads or traces as one: −∞ is hidden by a mask, and stays so where all of them are.

/** The mean; a hidden number counts as 0 beside others that are seen. */
export function average(all: Float32Array[]): Float32Array {
  if (all.length === 1) return all[0]!;
  return all[0]!.map((_, i) => {
    let [sum, seen] = [0, false];
    for (const one of all) if (one[i]! !== -Infinity) [sum, seen] = [sum + one[i]!, true];
    return seen ? sum / all.length : -Infinity;
  });
}

/** b − a; hidden where both are. */
export function difference(a: Float32Array, b: Float32Array): Float32Array {
  return b.map((value, i) => {
    const other = a[i]!;
    if (value === -Infinity && other === -Infinity) return -Infinity;
    return (value === -Infinity ? 0 : value) - (other === -Infinity ? 0 : other);
  });
}
