// From weights to colours: linear, logarithmic or by rank. Hidden cells stay open, so that the hatching below shows; NaN is magenta.
import type { Scaling } from "./place.svelte";

const DECADES = 5; // of a logarithmic scale

export interface Shade {
  /** 0 … 1, or −1 for hidden, −2 for NaN. */
  (value: number): number;
  low: number;
  high: number;
}

/** sorted: a sample of the visible values, from small to large, for ranks; high: the largest value that is shown. */
export function scaleOf(scaling: Scaling, high: number, sorted: Float32Array): Shade {
  const top = high > 0 ? high : 1;
  return shadeOf(top, scaling, (value) => placed(scaling, top, value, sorted));
}

/** The same for numbers below and above 0, which is ½. By rank: of the magnitudes. */
export function signedScale(scaling: Scaling, high: number, sorted: Float32Array): Shade {
  const top = high > 0 ? high : 1;
  return shadeOf(top, scaling, (value) => 0.5 + (Math.sign(value) * Math.min(1, Math.max(0, placed(scaling, top, Math.abs(value), sorted)))) / 2);
}

function placed(scaling: Scaling, top: number, value: number, sorted: Float32Array): number {
  if (scaling === "linear") return Math.max(0, value) / top;
  if (scaling === "log") return value <= 0 ? 0 : Math.log10(value / top) / DECADES + 1;
  return rank(sorted, value);
}

function shadeOf(top: number, scaling: Scaling, place: (value: number) => number): Shade {
  const low = scaling === "log" ? top / 10 ** DECADES : 0;
  const shade = (value: number): number => {
    if (value === -Infinity) return -1;
    if (Number.isNaN(value)) return -2;
    return Math.min(1, Math.max(0, place(value)));
  };
  return Object.assign(shade, { low, high: top });
}

function rank(sorted: Float32Array, value: number): number {
  let [a, b] = [0, sorted.length];
  while (a < b) {
    const middle = (a + b) >> 1;
    if (sorted[middle]! < value) a = middle + 1;
    else b = middle;
  }
  return sorted.length ? a / sorted.length : 0;
}

/** At most 4,096 of the visible values, sorted. */
export function sample(values: Float32Array): Float32Array {
  const step = Math.max(1, Math.floor(values.length / 16384));
  const found: number[] = [];
  for (let i = 0; i < values.length; i += step) {
    const value = values[i]!;
    if (value > -Infinity) found.push(value);
  }
  const thinned = found.filter((_, i) => i % Math.ceil(found.length / 4096 || 1) === 0);
  return Float32Array.from(thinned).sort();
}

/** The values as pixels. */
export function paint(values: Float32Array, shade: Shade, colours: Uint8ClampedArray, nan: [number, number, number]): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(values.length * 4);
  for (let i = 0; i < values.length; i++) {
    const at = shade(values[i]!);
    if (at === -1) continue;
    if (at === -2) {
      pixels.set([...nan, 255], i * 4);
      continue;
    }
    const colour = Math.round(at * 255) * 4;
    pixels[i * 4] = colours[colour]!;
    pixels[i * 4 + 1] = colours[colour + 1]!;
    pixels[i * 4 + 2] = colours[colour + 2]!;
    pixels[i * 4 + 3] = 255;
  }
  return pixels;
}
