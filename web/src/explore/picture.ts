// A view as SVG, as it stands on the screen: boxes, text and lines stay what they are; only what is drawn pixel by pixel becomes
// an image. The PNG is the same picture, drawn by the browser. What bears data-screen (controls) is left out.
import { SvgPen, type Pen } from "./pen";

/** Canvases that can be drawn again as lines and text. */
export const drawings = new WeakMap<HTMLCanvasElement, (pen: Pen) => void>();

const MARGIN = 16;
const SPACES = /\S+\s*/g;
type Box = { left: number; top: number; right: number; bottom: number };

export const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]!).replace(/[\0-\x08\x0b\x0c\x0e-\x1f]/g, "");
const n = (x: number) => String(Math.round(x * 100) / 100);

export function svgOf(root: HTMLElement): string {
  return new Drawing(root).made();
}

export async function pngOf(svg: string, density = 2): Promise<Blob> {
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await picture.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [picture.width * density, picture.height * density];
  canvas.getContext("2d")!.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((done, failed) => canvas.toBlob((made) => (made ? done(made) : failed(new Error("PNG"))), "image/png"));
}

class Drawing {
  #parts: string[] = [];
  #defs: string[] = [];
  #ids = 0;
  #box: DOMRect;
  #measure = document.createElement("canvas").getContext("2d", { willReadFrequently: true })!;
  #colours = new Map<string, string>();

  constructor(private root: HTMLElement) {
    this.#box = root.getBoundingClientRect();
  }

  made(): string {
    const style = getComputedStyle(this.root);
    this.#element(this.root, { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity });
    const [w, h] = [Math.ceil(this.#box.width) + 2 * MARGIN, Math.ceil(this.#box.height) + 2 * MARGIN];
    const paper = this.#colour(style.getPropertyValue("--paper").trim());
    return (
      `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}">` +
      `<defs>${this.#defs.join("")}</defs><rect width="${w}" height="${h}" fill="${paper}"/>${this.#parts.join("")}</svg>`
    );
  }

  #x = (x: number) => n(x - this.#box.left + MARGIN);
  #y = (y: number) => n(y - this.#box.top + MARGIN);

  /** A colour as every program knows it: #rrggbb or rgba(…). */
  #colour(css: string): string {
    const known = this.#colours.get(css);
    if (known) return known;
    const c = this.#measure;
    c.clearRect(0, 0, 1, 1);
    c.fillStyle = "#000";
    c.fillStyle = css;
    c.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = c.getImageData(0, 0, 1, 1).data as unknown as [number, number, number, number];
    const found = a === 0 ? "none" : a === 255 ? `rgb(${r},${g},${b})` : `rgba(${r},${g},${b},${n(a / 255)})`;
    this.#colours.set(css, found);
    return found;
  }

  #element(element: Element, clip: Box): void {
    if (element instanceof HTMLElement && (element.dataset.screen !== undefined || element.classList.contains("unseen"))) return;
    const style = getComputedStyle(element);
    if (style.display === "none" || style.visibility === "hidden" || style.opacity === "0") return;
    const box = element.getBoundingClientRect();
    const sized = box.width > 0 && box.height > 0;
    if (sized && (box.bottom < clip.top || box.top > clip.bottom || box.right < clip.left || box.left > clip.right)) return;
    if (element instanceof SVGSVGElement) return void this.#parts.push(this.#svg(element, box));
    this.#background(element, style);
    if (element instanceof HTMLCanvasElement) return this.#canvas(element, box);
    if (element instanceof HTMLImageElement) return this.#image(imageData(element), box, "auto");
    const cut = style.overflowX !== "visible" || style.overflowY !== "visible";
    const inner = cut
      ? { left: Math.max(clip.left, box.left), top: Math.max(clip.top, box.top), right: Math.min(clip.right, box.right), bottom: Math.min(clip.bottom, box.bottom) }
      : clip;
    if (cut) {
      const id = this.#id();
      this.#defs.push(`<clipPath id="${id}"><rect x="${this.#x(box.left)}" y="${this.#y(box.top)}" width="${n(box.width)}" height="${n(box.height)}"/></clipPath>`);
      this.#parts.push(`<g clip-path="url(#${id})">`);
    }
    for (const child of element.childNodes) {
      if (child instanceof Element) this.#element(child, inner);
      else if (child instanceof Text && child.data.trim()) this.#text(child, style, inner);
    }
    if (cut) this.#parts.push("</g>");
  }

  #id = () => `p${this.#ids++}`;

