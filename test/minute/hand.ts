import { setTimeout as pause } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';

/** How long people take, in seconds: the keystroke-level model of Card, Moran and Newell, for somebody who types averagely. */
const KEY_S = 0.28;
const POINT_S = 1.1;
const DECISION_S = 1.35;
/** Keys of a Chinese character with a phrase input method, about. */
const KEYS_A_CHARACTER = 2;

/** Somebody’s hand: does what they would, as fast as they would, and counts it. */
export class Hand {
  private interactionCount = 0;
  private fieldCount = 0;

  constructor(readonly page: Page) {}

  /** Taps or clicks, pressing keys of a list and leaving a form by Enter included. */
  get interactions(): number {
    return this.interactionCount;
  }

  /** Fields that something was typed into. */
  get typedFields(): number {
    return this.fieldCount;
  }

  /** Looks, decides, moves there and presses. */
  async press(target: Locator): Promise<void> {
    await target.waitFor();
    await pause((DECISION_S + POINT_S) * 1000);
    await target.click();
    this.interactionCount += 1;
  }

  /** Decides and presses one key. */
  async key(key: string): Promise<void> {
    await pause((DECISION_S + KEY_S) * 1000);
    await this.page.keyboard.press(key);
    this.interactionCount += 1;
  }

  /** Types where the cursor stands. */
  async type(text: string): Promise<void> {
    for (const character of text) {
      await pause(KEY_S * (/\p{Script=Han}/u.test(character) ? KEYS_A_CHARACTER : 1) * 1000);
      await this.page.keyboard.insertText(character);
    }
    this.fieldCount += 1;
  }

  /** Pastes where the cursor stands: two keys at once. */
  async paste(text: string): Promise<void> {
    await pause(2 * KEY_S * 1000);
    await this.page.keyboard.insertText(text);
  }
}
