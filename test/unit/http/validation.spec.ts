import { UserQuery } from '../../../modules/identity/http/users.dto.js';
import type { InvalidInput } from '../../../src/kernel/errors.js';
import { inputValidation } from '../../../src/platform/http/validation.js';

describe('a field that nobody knows', () => {
  it('is refused with the names of those that may stand there', async () => {
    const given = inputValidation().transform({ name: '郑某' }, { type: 'query', metatype: UserQuery });
    await expect(given).rejects.toMatchObject({
      problems: [
        {
          path: 'name',
          code: 'unknown_field',
          message: 'There is no such field; there are: agencyId, cursor, limit, q, role.',
        },
      ],
    });
  });
});

describe('input that no form of the product has', () => {
  const read = (value: unknown): Promise<unknown> =>
    inputValidation().transform(value, { type: 'body', metatype: UserQuery });
  const fields = (count: number): object =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`f${index}`, 0]));

  // Beyond it, comparing each key with every other took a process half a minute for one request.
  it('has no more than a thousand fields in one object, wherever that lies', async () => {
    for (const value of [fields(1_001), { q: [fields(1_001)] }])
      await expect(read(value)).rejects.toMatchObject({
        problems: [
          { path: '', code: 'too_many_fields', message: 'Give an object no more than 1000 fields.' },
        ],
      });
  });

  it('has no more than a thousand items in one list, and is no list itself', async () => {
    const list = Array.from({ length: 1_001 }, () => 0);
    await expect(read({ q: { q: list } })).rejects.toMatchObject({ problems: [{ code: 'too_many_items' }] });
    for (const value of [list, [], [{}]])
      await expect(read(value)).rejects.toMatchObject({ problems: [{ path: '', code: 'not_an_object' }] });
  });

  it('has no more than fifty thousand values in all', async () => {
    const lists = fields(60);
    for (const key of Object.keys(lists))
      Reflect.set(
        lists,
        key,
        Array.from({ length: 900 }, () => 0),
      );
    await expect(read(lists)).rejects.toMatchObject({ problems: [{ code: 'too_many_values' }] });
  });

  it('is no deeper than forty levels', async () => {
    let deep: unknown = 'q';
    for (let level = 0; level < 5_000; level += 1) deep = { q: deep };
    await expect(read(deep)).rejects.toMatchObject({
      problems: [{ path: '', code: 'too_deep', message: 'Nest no deeper than 40 levels.' }],
    });
  });

  it('is told by its first hundred problems', async () => {
    const refusal = (await read(fields(1_000)).catch((error: unknown) => error)) as InvalidInput;
    expect(refusal.problems).toHaveLength(101);
    expect(refusal.problems[100]).toEqual({
      path: '',
      code: 'more_problems',
      message: 'There are 900 more; these come first.',
    });
  });
});