  #rect(box: Box, fill: string, radius = 0): void {
    const round = radius ? ` rx="${n(radius)}"` : "";
    this.#parts.push(`<rect x="${this.#x(box.left)}" y="${this.#y(box.top)}" width="${n(box.right - box.left)}" height="${n(box.bottom - box.top)}" fill="${fill}"${round}/>`);
  }

  #background(element: Element, style: CSSStyleDeclaration): void {
    const fill = this.#colour(style.backgroundColor);
    const hatched = style.backgroundImage.includes("repeating-linear-gradient");
    const sides = (["Left", "Top", "Right", "Bottom"] as const).map((side) => ({
      side, width: parseFloat(style[`border${side}Width`]), colour: this.#colour(style[`border${side}Color`]), on: style[`border${side}Style`] !== "none",
    })).filter((s) => s.on && s.width > 0 && s.colour !== "none");
    if (fill === "none" && !hatched && !sides.length) return;
    for (const box of style.display === "inline" ? element.getClientRects() : [element.getBoundingClientRect()]) {
      if (fill !== "none") this.#rect(box, fill, parseFloat(style.borderTopLeftRadius) || 0);
      if (hatched) this.#rect(box, `url(#${this.#hatch(style)})`);
      for (const { side, width, colour } of sides) {
        const at = { left: box.left, top: box.top, right: box.right, bottom: box.bottom };
        if (side === "Left") at.right = box.left + width;
        else if (side === "Right") at.left = box.right - width;
        else if (side === "Top") at.bottom = box.top + width;
        else at.top = box.bottom - width;
        this.#rect(at, colour);
      }
    }
  }

  #hatched = "";

  #hatch(style: CSSStyleDeclaration): string {
    if (!this.#hatched) {
      this.#hatched = this.#id();
      const line = this.#colour(style.getPropertyValue("--line").trim());
      this.#defs.push(`<pattern id="${this.#hatched}" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="1" height="5" fill="${line}"/></pattern>`);
    }
    return this.#hatched;
  }

  #canvas(canvas: HTMLCanvasElement, box: DOMRect): void {
    const draw = drawings.get(canvas);
    if (!draw) return this.#image(canvas.toDataURL(), box, "pixelated");
    const pen = new SvgPen(this.#id());
    draw(pen);
    this.#parts.push(`<g transform="translate(${this.#x(box.left)},${this.#y(box.top)})">${pen.made()}</g>`);
  }

  #image(href: string, box: DOMRect, rendering: string): void {
    this.#parts.push(
      `<image x="${this.#x(box.left)}" y="${this.#y(box.top)}" width="${n(box.width)}" height="${n(box.height)}" preserveAspectRatio="none" image-rendering="${rendering}" href="${href}" xlink:href="${href}"/>`,
    );
  }

  /** A drawing within the page, its look written down on each of its elements. */
  #svg(element: SVGSVGElement, box: DOMRect): string {
    const copy = element.cloneNode(true) as SVGSVGElement;
    const [all, mine] = [[...element.querySelectorAll("*")], [...copy.querySelectorAll("*")]];
    all.forEach((from, i) => {
      const style = getComputedStyle(from);
      const to = mine[i]!;
      to.removeAttribute("class");
      to.removeAttribute("style");
      for (const name of ["fill", "stroke"] as const) to.setAttribute(name, style[name] === "none" ? "none" : this.#colour(style[name]));
      for (const name of ["stroke-width", "stroke-linecap", "opacity", "font-size", "text-anchor"]) to.setAttribute(name, style.getPropertyValue(name));
    });
    for (const [name, value] of Object.entries({ x: this.#x(box.left), y: this.#y(box.top), width: n(box.width), height: n(box.height) })) copy.setAttribute(name, value);
    for (const name of ["class", "style", "role", "aria-label", "aria-hidden"]) copy.removeAttribute(name);
    return new XMLSerializer().serializeToString(copy);
  }

  /** A text, line by line, each word where it stands. */
  #text(node: Text, style: CSSStyleDeclaration, clip: Box): void {
    const range = document.createRange();
    const lines: { text: string; left: number; right: number; top: number }[] = [];
    const whole = (range.selectNodeContents(node), range.getClientRects());
    const words = whole.length === 1 ? [{ 0: node.data, index: 0 }] : node.data.matchAll(SPACES);
    for (const word of words) {
      range.setStart(node, word.index!);
      range.setEnd(node, word.index! + word[0].length);
      const box = range.getClientRects()[0];
      if (!box || box.bottom < clip.top || box.top > clip.bottom) continue;
      const text = word[0].replace(/\s+/g, " ");
      const last = lines[lines.length - 1];
      if (last && Math.abs(last.top - box.top) < 2) [last.text, last.right] = [last.text + text, box.right];
      else lines.push({ text, left: box.left, right: box.right, top: box.top });
    }
    if (!lines.length) return;
    const c = this.#measure;
    c.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const rise = c.measureText("x").fontBoundingBoxAscent;
    const family = style.fontFamily.replaceAll('"', "'");
    for (const line of lines) {
      const y = line.top + rise;
      if (style.textDecorationLine.includes("underline") || underlined(node.parentElement)) this.#underline(node.parentElement!, line, y);
      this.#parts.push(
        `<text x="${this.#x(line.left)}" y="${this.#y(y)}" font-family="${escaped(family)}" font-size="${style.fontSize}" font-weight="${style.fontWeight}" font-style="${style.fontStyle}" fill="${this.#colour(style.color)}" textLength="${n(line.right - line.left)}" lengthAdjust="spacingAndGlyphs" xml:space="preserve">${escaped(line.text)}</text>`,
      );
    }
  }

  #underline(element: Element, line: { left: number; right: number }, y: number): void {
    const style = getComputedStyle(element);
    const thick = parseFloat(style.textDecorationThickness) || 1;
    this.#rect({ left: line.left, right: line.right, top: y + 3, bottom: y + 3 + thick }, this.#colour(style.textDecorationColor));
  }
}

const underlined = (element: Element | null) => !!element && getComputedStyle(element).textDecorationLine.includes("underline");

function imageData(image: HTMLImageElement): string {
  const canvas = Object.assign(document.createElement("canvas"), { width: image.naturalWidth, height: image.naturalHeight });
  canvas.getContext("2d")!.drawImage(image, 0, 0);
  return canvas.toDataURL();
}
