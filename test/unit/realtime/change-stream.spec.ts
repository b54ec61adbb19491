import { Writable } from 'node:stream';
import { ChangeStream } from '../../../src/platform/realtime/change-stream.js';
import { eventually } from '../../support/product-process.js';

const WATCHER = {
  userId: 'u',
  credentials: { sessionToken: 's', bearerToken: null, isUnattended: true },
  audiences: [],
};

/** Where a client reads all, or nothing at all. */
class Line extends Writable {
  readonly arrived: string[] = [];

  constructor(private readonly isRead: boolean) {
    super({ decodeStrings: false });
  }

  override _write(text: string, _encoding: unknown, done: () => void): void {
    this.arrived.push(text);
    if (this.isRead) done();
  }
}

describe('the stream of one client', () => {
  it('tells at once, and the rest once when it has been quiet', async () => {
    const line = new Line(true);
    const stream = new ChangeStream(WATCHER, line);
    stream.tell('work');
    stream.tell('notices');
    stream.tell('work');
    expect(line.arrived.slice(1)).toEqual(['data: {"moved":["work"]}\n\n']);
    await eventually('the rest is told', () => line.arrived.length > 2);
    expect(line.arrived.slice(2)).toEqual(['data: {"moved":["work","notices"]}\n\n']);
    stream.end();
  });

  it('tells several things at once in one message', () => {
    const line = new Line(true);
    const stream = new ChangeStream(WATCHER, line);
    stream.tell('notices', 'work');
    expect(line.arrived.slice(1)).toEqual(['data: {"moved":["work","notices"]}\n\n']);
    stream.end();
  });

  it('lets a client go that reads nothing, before much is kept for it', () => {
    const line = new Line(false);
    const stream = new ChangeStream(WATCHER, line);
    for (let beat = 0; beat < 10_000 && !line.destroyed; beat += 1) stream.beat();
    expect(line.destroyed).toBe(true);
    expect(line.writableLength).toBeLessThan(20 * 1024);
    stream.tell('work');
  });

  it('does not wait for a client that does not read its last', async () => {
    const line = new Line(false);
    const stream = new ChangeStream(WATCHER, line);
    stream.end();
    expect(line.destroyed).toBe(false);
    await eventually('it is let go', () => line.destroyed, 5_000);
  });
});
