import {
  CASE_STATES,
  CASE_TRANSITIONS,
  caseTransition,
  possibleEvents,
  requireLedTo,
  type CaseEvent,
  type CaseState,
} from '../../../modules/cases/domain/case-state.js';
import {
  CLOSE_OUTCOMES,
  CLOSE_OUTCOME_TERMS,
  isSettling,
} from '../../../modules/cases/domain/close-outcome.js';

const ALLOWED: readonly (readonly [CaseEvent, CaseState | null, CaseState])[] = [
  ['register', null, 'registered'],
  ['settle_on_scene', 'registered', 'closed'],
  ['triage', 'registered', 'triage'],
  ['take', 'registered', 'handling'],
  ['take', 'triage', 'handling'],
  ['route', 'registered', 'handling'],
  ['route', 'triage', 'handling'],
  ['route', 'handling', 'handling'],
  ['all_referrals_ended', 'handling', 'triage'],
  ['stop_legal', 'registered', 'handling'],
  ['stop_legal', 'triage', 'handling'],
  ['stop_legal', 'handling', 'handling'],
  ['extend', 'registered', 'registered'],
  ['extend', 'triage', 'triage'],
  ['extend', 'handling', 'handling'],
  ['close', 'registered', 'closed'],
  ['close', 'triage', 'closed'],
  ['close', 'handling', 'closed'],
  ['confirm', 'handling', 'closed'],
  ['reopen', 'closed', 'triage'],
  ['reopen', 'closed', 'handling'],
  ['withdraw_consent', 'registered', 'registered'],
  ['withdraw_consent', 'triage', 'triage'],
  ['withdraw_consent', 'handling', 'handling'],
];

describe('the case table', () => {
  it.each(ALLOWED)('%s leads from %s to %s', (event, from, to) => {
    const row = caseTransition(from, event);
    expect(row.to.length === 0 ? [from] : row.to).toContain(to);
    for (const other of CASE_STATES) {
      const led = (): void => requireLedTo(row, from ?? 'registered', other);
      if (ALLOWED.some(([e, f, t]) => e === event && f === from && t === other)) expect(led).not.toThrow();
      else expect(led).toThrow(`${event} led from`);
    }
  });

  it('refuses every other step with the state and what is possible', () => {
    const events = Object.keys(CASE_TRANSITIONS) as CaseEvent[];
    const states: readonly (CaseState | null)[] = [null, ...CASE_STATES];
    const refused = states
      .flatMap((state) => events.map((event) => ({ state, event })))
      .filter(({ state, event }) => !ALLOWED.some(([allowed, from]) => allowed === event && from === state));
    const steps = new Set(ALLOWED.map(([event, from]) => `${event} ${from}`));
    expect(refused.length).toBe(states.length * events.length - steps.size);
    for (const { state, event } of refused) {
      expect(() => caseTransition(state, event)).toThrow(
        expect.objectContaining({
          code: 'case_wrong_step',
          facts: { state, event, possible: possibleEvents(state) },
        }),
      );
    }
  });

  it('has no HTTP action for what the system does by itself', () => {
    const automatic = Object.values(CASE_TRANSITIONS).filter((row) => !row.isAction);
    expect(automatic.map((row) => row.event)).toEqual(['all_referrals_ended', 'confirm']);
    expect(automatic.every((row) => row.actors.join() === 'system')).toBe(true);
  });

  it('names each row by its own event', () => {
    for (const [event, row] of Object.entries(CASE_TRANSITIONS)) expect(row.event).toBe(event);
  });
});

describe('the outcomes of closing', () => {
  it('are ten, of which three settle', () => {
    expect(CLOSE_OUTCOMES.length).toBe(10);
    expect(CLOSE_OUTCOMES.filter(isSettling)).toEqual([
      'written_agreement',
      'oral_agreement',
      'self_settled',
    ]);
  });

  it('need the notice of other ways where nothing was settled, except for a duplicate', () => {
    const needing = CLOSE_OUTCOMES.filter((outcome) => CLOSE_OUTCOME_TERMS[outcome].needsNoticeOfOtherWays);
    expect(needing).toEqual(
      CLOSE_OUTCOMES.filter((outcome) => !isSettling(outcome) && outcome !== 'duplicate'),
    );
  });
});
