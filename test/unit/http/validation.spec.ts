import { UserQuery } from '../../../modules/identity/http/users.dto.js';
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
