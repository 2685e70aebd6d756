// Drawing what was read of an image: its patches lit, or coloured, over it.
import type { Pen } from "./pen";
import type { Shade } from "./scale";

export interface Patches {
  rows: number;
  cols: number;
  /** Of each patch, row after row. */
  values: ArrayLike<number>;
  /** The number of the patch that asks, or is asked about; −1: none. */
  chosen: number;
}

export interface Photo {
  colour: HTMLCanvasElement;
  grey: HTMLCanvasElement;
}

/** The image as it is and in grey, so that colour may mean the share alone. */
export async function photo(address: string): Promise<Photo> {
  const image = new Image();
  image.src = address;
  await image.decode();
  const [width, height] = [image.naturalWidth, image.naturalHeight];
  const made = () => Object.assign(document.createElement("canvas"), { width, height });
  const [colour, grey] = [made(), made()];
  const c = colour.getContext("2d")!;
  c.drawImage(image, 0, 0);
  const pixels = c.getImageData(0, 0, width, height);
  for (let i = 0; i < pixels.data.length; i += 4) {
    const light = 0.2126 * pixels.data[i]! + 0.7152 * pixels.data[i + 1]! + 0.0722 * pixels.data[i + 2]!;
    pixels.data.fill(light, i, i + 3);
  }
  grey.getContext("2d")!.putImageData(pixels, 0, 0);
  return { colour, grey };
}

export interface Manner {
  by: "light" | "colour";
  /** 0 … 1 of the scale; below 0: hidden or NaN. */
  shade: Shade;
  /** 256 colours as RGBA. */
  colours: Uint8ClampedArray;
  css: (name: string) => string;
}

export function drawPatches(c: Pen, size: { w: number; h: number }, of: Patches, over: Photo | null, manner: Manner): void {
  const [w, h] = [size.w / of.cols, size.h / of.rows];
  const lit = manner.by === "light" && over !== null;
  c.save();
  const below = lit ? over.colour : over?.grey;
  c.imageSmoothingEnabled = !below || below.width > size.w / 8; // the pixels of a very small image are its picture
  if (below) c.drawImage(below, 0, 0, below.width, below.height, 0, 0, size.w, size.h);
  for (let i = 0; i < of.rows * of.cols; i++) {
    const at = manner.shade(of.values[i]!);
    // Whole pixels, so that no seams are seen between patches.
    const [x, y] = [Math.round((i % of.cols) * w), Math.round(Math.floor(i / of.cols) * h)];
    const [right, bottom] = [Math.round(((i % of.cols) + 1) * w), Math.round((Math.floor(i / of.cols) + 1) * h)];
    if (at === -2) c.fillStyle = manner.css("nan");
    else if (lit) {
      c.fillStyle = manner.css("paper");
      c.globalAlpha = 0.9 * (1 - Math.sqrt(Math.max(0, at)));
    } else {
      const from = Math.round(Math.max(0, at) * 255) * 4;
      c.fillStyle = `rgb(${manner.colours[from]},${manner.colours[from + 1]},${manner.colours[from + 2]})`;
      c.globalAlpha = over ? 0.65 : 1;
    }
    c.fillRect(x, y, right - x, bottom - y);
    c.globalAlpha = 1;
  }
  if (of.chosen >= 0) frame(c, (of.chosen % of.cols) * w, Math.floor(of.chosen / of.cols) * h, w, h, manner.css("query-fill"));
  c.restore();
}

/** The patch that asks: blue between two lines of white, so that it is seen on any ground. */
function frame(c: Pen, x: number, y: number, w: number, h: number, colour: string): void {
  c.strokeStyle = "#ffffff";
  c.lineWidth = 6;
  c.strokeRect(x + 3, y + 3, w - 6, h - 6);
  c.strokeStyle = colour;
  c.lineWidth = 3;
  c.strokeRect(x + 3, y + 3, w - 6, h - 6);
}
