import type { Moved } from '../../../src/platform/realtime/changes.js';
import { messagesOf, movedIn } from '../../../src/platform/realtime/wire-format.js';

describe('what goes over the wire', () => {
  it('comes out as it went in, each thing once, in messages that PostgreSQL takes', () => {
    const moved = Array.from({ length: 500 }, (_, index): Moved => ({
      topic: index % 2 === 0 ? 'work' : 'notices',
      audience: `agency:${String(index).padStart(36, '0')}`,
    }));
    const messages = messagesOf([...moved, ...moved]);
    expect(messages.length).toBeGreaterThan(1);
    expect(Math.max(...messages.map((message) => Buffer.byteLength(message)))).toBeLessThan(8_000);
    expect(messages.flatMap(movedIn)).toEqual(moved);
  });

  it('is nothing where nothing moved for anybody', () => {
    expect(messagesOf([])).toEqual([]);
  });
});
