// Drawing the map: hatching where the matrix is, the tiles over it, tokens and tracks along the edges, the crosshair.
import type { ZoomTransform } from "d3-zoom";
import { shown } from "./format";
import type { Pen } from "./pen";
import type { Look, Tiles } from "./tiles";

export interface Frame {
  margin: { left: number; top: number; right: number; bottom: number };
  inner: { w: number; h: number };
  width: number;
  height: number;
  transform: ZoomTransform;
  level: number;
  size: number;
  rows: number;
  keys: number;
  levels: number;
}

type Colour = (name: string) => string;

export interface Over {
  cursor: { row: number; col: number } | null;
  tracks: { entropy: Float32Array; received: Float32Array } | null;
  tokens: { asks: string[]; answers: string[]; rowToken: (row: number) => number; firstKey: number };
}

/** The first and last tile, (row, col), of a level that are in sight. */
export function edges(f: Frame, level: number): { first: [number, number]; last: [number, number] } {
  const cells = f.size * 2 ** level;
  const [x0, y0] = f.transform.invert([0, 0]);
  const [x1, y1] = f.transform.invert([f.inner.w, f.inner.h]);
  const within = (at: number, length: number) => Math.floor(Math.min(Math.max(at, 0), length - 1) / cells);
  return { first: [within(y0, f.rows), within(x0, f.keys)], last: [within(y1, f.rows), within(x1, f.keys)] };
}

export function drawMap(canvas: HTMLCanvasElement, f: Frame, tiles: Tiles, look: Look, over: Over): void {
  const dense = Math.min(2, devicePixelRatio || 1);
  const [w, h] = [Math.round(f.width * dense), Math.round(f.height * dense)];
  if (canvas.width !== w) canvas.width = w;
  if (canvas.height !== h) canvas.height = h;
  const c = canvas.getContext("2d")!;
  c.setTransform(dense, 0, 0, dense, 0, 0);
  c.clearRect(0, 0, f.width, f.height);
  drawWith(c as Pen, canvas, f, tiles, look, over);
}

/** The same with any pen; colours and letters are those of the canvas. */
export function drawWith(c: Pen, canvas: HTMLCanvasElement, f: Frame, tiles: Tiles, look: Look, over: Over): void {
  const style = getComputedStyle(canvas);
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim();
  c.save();
  c.beginPath();
  c.rect(f.margin.left, f.margin.top, f.inner.w, f.inner.h);
  c.clip();
  c.translate(f.margin.left, f.margin.top);
  ground(c, f, colour);
  c.imageSmoothingEnabled = false;
  // The whole first, then what is finer, as far as it is there: so something is always seen.
  for (let level = f.levels - 1; level >= f.level; level--) pictures(c, f, tiles, look, level, colour);
  if (f.transform.k >= 12) grid(c, f, colour);
  nans(c, f, tiles, colour);
  if (over.cursor) crosshair(c, f, over.cursor, colour);
  c.restore();
  labels(c, f, over, colour, style.fontFamily);
  if (over.tracks) drawTracks(c, f, over.tracks, colour);
}

function ground(c: Pen, f: Frame, colour: Colour): void {
  const { x, y, k } = f.transform;
  const [left, top] = [Math.max(0, x), Math.max(0, y)];
  const [right, bottom] = [Math.min(f.inner.w, x + f.keys * k), Math.min(f.inner.h, y + f.rows * k)];
  if (right <= left || bottom <= top) return;
  c.save();
  c.beginPath();
  c.rect(left, top, right - left, bottom - top);
  c.clip();
  c.fillStyle = colour("surface");
  c.fillRect(left, top, right - left, bottom - top);
  c.strokeStyle = colour("line");
  c.lineWidth = 1;
  c.beginPath();
  for (let d = left - (bottom - top); d < right; d += 6) {
    c.moveTo(d, bottom);
    c.lineTo(d + (bottom - top), top);
  }
  c.stroke();
  c.restore();
}

