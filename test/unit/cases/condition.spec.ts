import { evaluate } from '../../../modules/cases/domain/condition.js';
import { latestFacts } from '../../../modules/cases/domain/facts.js';
import { allOf, anyOf, notOf, type Truth } from '../../../modules/cases/domain/truth.js';
import { NOON, circumstances, said } from './build.js';

const VALUES: readonly Truth[] = ['yes', 'no', 'unknown'];

describe('three-valued logic', () => {
  it('follows Kleene: no decides a conjunction, yes a disjunction, unknown neither', () => {
    for (const other of VALUES) {
      expect(allOf(['no', other])).toBe('no');
      expect(anyOf(['yes', other])).toBe('yes');
    }
    expect(allOf(['yes', 'unknown'])).toBe('unknown');
    expect(anyOf(['no', 'unknown'])).toBe('unknown');
    expect([allOf([]), anyOf([])]).toEqual(['yes', 'no']);
  });

  it('obeys De Morgan for every pair', () => {
    for (const a of VALUES) {
      for (const b of VALUES) expect(notOf(allOf([a, b]))).toBe(anyOf([notOf(a), notOf(b)]));
    }
  });
});

describe('a condition', () => {
  it('does not miss what could no longer change its truth', () => {
    const either = { any: [{ fact: 'weapon' }, { fact: 'gang' }] } as const;
    expect(evaluate(either, circumstances({ weapon: 'yes' }))).toEqual({
      truth: 'yes',
      missing: [],
      because: ['weapon'],
    });
    expect(evaluate(either, circumstances({ weapon: 'no' }))).toEqual({
      truth: 'unknown',
      missing: ['gang'],
      because: [],
    });
  });

  it('covers second-level types by their first level, and is unknown without a type', () => {
    const labour = { typeIs: ['10'] } as const;
    expect(evaluate(labour, circumstances({}, { typeCode: '1001' })).because).toEqual(['type:1001']);
    expect(evaluate(labour, circumstances({}, { typeCode: '0110' })).truth).toBe('no');
    expect(evaluate(labour, circumstances({})).missing).toEqual(['type']);
  });

  it('counts the limit itself, and takes an absent number as unknown unless told otherwise', () => {
    const ten = { atLeast: { number: 'people_involved', value: 10 } } as const;
    expect(evaluate(ten, circumstances({}, { numbers: { people_involved: 10 } })).truth).toBe('yes');
    expect(evaluate(ten, circumstances({}, { numbers: { people_involved: 9 } })).truth).toBe('no');
    expect(evaluate(ten, circumstances({})).truth).toBe('unknown');
    expect(evaluate({ atLeast: { ...ten.atLeast, ifAbsent: 'no' } }, circumstances({})).truth).toBe('no');
  });

  it('says which no it rests on', () => {
    const negated = { not: { fact: 'case_filed' } } as const;
    expect(evaluate(negated, circumstances({ case_filed: 'no' })).because).toEqual(['not:case_filed']);
    expect(evaluate(negated, circumstances({})).missing).toEqual(['case_filed']);
  });
});

describe('answers about one fact', () => {
  it('are superseded by later ones, and of two at one instant the yes holds', () => {
    const before = new Date(NOON.getTime() - 1);
    expect(latestFacts([...said({ gang: 'no' }), ...said({ gang: 'yes' }, before)]).get('gang')?.value).toBe(
      'no',
    );
    expect(latestFacts([...said({ gang: 'yes' }), ...said({ gang: 'no' })]).get('gang')?.value).toBe('yes');
    expect(latestFacts([...said({ gang: 'no' }), ...said({ gang: 'yes' })]).get('gang')?.value).toBe('yes');
  });
});
