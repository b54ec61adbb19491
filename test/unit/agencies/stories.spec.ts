import { STORIES } from '../../../src/demo/district/stories.js';
import { DISTRICT } from '../routing/situations.js';
import { factsOf, policyBook } from './policies.js';

const policies = policyBook();
const sent = STORIES.flatMap(({ key, typeCode, toAgencyKey, thenAgencyKey }) =>
  [toAgencyKey, thenAgencyKey].flatMap((to) => (to == null ? [] : [{ key, typeCode, to }])),
);

describe('the stories of the demonstration district', () => {
  it.each(sent)('$key ($typeCode) goes to $to, which takes it', ({ typeCode, to }) => {
    const agency = DISTRICT.find(({ key }) => key === to);
    const verdicts = (['refer', 'co_handle', 'consult'] as const).map((mode) =>
      agency === undefined ? null : policies.verdict(agency, factsOf({ typeCode, mode })),
    );
    expect(verdicts.some((verdict) => verdict?.ok === true) ? [] : verdicts).toEqual([]);
  });
});
