// What drawing needs of a canvas, and the same pen drawing SVG.

export type Pen = Pick<
  CanvasRenderingContext2D,
  | "save" | "restore" | "translate" | "rotate" | "beginPath" | "rect" | "clip" | "moveTo" | "lineTo" | "stroke" | "fillRect"
  | "strokeRect" | "fillText" | "createPattern" | "fillStyle" | "strokeStyle" | "lineWidth" | "globalAlpha" | "font"
  | "textAlign" | "textBaseline" | "imageSmoothingEnabled"
> & {
  drawImage(image: HTMLCanvasElement | HTMLImageElement, sx: number, sy: number, sw: number, sh: number, dx: number, dy: number, dw: number, dh: number): void;
};

interface State {
  transform: string;
  fillStyle: string | CanvasGradient | CanvasPattern;
  strokeStyle: string | CanvasGradient | CanvasPattern;
  lineWidth: number;
  globalAlpha: number;
  font: string;
  textAlign: CanvasTextAlign;
  textBaseline: CanvasTextBaseline;
  open: number;
}

const n = (x: number) => String(Math.round(x * 100) / 100);

export class SvgPen implements Pen {
  fillStyle: State["fillStyle"] = "#000";
  strokeStyle: State["strokeStyle"] = "#000";
  lineWidth = 1;
  globalAlpha = 1;
  font = "12px sans-serif";
  textAlign: CanvasTextAlign = "left";
  textBaseline: CanvasTextBaseline = "alphabetic";
  imageSmoothingEnabled = true;
  #parts: string[] = [];
  #path = "";
  #transform = "";
  #states: State[] = [];
  #open = 0; // groups that a clip has opened
  #ids = 0;
  #patterns = new Map<CanvasPattern, string>();
  #images = new Map<CanvasImageSource, string>();

  constructor(private name: string) {}

  made(): string {
    return this.#parts.join("") + "</g>".repeat(this.#open);
  }

  #emit(tag: string, attributes: Record<string, string | number>, inside = ""): void {
    const all = { ...attributes, ...(this.#transform ? { transform: this.#transform } : {}), ...(this.globalAlpha < 1 ? { opacity: this.globalAlpha } : {}) };
    this.#parts.push(`<${tag} ${Object.entries(all).map(([k, v]) => `${k}="${typeof v === "number" ? n(v) : v.replaceAll('"', "'")}"`).join(" ")}>${inside}</${tag}>`);
  }

  save(): void {
    const { fillStyle, strokeStyle, lineWidth, globalAlpha, font, textAlign, textBaseline } = this;
    this.#states.push({ transform: this.#transform, fillStyle, strokeStyle, lineWidth, globalAlpha, font, textAlign, textBaseline, open: this.#open });
  }

  restore(): void {
    const state = this.#states.pop();
    if (!state) return;
    const { transform, open, ...rest } = state;
    Object.assign(this, rest);
    this.#parts.push("</g>".repeat(this.#open - open));
    [this.#transform, this.#open] = [transform, open];
  }

  translate(x: number, y: number): void {
    this.#transform += `translate(${n(x)},${n(y)})`;
  }

  rotate(angle: number): void {
    this.#transform += `rotate(${n((angle * 180) / Math.PI)})`;
  }

  beginPath(): void {
    this.#path = "";
  }

  rect(x: number, y: number, w: number, h: number): void {
    this.#path += `M${n(x)},${n(y)}h${n(w)}v${n(h)}h${n(-w)}z`;
  }

  clip(): void {
    const id = `${this.name}c${this.#ids++}`;
    this.#parts.push(`<clipPath id="${id}"><path d="${this.#path}"${this.#transform ? ` transform="${this.#transform}"` : ""}/></clipPath><g clip-path="url(#${id})">`);
    this.#open++;
  }

  moveTo(x: number, y: number): void {
    this.#path += `M${n(x)},${n(y)}`;
  }

  lineTo(x: number, y: number): void {
    this.#path += `L${n(x)},${n(y)}`;
  }

  stroke(): void {
    this.#emit("path", { d: this.#path, fill: "none", stroke: String(this.strokeStyle), "stroke-width": this.lineWidth });
  }

  fillRect(x: number, y: number, w: number, h: number): void {
    if (w > 0 && h > 0) this.#emit("rect", { x, y, width: w, height: h, fill: this.#fill() });
  }

  strokeRect(x: number, y: number, w: number, h: number): void {
    if (w > 0 && h > 0) this.#emit("rect", { x, y, width: w, height: h, fill: "none", stroke: String(this.strokeStyle), "stroke-width": this.lineWidth });
  }

  fillText(text: string, x: number, y: number): void {
    const [, weight, size, family] = /^(?:(\d+) )?([\d.]+)px (.+)$/.exec(this.font) ?? [null, "400", "12", "sans-serif"];
    const anchor = this.textAlign === "right" ? "end" : this.textAlign === "center" ? "middle" : "start";
    this.#emit(
      "text",
      { x, y: this.textBaseline === "middle" ? y + 0.35 * Number(size) : y, "font-family": family!, "font-size": size!, "font-weight": weight ?? "400", "text-anchor": anchor, fill: this.#fill() },
      text.replaceAll("&", "&amp;").replaceAll("<", "&lt;"),
    );
  }

  drawImage(image: HTMLCanvasElement | HTMLImageElement, sx: number, sy: number, sw: number, sh: number, dx: number, dy: number, dw: number, dh: number): void {
    if (!(sw > 0 && sh > 0 && dw > 0 && dh > 0)) return;
    const [w, h] = image instanceof HTMLImageElement ? [image.naturalWidth, image.naturalHeight] : [image.width, image.height];
    const rendering = this.imageSmoothingEnabled ? "auto" : "pixelated";
    const inside = `<image width="${w}" height="${h}" preserveAspectRatio="none" image-rendering="${rendering}" href="${this.#href(image)}"/>`;
    // Nested drawings take no transform everywhere: a group does.
    this.#emit("g", {}, `<svg x="${n(dx)}" y="${n(dy)}" width="${n(dw)}" height="${n(dh)}" viewBox="${n(sx)} ${n(sy)} ${n(sw)} ${n(sh)}" preserveAspectRatio="none">${inside}</svg>`);
  }

  createPattern(image: CanvasImageSource): CanvasPattern {
    const [canvas, id] = [image as HTMLCanvasElement, `${this.name}p${this.#ids++}`];
    this.#parts.push(`<pattern id="${id}" width="${canvas.width}" height="${canvas.height}" patternUnits="userSpaceOnUse"><image width="${canvas.width}" height="${canvas.height}" href="${canvas.toDataURL()}"/></pattern>`);
    const made = {} as CanvasPattern;
    this.#patterns.set(made, id);
    return made;
  }

  #fill(): string {
    return typeof this.fillStyle === "string" ? this.fillStyle : `url(#${this.#patterns.get(this.fillStyle as CanvasPattern)})`;
  }

  #href(image: HTMLCanvasElement | HTMLImageElement): string {
    let found = this.#images.get(image);
    if (!found) {
      const canvas = image instanceof HTMLCanvasElement ? image : Object.assign(document.createElement("canvas"), { width: image.naturalWidth, height: image.naturalHeight });
      if (canvas !== image) canvas.getContext("2d")!.drawImage(image, 0, 0);
      this.#images.set(image, (found = canvas.toDataURL()));
    }
    return found;
  }
}
