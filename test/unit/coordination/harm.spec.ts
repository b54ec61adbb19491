import { type HarmFormula, harmOf } from '../../../modules/coordination/harm/formula.js';

const FORMULA: HarmFormula = {
  doublingMinutes: 2880,
  redFactor: 64,
  orangeFactor: 8,
  yellowFactor: 2,
  people: [
    { from: 5, factor: 2 },
    { from: 10, factor: 4 },
  ],
  chaseFactor: 1.5,
  mostChases: 3,
};
const DAY_MS = 86_400_000;
const PLAIN = { risk: 'blue', headcount: 2, chases: 0, lateMs: 0 };

describe('harm', () => {
  it('is one for a blue limit of two people at its deadline that nobody has asked after', () => {
    expect(harmOf(FORMULA, PLAIN).value).toBe(1);
    expect(harmOf(FORMULA, { ...PLAIN, risk: null, headcount: null }).value).toBe(1);
  });

  it('doubles with each two days, and is less before the deadline', () => {
    expect(harmOf(FORMULA, { ...PLAIN, lateMs: 2 * DAY_MS }).value).toBe(2);
    expect(harmOf(FORMULA, { ...PLAIN, lateMs: 8 * DAY_MS }).value).toBe(16);
    expect(harmOf(FORMULA, { ...PLAIN, lateMs: -2 * DAY_MS }).value).toBe(0.5);
  });

  it.each([
    ['red', 64],
    ['orange', 8],
    ['yellow', 2],
    ['blue', 1],
  ])('weighs a %s case %s times', (risk, times) => {
    expect(harmOf(FORMULA, { ...PLAIN, risk }).value).toBe(times);
  });

  it.each([
    [4, 1],
    [5, 2],
    [9, 2],
    [10, 4],
    [5000, 4],
  ])('weighs %s people %s times', (headcount, times) => {
    expect(harmOf(FORMULA, { ...PLAIN, headcount }).value).toBe(times);
  });

  it('weighs chases up to the most that count', () => {
    expect(harmOf(FORMULA, { ...PLAIN, chases: 2 }).value).toBe(2.25);
    expect(harmOf(FORMULA, { ...PLAIN, chases: 9 }).value).toBe(3.375);
  });

  it('is the product of what it shows, and a number after years too', () => {
    const harm = harmOf(FORMULA, { risk: 'orange', headcount: 12, chases: 1, lateMs: 2 * DAY_MS });
    expect(harm).toEqual({ risk: 8, people: 4, chases: 1.5, lateness: 2, value: 96 });
    expect(harmOf(FORMULA, { ...PLAIN, lateMs: 4000 * DAY_MS }).value).toBe(1e9);
  });
});
