// Which tiles are asked for, and when: a quick look at all of them before any is refined.
import { expect, test } from "vitest";
import type { Source } from "../src/explore/source";
import { Tiles } from "../src/explore/tiles";
import type { Numbers, TileAsked } from "../src/explore/types";

interface Question {
  name: string;
  signal: AbortSignal;
  /** read: one cell of so many was read. */
  answer: (read?: number) => Promise<void>;
}

function asked(): { tiles: Tiles; open: Question[]; said: () => string[] } {
  const open: Question[] = [];
  const tile = (w: TileAsked, signal: AbortSignal) =>
    new Promise<Numbers>((resolve, reject) => {
      const end = () => open.splice(open.indexOf(question), 1);
      const question: Question = {
        name: `${w.level}/${w.row}/${w.col} ${w.effort}`,
        signal,
        answer: async (read = 1) => {
          end();
          resolve({ values: new Float32Array(1), shape: [1, 1], read } as Numbers);
          await new Promise((done) => setTimeout(done));
        },
      };
      signal.addEventListener("abort", () => {
        end();
        reject(new DOMException("", "AbortError"));
      });
      open.push(question);
    });
  const tiles = new Tiles({ tile, signed: false } as unknown as Source, "0.0", "max", "", 9, () => undefined, () => undefined);
  return { tiles, open, said: () => open.map((q) => q.name) };
}

const both = (...cols: number[]) => [0, 1].flatMap((effort) => cols.map((col) => ({ level: 5, row: 0, col, effort })));

test("all are seen once before any is refined, and those read whole are not asked for again", async () => {
  const { tiles, open, said } = asked();
  tiles.want(both(0, 1));
  expect(said()).toEqual(["5/0/0 0", "5/0/1 0"]);
  await open[0]!.answer(4);
  expect(said()).toEqual(["5/0/1 0"]);
  await open[0]!.answer(1);
  expect(said()).toEqual(["5/0/0 1"]);
  await open[0]!.answer(2);
  expect(said()).toEqual([]);
  expect(tiles.waiting).toBe(0);
  expect([tiles.times.length, tiles.refined.length, tiles.left]).toEqual([2, 1, 0]);
});

test("a refinement makes way for what has not been seen, and comes again", async () => {
  const { tiles, open, said } = asked();
  tiles.want(both(0));
  await open[0]!.answer(4);
  const refinement = open[0]!;
  tiles.want(both(0)); // moved a little: the same tiles
  expect(refinement.signal.aborted).toBe(false);
  tiles.want(both(0, 1));
  expect(refinement.signal.aborted).toBe(true);
  expect(said()).toEqual(["5/0/1 0"]);
  await open[0]!.answer(4);
  expect(said()).toEqual(["5/0/0 1", "5/0/1 1"]);
  expect(tiles.left).toBe(1);
});

test("what is out of sight is not waited for", async () => {
  const { tiles, open, said } = asked();
  tiles.want(both(0, 1, 2, 3, 4, 5));
  const first = open[0]!;
  expect(open.length).toBe(4);
  tiles.want(both(5));
  await new Promise((done) => setTimeout(done));
  expect([first.signal.aborted, said()]).toEqual([true, ["5/0/5 0"]]);
});
