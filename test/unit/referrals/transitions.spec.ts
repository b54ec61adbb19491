import { readFileSync } from 'node:fs';
import {
  eventsFor,
  findTransition,
  TRANSITIONS,
  type TransitionRow,
} from '../../../modules/referrals/domain/transitions.js';
import { isTerminal, LIVE_STATES, REFERRAL_STATES } from '../../../modules/referrals/domain/states.js';

interface Vector {
  readonly id: string;
  readonly from: string;
  readonly event: string;
  readonly to: string;
  readonly actor: readonly string[];
  readonly emits: string;
}
interface Machine {
  readonly states: Readonly<Record<string, { readonly cls: 'initial' | 'live' | 'terminal' }>>;
  readonly transitions: readonly Vector[];
  readonly timers_by_state: Readonly<Record<string, readonly string[]>>;
}

const machine = JSON.parse(
  readFileSync(new URL('../../conformance/referral_fsm.json', import.meta.url), 'utf8'),
) as Machine;
const rows: readonly TransitionRow[] = TRANSITIONS;

describe('the table of transitions', () => {
  it('has exactly the rows of the normative machine', () => {
    expect(rows.map((row) => row.id)).toEqual(machine.transitions.map((vector) => vector.id));
    expect(rows).toHaveLength(66);
  });

  it.each(machine.transitions.map((vector) => [vector.id, vector] as const))(
    '%s says the same as the normative machine',
    (id, vector) => {
      const row = rows.find((candidate) => candidate.id === id);
      expect(row).toMatchObject({
        from: vector.from,
        event: vector.event,
        to: vector.to,
        emits: vector.emits,
      });
      expect(row?.actors).toEqual(vector.actor);
    },
  );

  it('knows the states of the normative machine and their classes', () => {
    expect([...REFERRAL_STATES]).toEqual(Object.keys(machine.states));
    for (const state of REFERRAL_STATES) {
      expect(isTerminal(state)).toBe(machine.states[state]?.cls === 'terminal');
      expect((LIVE_STATES as readonly string[]).includes(state)).toBe(machine.states[state]?.cls === 'live');
    }
  });

  it('leads out of no terminal state, except that a closed one may be reopened by a successor', () => {
    const leaving = rows.filter((row) => isTerminal(row.from));
    expect(leaving.map((row) => row.id)).toEqual(['T58']);
    expect(leaving[0]?.to).toBe('closed');
  });

  it('leaves no live state without a way to end it', () => {
    for (const state of LIVE_STATES) {
      expect(rows.some((row) => row.from === state && row.to !== '@same' && row.to !== state)).toBe(true);
    }
  });

  it('starts every timer that a state needs on every way into it', () => {
    const running = new Map<string, Set<string>>();
    const visit = (state: string, clocks: ReadonlySet<string>): void => {
      const known = running.get(state);
      const next =
        known === undefined ? new Set(clocks) : new Set([...known].filter((clock) => clocks.has(clock)));
      if (known !== undefined && known.size === next.size) return;
      running.set(state, next);
      for (const row of rows.filter(
        (candidate) => candidate.from === state && !candidate.to.startsWith('@'),
      )) {
        visit(row.to, after(next, row));
      }
    };
    visit('draft', new Set());
    for (const [state, timers] of Object.entries(machine.timers_by_state)) {
      // `ack` and `first_contact` stop while the state lasts; `accept` may rest but is there.
      const lasting = timers.filter((timer) => timer !== 'ack' && timer !== 'first_contact');
      for (const timer of lasting)
        expect([state, [...(running.get(state) ?? [])]]).toEqual([state, expect.arrayContaining([timer])]);
    }
  });

  it('finds a row by its step and none for a wrong step', () => {
    expect(findTransition('queued', 'accept')?.id).toBe('T04');
    expect(findTransition('info_requested', 'accept')?.id).toBe('T09');
    expect(findTransition('closed', 'accept')).toBeNull();
  });

  it('offers each capacity only its own events', () => {
    expect(eventsFor('rejection_review', new Set(['recipient_intake']))).toEqual(['raise_safety']);
    expect(eventsFor('rejection_review', new Set(['coordinator']))).toContain('overrule');
    expect(eventsFor('expired', new Set(['coordinator', 'sender_officer']))).toEqual([]);
  });
});

function after(clocks: ReadonlySet<string>, row: TransitionRow): Set<string> {
  const next = new Set(clocks);
  for (const effect of row.clocks) {
    const [verb, clock] = effect.split(' ') as [string, string];
    if (verb === 'stop' && clock === 'all') next.clear();
    else if (verb === 'stop') next.delete(clock);
    else next.add(clock);
  }
  return next;
}
