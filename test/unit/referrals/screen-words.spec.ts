import { ENDINGS, SCREEN_WORDS, WHOSE_TURN } from '../../../modules/referrals/domain/screen-words.js';
import { isTerminal, REFERRAL_STATES } from '../../../modules/referrals/domain/states.js';
import { REFERRAL_WORDS } from '../../../modules/referrals/words.js';

describe('the six words of the screen', () => {
  it('gives every state exactly one word', () => {
    for (const state of REFERRAL_STATES) expect(typeof SCREEN_WORDS[state]).toBe('string');
    expect(new Set(Object.values(SCREEN_WORDS))).toEqual(
      new Set(['待签收', '待补充/待裁定', '办理中', '暂停', '待确认', '已结束']),
    );
  });

  it('says 已结束 with an ending for what has ended, and a turn for what has not', () => {
    for (const state of REFERRAL_STATES) {
      expect(SCREEN_WORDS[state] === '已结束').toBe(isTerminal(state));
      expect(ENDINGS[state] !== null).toBe(isTerminal(state));
      expect(WHOSE_TURN[state] === null).toBe(isTerminal(state));
    }
  });

  it('calls an end what the state itself is called', () => {
    for (const state of REFERRAL_STATES.filter(isTerminal)) {
      expect(REFERRAL_WORDS['referral_state']?.[state]).toMatchObject({ label: ENDINGS[state] });
    }
  });
});
