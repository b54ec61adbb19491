import fc from 'fast-check';
import { nextWithin, outside, parseHours } from '../../../modules/notifications/domain/daily-hours.js';
import {
  dueWords,
  MESSAGE_LENGTH,
  messageDue,
  partyMessage,
  staffMessage,
} from '../../../modules/notifications/domain/message.js';
import { TEXT_LENGTH } from '../../../modules/notifications/rules/message-texts.store.js';
import { FIRST_TEXTS } from '../../../modules/notifications/seed/message-texts.js';

const ZONE = 'Asia/Shanghai';
const local = (text: string): Date => new Date(`${text}+08:00`);

describe('a message', () => {
  it('says how many, until when and where, where there is room', () => {
    const text = staffMessage({
      signature: '「和解」',
      count: 1,
      text: '待签收事项',
      due: { at: '11-24 17:30', isPast: false },
      link: 'https://hejie.example.cn/t/Ab3dE9',
    });
    expect(text).toBe('「和解」您有1件待签收事项，请于11-24 17:30前处理：https://hejie.example.cn/t/Ab3dE9');
  });

  it('of a time that has passed it says that it has, and of several the earliest', () => {
    const late = { signature: '「和解」', text: '超期事项', due: { at: '11-27 15:20', isPast: true } };
    expect(staffMessage({ ...late, count: 1, link: null })).toBe(
      '「和解」您有1件超期事项，已于11-27 15:20到期，请登录处理。',
    );
    expect(staffMessage({ ...late, count: 35, link: 'https://hejie.example.cn/t/Ab3dE9' })).toBe(
      '「和解」您有35件超期事项，最早已于11-27 15:20到期，请处理：https://hejie.example.cn/t/Ab3dE9',
    );
  });

  it('a limit is past from its very instant on', () => {
    const dueAt = local('2026-11-27T15:20');
    const at = (instant: string): string =>
      dueWords(messageDue(dueAt, { now: local(instant), zone: ZONE }), 1);
    expect(at('2026-11-27T15:19')).toBe('将于11-27 15:20到期');
    expect(at('2026-11-27T15:20')).toBe('已于11-27 15:20到期');
  });

  it('leaves out the time before the link when both are too long', () => {
    const link = 'https://hejie.zongzhi.qingyang.chengdu.gov.cn/t/Ab3dE9';
    const text = staffMessage({
      signature: '「和解」',
      count: 1,
      text: '退单',
      due: { at: '11-24 17:30', isPast: false },
      link,
    });
    expect(text).toBe(`「和解」您有1件退单，请处理：${link}`);
  });

  it('never has more than 70 characters', () => {
    const message = fc.record({
      signature: fc.string({ minLength: 1, maxLength: 10 }),
      count: fc.nat(),
      text: fc.string({ minLength: 2, maxLength: TEXT_LENGTH.staff }),
      due: fc.option(fc.record({ at: fc.constant('11-24 17:30'), isPast: fc.boolean() })),
      link: fc.option(fc.string({ minLength: 20, maxLength: 200 })),
    });
    fc.assert(fc.property(message, (input) => staffMessage(input).length <= MESSAGE_LENGTH));
  });

  it.each(FIRST_TEXTS.filter(({ audience }) => audience === 'party'))(
    'to a party, $code, is short and neutral',
    ({ text }) => {
      expect(partyMessage('「和解」', text, null).length).toBeLessThanOrEqual(MESSAGE_LENGTH);
      expect(text).not.toMatch(/纠纷|家庭|婚姻|暴力|警|派出所|妇联|案/);
    },
  );

  it('to a party, names whom to call where it may, and never beyond 70 characters', () => {
    const sentence = '您的一件事项办理时间有调整，请向承办单位了解。';
    const committee = { name: '送仙桥社区居委会', phone: '028-87000001' };
    expect(partyMessage('「和解」', sentence, committee)).toBe(
      `「和解」${sentence}联系：送仙桥社区居委会，028-87000001。`,
    );
    expect(partyMessage('「和解」', sentence, { ...committee, phone: null })).toBe(
      `「和解」${sentence}联系：送仙桥社区居委会。`,
    );
    const long = {
      name: '街道'.repeat(25),
      phone: '028-87000001',
    };
    expect(partyMessage('「和解」', sentence, long)).toBe(`「和解」${sentence}电话：028-87000001。`);
    expect(partyMessage('「和解」', sentence, { ...long, phone: null })).toBe(`「和解」${sentence}`);
  });
});

describe('daily hours', () => {
  const waking = outside({ from: '22:00', to: '07:00' });

  it.each([
    ['2026-03-02T21:59', '2026-03-02T21:59'],
    ['2026-03-02T22:00', '2026-03-03T07:00'],
    ['2026-03-03T03:00', '2026-03-03T07:00'],
    ['2026-03-03T07:00', '2026-03-03T07:00'],
  ])('outside quiet hours %s becomes %s', (at, expected) => {
    expect(nextWithin(waking, local(at), ZONE)).toEqual(local(expected));
  });

  it('hours may pass midnight', () => {
    const hours = parseHours('20:00-02:00');
    expect(nextWithin(hours, local('2026-03-02T01:00'), ZONE)).toEqual(local('2026-03-02T01:00'));
    expect(nextWithin(hours, local('2026-03-02T02:00'), ZONE)).toEqual(local('2026-03-02T20:00'));
  });

  it('hours to midnight end with the day', () => {
    expect(nextWithin(parseHours('18:00-24:00'), local('2026-03-02T12:00'), ZONE)).toEqual(
      local('2026-03-02T18:00'),
    );
    expect(nextWithin(parseHours('18:00-24:00'), local('2026-03-02T23:59'), ZONE)).toEqual(
      local('2026-03-02T23:59'),
    );
  });

  it('quiet hours that begin and end together are none', () => {
    const never = outside({ from: '22:00', to: '22:00' });
    expect(nextWithin(never, local('2026-03-02T23:00'), ZONE)).toEqual(local('2026-03-02T23:00'));
  });
});
