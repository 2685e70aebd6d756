// Numbers as files.
import { expect, test } from "vitest";
import { average, difference } from "../src/explore/numbers";
import { csvOf, jsonOf } from "../src/explore/saving";

test("a field with a comma, a quotation mark or a line break is quoted; what is hidden is empty", () => {
  const rows = [[0, 'a "b", c', -Infinity], [1, "x\ny", NaN], [2, "plain", 0.5], [3, "", null]];
  expect(csvOf({ about: {}, columns: ["n", "token", "share"], rows })).toBe('n,token,share\n0,"a ""b"", c",\n1,"x\ny",NaN\n2,plain,0.5\n3,,\n');
});

test("JSON names what it has no number for", () => {
  const found = JSON.parse(jsonOf({ about: { unit: "share" }, columns: ["a"], rows: [[NaN], [Infinity], [-Infinity], [0.25]] }));
  expect(found).toEqual({ schema: 1, unit: "share", columns: ["a"], rows: [["NaN"], ["Infinity"], [null], [0.25]] });
});

test("means and differences leave what is hidden everywhere hidden", () => {
  const [a, b] = [Float32Array.of(0.5, -Infinity, -Infinity), Float32Array.of(0.25, 0.5, -Infinity)];
  expect([...average([a, b])]).toEqual([0.375, 0.25, -Infinity]);
  expect([...difference(a, b)]).toEqual([-0.25, 0.5, -Infinity]);
});
