import type { Audience, Moved } from './changes.js';

/** The message by which everybody is told that anything may have moved. */
export const EVERYTHING = '*';

/** What PostgreSQL takes in one NOTIFY is 8,000 bytes. */
const MOST_BYTES = 7_500;

/** Each thing that moved for somebody once, a line each, in as few messages as hold them. */
export function messagesOf(moved: readonly Moved[]): readonly string[] {
  const messages: string[] = [];
  for (const line of new Set(moved.map(({ topic, audience }) => `${topic} ${audience}`))) {
    const last = messages.at(-1);
    if (last !== undefined && last.length + line.length < MOST_BYTES)
      messages[messages.length - 1] = `${last}\n${line}`;
    else messages.push(line);
  }
  return messages;
}

/** What a newer release says in words that this one does not know is left out by whoever looks for an audience. */
export function movedIn(message: string): readonly Moved[] {
  return message.split('\n').map((line) => {
    const [topic = '', audience = ''] = line.split(' ');
    return { topic: topic as Moved['topic'], audience: audience as Audience };
  });
}
