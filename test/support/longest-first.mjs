import Sequencer from '@jest/test-sequencer';

/** What takes a minute and more: a replay of a whole city, first starts, everybody's eyes on every route. */
const LONG = ['e2e/replay/', 'faults/', 'e2e/secrets/', 'e2e/notifications/leads', 'e2e/demo/'];

/** Begins with the long ones, so that the run does not end with one worker waiting for the other. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const at = LONG.findIndex((part) => path.includes(`/test/${part}`));
      return at === -1 ? LONG.length : at;
    };
    return super.sort(tests).sort((one, other) => rank(one) - rank(other));
  }
}
