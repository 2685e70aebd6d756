// The page's formulas against numbers that Python computed with qkv, at full precision.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { half, Sentence } from "../src/story/data";
import { mix, norm, proportional, scores, softmax, times } from "../src/story/formulas";
import { Coins, Reading } from "../src/story/state.svelte";

const read = (name: string) =>
  JSON.parse(readFileSync(resolve(process.cwd(), `../src/qkv/story/recorded/${name}.json`), "utf-8"));
const numbers = read("numbers");
const names = ["umbrella", "delgado", "coins"];

function close(found: ArrayLike<number>, wanted: ArrayLike<number>, digits = 12): void {
  expect(found.length).toBe(wanted.length);
  for (let i = 0; i < found.length; i++) expect(found[i]!).toBeCloseTo(wanted[i]!, digits);
}

test("by hand: a query of (0, √2) gives weights 1 : e", () => {
  const e = Math.E;
  close(softmax(scores([0, Math.SQRT2], [[0, 0], [0, 1]])), [1 / (1 + e), e / (1 + e)]);
  expect(softmax([-Infinity, -Infinity])).toEqual([0, 0]);
  expect(softmax([1000, 1000])).toEqual([0.5, 0.5]);
  expect(proportional([0, 0])).toEqual([0, 0]);
});

test("the coins", () => {
  const coins = new Coins(numbers.coins);
  for (const [way, people, wanted] of [["plain", 1, "alone"], ["plain", 2, "plain"], ["soft", 2, "soft"]] as const) {
    const found = coins.ask(way, people);
    const answer = numbers.coins[wanted];
    close(found.scores, answer.scores);
    close(found.shares, answer.shares);
    close(found.coins, answer.coins);
    expect(found.total).toBeCloseTo(answer.total, 9);
  }
});

test("the block of four words, with its mask", () => {
  const { inputs, heads, followed } = numbers.block;
  for (const head of heads) {
    const query = times(inputs[followed], head.query_weight);
    const keys = inputs.map((x: number[]) => times(x, head.key_weight));
    const values = inputs.map((x: number[]) => times(x, head.value_weight));
    const shares = softmax(scores(query, keys, undefined, (j) => j <= followed));
    close(query, head.query);
    close(shares, head.shares);
    close(mix(shares, values), head.mixed);
  }
});

test("across two texts", () => {
  const { query, key, value, shares, mixed } = numbers.cross;
  query.forEach((q: number[], i: number) => {
    close(softmax(scores(q, key)), shares[i]);
    close(mix(shares[i], value), mixed[i]);
  });
});

test.each(names)("the recorded sentence %s", (name) => {
  const recorded = read(name);
  const reading = new Reading({ schema: 1, numbers, sentences: [recorded] });
  const shares = reading.shares();
  close(shares.slice(0, recorded.row + 1), recorded.shares, 5);
  expect(shares.slice(recorded.row + 1).every((p) => p === 0)).toBe(true);
  expect(reading.shareIn(0)).toBeCloseTo(recorded.shares[recorded.best], 5);
  expect(reading.key).toBe(recorded.best);
  expect(reading.inducing()).toBe(true); // all three read what came after the same word the last time
  const s = new Sentence(recorded);
  const values = recorded.tokens.map((_: string, j: number) => s.value(recorded.head, j));
  close(mix(shares, values), recorded.mixed, 4);
  expect(norm(s.residual(recorded.row))).toBeGreaterThan(1);
  reading.ask(0);
  expect([reading.row, reading.key, reading.shares()[0], reading.inducing()]).toEqual([0, 0, 1, false]);
});

test("16-bit floats", () => {
  expect([0x3c00, 0xc000, 0x0001, 0x7bff, 0x8000].map(half)).toEqual([1, -2, 2 ** -24, 65504, -0]);
  expect(half(0x7c00)).toBe(Infinity);
});