function pictures(c: Pen, f: Frame, tiles: Tiles, look: Look, level: number, colour: Colour): void {
  const { first, last } = edges(f, level);
  const step = 2 ** level;
  const cells = f.size * step;
  const { x, y, k } = f.transform;
  for (let row = first[0]; row <= last[0]; row++)
    for (let col = first[1]; col <= last[1]; col++) {
      const picture = tiles.picture(level, row, col, look);
      if (!picture) continue;
      // A hidden bin must show the hatching, and not the coarser tile below it.
      const [w, h] = [Math.min(cells, f.keys - col * cells), Math.min(cells, f.rows - row * cells)];
      const [left, top] = [x + col * cells * k, y + row * cells * k];
      if (level < f.levels - 1 && level === f.level) patch(c, colour, left, top, w * k, h * k);
      // The last bin of an edge may be narrower than the others.
      const full = [Math.floor(w / step), Math.floor(h / step)] as const;
      c.drawImage(picture, 0, 0, full[0], full[1], left, top, full[0] * step * k, full[1] * step * k);
      if (full[0] * step < w) c.drawImage(picture, full[0], 0, 1, full[1], left + full[0] * step * k, top, (w - full[0] * step) * k, full[1] * step * k);
      if (full[1] * step < h) c.drawImage(picture, 0, full[1], full[0], 1, left, top + full[1] * step * k, full[0] * step * k, (h - full[1] * step) * k);
      if (full[0] * step < w && full[1] * step < h)
        c.drawImage(picture, full[0], full[1], 1, 1, left + full[0] * step * k, top + full[1] * step * k, (w - full[0] * step) * k, (h - full[1] * step) * k);
    }
}

const hatches = new WeakMap<Pen, { name: string; pattern: CanvasPattern | null }>();

/** The hatching again, where a coarser tile was drawn. */
function patch(c: Pen, colour: Colour, left: number, top: number, w: number, h: number): void {
  const [ground, line] = [colour("surface"), colour("line")];
  let mine = hatches.get(c);
  if (mine?.name !== ground + line) {
    const small = Object.assign(document.createElement("canvas"), { width: 6, height: 6 });
    const s = small.getContext("2d")!;
    s.fillStyle = ground;
    s.fillRect(0, 0, 6, 6);
    s.strokeStyle = line;
    s.beginPath();
    for (const d of [-6, 0, 6]) {
      s.moveTo(d, 6);
      s.lineTo(d + 6, 0);
    }
    s.stroke();
    hatches.set(c, (mine = { name: ground + line, pattern: c.createPattern(small, "repeat") }));
  }
  if (!mine.pattern) return;
  c.fillStyle = mine.pattern;
  c.fillRect(left, top, w, h);
}

function grid(c: Pen, f: Frame, colour: Colour): void {
  const { x, y, k } = f.transform;
  c.strokeStyle = colour("paper");
  c.globalAlpha = 0.35;
  c.lineWidth = 1;
  c.beginPath();
  const [x0, y0] = f.transform.invert([0, 0]).map((v) => Math.max(0, Math.floor(v))) as [number, number];
  for (let col = x0; col <= Math.min(f.keys, x0 + f.inner.w / k + 1); col++) {
    c.moveTo(x + col * k, Math.max(0, y));
    c.lineTo(x + col * k, Math.min(f.inner.h, y + f.rows * k));
  }
  for (let row = y0; row <= Math.min(f.rows, y0 + f.inner.h / k + 1); row++) {
    c.moveTo(Math.max(0, x), y + row * k);
    c.lineTo(Math.min(f.inner.w, x + f.keys * k), y + row * k);
  }
  c.stroke();
  c.globalAlpha = 1;
}

/** NaN gets an outline as well, where cells are large enough for one. */
function nans(c: Pen, f: Frame, tiles: Tiles, colour: Colour): void {
  const { x, y, k } = f.transform;
  if (f.level > 0 || k < 6) return;
  const [x0, y0] = f.transform.invert([0, 0]).map((v) => Math.max(0, Math.floor(v))) as [number, number];
  c.strokeStyle = colour("ink");
  for (let row = y0; row < Math.min(f.rows, y0 + f.inner.h / k + 1); row++)
    for (let col = x0; col < Math.min(f.keys, x0 + f.inner.w / k + 1); col++)
      if (Number.isNaN(tiles.value(0, row, col, f.size))) c.strokeRect(x + col * k + 1.5, y + row * k + 1.5, k - 3, k - 3);
}

function crosshair(c: Pen, f: Frame, at: { row: number; col: number }, colour: Colour): void {
  const { x, y, k } = f.transform;
  const step = 2 ** f.level;
  const [row, col] = [Math.floor(at.row / step) * step, Math.floor(at.col / step) * step];
  const size = Math.max(2, step * k);
  c.fillStyle = colour("ink");
  c.globalAlpha = 0.16;
  // The row and the column, but not the cell itself, whose colour is the news.
  const [cx, cy, thick] = [x + col * k, y + row * k, Math.max(1, step * k)];
  const [left, right] = [Math.max(0, x), Math.min(f.inner.w, x + f.keys * k)];
  const [top, bottom] = [Math.max(0, y), Math.min(f.inner.h, y + f.rows * k)];
  c.fillRect(left, cy, cx - left, thick);
  c.fillRect(cx + thick, cy, right - cx - thick, thick);
  c.fillRect(cx, top, thick, cy - top);
  c.fillRect(cx, cy + thick, thick, bottom - cy - thick);
  c.globalAlpha = 1;
  c.lineWidth = 2;
  c.strokeStyle = colour("paper");
  c.strokeRect(x + col * k - 2, y + row * k - 2, size + 4, size + 4);
  c.strokeStyle = colour("key-fill");
  c.strokeRect(x + col * k - 1, y + row * k - 1, size + 2, size + 2);
}

