// Colour scales: one hue for weights, green–white–purple around zero for signed numbers, cividis or viridis for maps.
import { interpolateCividis, interpolateViridis } from "d3-scale-chromatic";

export type Scale = "cividis" | "viridis" | "signed" | "signed-dark";
export type Rgb = readonly [number, number, number];

const INTERPOLATORS = {
  cividis: interpolateCividis,
  viridis: interpolateViridis,
  signed: between([122, 32, 98], [253, 253, 251], [0, 96, 70]),
  "signed-dark": between([232, 160, 206], [27, 29, 32], [72, 214, 168]),
};

/** Purple below zero, green above; the middle is the background. */
function between(low: Rgb, middle: Rgb, high: Rgb): (at: number) => string {
  return (at) => {
    const end = at < 0.5 ? low : high;
    const far = Math.abs(2 * at - 1);
    return `rgb(${middle.map((m, i) => Math.round(m + (end[i]! - m) * far)).join(",")})`;
  };
}

/** The colours of a map's scale as 256 × RGBA bytes, for drawing pixels. */
export function table(scale: Scale): Uint8ClampedArray {
  const bytes = new Uint8ClampedArray(256 * 4);
  for (let i = 0; i < 256; i++) bytes.set([...parse(INTERPOLATORS[scale](i / 255)), 255], i * 4);
  return bytes;
}

/** `amount` of `role`'s colour over the background: 0 is the background, 1 the colour. */
export function shade(role: string, amount: number): string {
  const percent = Math.round(1000 * Math.min(1, Math.max(0, amount))) / 10;
  return `color-mix(in oklab, var(--${role}) ${percent}%, transparent)`;
}

/** A signed number in −1 … 1: purple below zero, green above, the background at zero. */
export function signed(amount: number): string {
  return shade(amount < 0 ? "output" : "value", Math.abs(amount));
}

function parse(colour: string): Rgb {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  const found = hex ? hex.slice(1).map((part) => parseInt(part, 16)) : (colour.match(/\d+/g) ?? []).map(Number);
  return [found[0] ?? 0, found[1] ?? 0, found[2] ?? 0];
}
