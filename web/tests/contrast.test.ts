// Every colour of text stands out from every ground by 4.5 : 1, every colour of areas and edges by 3 : 1 (WCAG 2.2).
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const css = readFileSync("src/shared/base.css", "utf8");
const GROUNDS = ["paper", "surface", "raised"];
const TEXT = ["query", "key", "value", "output", "residual", "nan", "ink", "soft"];
const AREAS = ["query-fill", "key-fill", "value-fill", "output-fill", "residual-fill", "focus", "line-strong"];

function palette(selector: string): Map<string, string> {
  const block = css.slice(css.indexOf(`${selector} {`)).split("}")[0]!;
  return new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((found) => [found[1]!, found[2]!]));
}

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

test("the measure is WCAG's", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 6);
  expect(contrast("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
});

test.each([":root", ':root[data-theme="dark"]'])("%s", (selector) => {
  const colours = palette(selector);
  for (const ground of GROUNDS)
    for (const [names, least] of [[TEXT, 4.5], [AREAS, 3]] as const)
      for (const name of names) expect(contrast(colours.get(name)!, colours.get(ground)!), `${name} on ${ground}`).toBeGreaterThanOrEqual(least);
});