function labels(c: Pen, f: Frame, over: Over, colour: Colour, font: string): void {
  const { x, y, k } = f.transform;
  const step = Math.max(1, Math.ceil(14 / k));
  c.font = `12px ${font}`;
  c.textBaseline = "middle";
  const fits = (text: string) => text.slice(0, f.margin.left < 80 ? 8 : 14);
  const name = (tokens: string[], at: number) => (k >= 7 ? fits(shown(tokens[at])) : at.toLocaleString("en"));
  const nice = step === 1 ? 1 : roundStep(k >= 7 ? step : 48 / k);
  c.textAlign = "right";
  const mark = over.cursor;
  for (let row = Math.max(0, Math.ceil(-y / k / nice) * nice); row < f.rows && y + row * k < f.inner.h; row += nice) {
    const at = y + (row + (nice === 1 ? 0.5 : 0)) * k;
    if (at < 0 || at > f.inner.h || (mark && Math.abs(at - (y + (mark.row + 0.5) * k)) < 13)) continue;
    c.fillStyle = colour("soft");
    c.fillText(name(over.tokens.asks, over.tokens.rowToken(row)), f.margin.left - 6, f.margin.top + at);
  }
  if (mark) {
    c.fillStyle = colour("query");
    c.font = `600 12px ${font}`;
    const at = y + (mark.row + 0.5) * k;
    if (at >= 0 && at <= f.inner.h)
      c.fillText(fits(shown(over.tokens.asks[over.tokens.rowToken(mark.row)])), f.margin.left - 6, f.margin.top + at);
  }
  c.textAlign = "left";
  const upright = (text: string, at: number) => {
    c.save();
    c.translate(f.margin.left + at, f.margin.top - 6);
    c.rotate(-Math.PI / 3.2);
    c.fillText(text, 0, 0);
    c.restore();
  };
  c.font = `12px ${font}`;
  for (let col = Math.max(0, Math.ceil(-x / k / nice) * nice); col < f.keys && x + col * k < f.inner.w; col += nice) {
    const at = x + (col + (nice === 1 ? 0.5 : 0)) * k;
    if (at < 0 || at > f.inner.w || (mark && Math.abs(at - (x + (mark.col + 0.5) * k)) < 13)) continue;
    c.fillStyle = colour("soft");
    upright(name(over.tokens.answers, col + over.tokens.firstKey), at);
  }
  if (mark) {
    const at = x + (mark.col + 0.5) * k;
    c.fillStyle = colour("key");
    c.font = `600 12px ${font}`;
    if (at >= 0 && at <= f.inner.w) upright(fits(shown(over.tokens.answers[mark.col + over.tokens.firstKey])), at);
  }
}

function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, step)));
  return ([1, 2, 5, 10].find((n) => n * power >= step) ?? 10) * power;
}

/** Entropy along the rows at the right, what was received along the columns at the bottom. */
function drawTracks(c: Pen, f: Frame, tracks: NonNullable<Over["tracks"]>, colour: Colour): void {
  const { x, y, k } = f.transform;
  const bar = (values: Float32Array, from: number, length: number, draw: (at: number, share: number, thick: number) => void) => {
    let top = 0;
    for (const value of values) if (value > top) top = value;
    const thick = Math.max(1, k);
    const per = Math.max(1, Math.floor(1 / k));
    for (let i = Math.max(0, Math.floor(-from / k)); i < values.length && from + i * k < length; i += per) {
      let value = 0;
      for (let n = i; n < Math.min(values.length, i + per); n++) if (values[n]! > value) value = values[n]!;
      if (from + i * k >= 0 && value > 0) draw(from + i * k, top ? value / top : 0, thick);
    }
  };
  const [right, bottom] = [Math.min(f.inner.w, x + f.keys * k), Math.min(f.inner.h, y + f.rows * k)];
  c.fillStyle = colour("query");
  bar(tracks.entropy, y, f.inner.h, (at, share, thick) =>
    c.fillRect(f.margin.left + right + 4, f.margin.top + at, 18 * share, Math.max(1, thick - (thick > 3 ? 1 : 0))));
  c.fillStyle = colour("key-fill");
  bar(tracks.received, x, f.inner.w, (at, share, thick) =>
    c.fillRect(f.margin.left + at, f.margin.top + bottom + 4, Math.max(1, thick - (thick > 3 ? 1 : 0)), 18 * share));
}
