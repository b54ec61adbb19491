import { RUNS_ON } from '../../../modules/sla/domain/clock-event.js';
import { at, fold, history, pause, start, stop, target } from './clocks.js';

const runsOn = { type: 'resume', reason: RUNS_ON } as const;

describe('a stop that did not stand', () => {
  it('leaves nothing out: the deadline is the one the clock always had', () => {
    const events = history(
      ['2026-03-05 09:00', start],
      ['2026-03-05 10:00', stop],
      ['2026-03-05 14:00', runsOn],
    );
    const now = fold(events, target(), '2026-03-05 15:00');
    const unstopped = fold(history(['2026-03-05 09:00', start]), target(), '2026-03-05 15:00');
    expect(now).toMatchObject({ state: 'running', cycle: 1, endedAt: null });
    expect(now.deadlineAt).toBe(unstopped.deadlineAt);
    expect(now.elapsedMs).toBe(unstopped.elapsedMs);
  });

  it('is late at its old deadline when that has passed meanwhile', () => {
    const events = history(
      ['2026-03-05 09:00', start],
      ['2026-03-05 16:00', stop],
      ['2026-03-09 09:00', runsOn],
    );
    expect(fold(events, target(), '2026-03-06 12:00').breached).toBeNull();
    expect(fold(events, target(), '2026-03-09 09:00').breached?.deadlineAt).toBe(at('2026-03-05 17:00'));
  });

  it('does not wake a clock that was cancelled, nor one that rests', () => {
    const cancelled = history(
      ['2026-03-05 09:00', start],
      ['2026-03-05 10:00', { type: 'cancel' }],
      ['2026-03-05 11:00', runsOn],
    );
    expect(fold(cancelled, target(), '2026-03-05 12:00').state).toBe('cancelled');
    const paused = history(
      ['2026-03-05 09:00', start],
      ['2026-03-05 10:00', pause],
      ['2026-03-05 11:00', runsOn],
    );
    expect(fold(paused, target(), '2026-03-05 12:00').state).toBe('paused');
  });
});
