import type { Page } from 'playwright-core';

/** By how many pixels the page is wider than the screen. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** What somebody gets who sets the text wider apart (WCAG 1.4.12). */
const SPACED = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }`;

/** Texts that are cut off, or run out of their box, once they are set wider apart; and by how much the page then overflows. */
export async function clippedOf(page: Page): Promise<string[]> {
  const style = await page.addStyleTag({ content: SPACED });
  const clipped = await page.evaluate(() => {
    const hasOwnText = (element: Element): boolean =>
      [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim() !== '');
    const isForEars = (element: Element | null): boolean =>
      element !== null && (getComputedStyle(element).clip !== 'auto' || isForEars(element.parentElement));
    const isCut = (element: Element): boolean => {
      const { display, overflowX, overflowY, webkitLineClamp, textOverflow } = getComputedStyle(element);
      // Cut short on purpose, with the whole a step away; or for ears alone.
      if (webkitLineClamp !== 'none' || textOverflow === 'ellipsis') return false;
      if (display.startsWith('inline') && !display.includes('-')) return false;
      if (element.closest('[aria-hidden=true]') !== null || isForEars(element)) return false;
      if (element.clientWidth === 0 || element.matches('option, select, textarea, input')) return false;
      const [wide, high] = [
        element.scrollWidth - element.clientWidth,
        element.scrollHeight - element.clientHeight,
      ];
      const scrolls = (overflow: string): boolean => overflow === 'auto' || overflow === 'scroll';
      return (wide > 2 && !scrolls(overflowX)) || (high > 3 && !scrolls(overflowY));
    };
    return [...document.body.querySelectorAll('*')]
      .filter((element) => element.checkVisibility({ checkVisibilityCSS: true }))
      .filter((element) => hasOwnText(element) && isCut(element))
      .map(({ tagName, textContent }) => `${tagName} ${textContent?.slice(0, 30)}`);
  });
  const overflow = await overflowOf(page);
  await style.evaluate((tag) => (tag as Element).remove());
  return overflow > 0 ? [...clipped, `page: ${overflow}`] : clipped;
}

/** Buttons and fields that cannot be brought into sight, or are covered there. */
export function outOfReach(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    // The rows of a long list find their places a moment after they have become wider or higher.
    const places = (): string =>
      [...document.querySelectorAll('li[aria-posinset]')]
        .map((row) => `${row.getBoundingClientRect().top} ${row.getBoundingClientRect().height}`)
        .join();
    for (let still = 0, frame = 0, before = ''; still < 5 && frame < 120; frame += 1) {
      await new Promise((drawn) => requestAnimationFrame(drawn));
      const now = places();
      still = now === before ? still + 1 : 0;
      before = now;
    }
    const dialog = document.querySelector('dialog[open], [role=dialog]');
    const parts = [...(dialog ?? document).querySelectorAll('button, a[href], input, select, textarea')];
    /** What lies over it where it should be; null where nothing does. */
    const covering = (part: Element): string | null => {
      part.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      const { left, top, width, height } = part.getBoundingClientRect();
      const hit = document.elementFromPoint(left + width / 2, top + height / 2);
      if (hit === null) return 'nothing in sight';
      const label = part.closest('label');
      const isIt = part.contains(hit) || hit.contains(part) || (label?.contains(hit) ?? false);
      return isIt ? null : hit.outerHTML.slice(0, 60);
    };
    const found = parts
      .filter((part) => part.checkVisibility({ checkVisibilityCSS: true }) && !part.matches(':disabled'))
      // It comes into sight when it is given the focus.
      .filter((part) => part.getBoundingClientRect().width > 1 && part.getAttribute('href') !== '#content')
      .map((part) => ({ part, covered: covering(part) }))
      .filter(({ covered }) => covered !== null)
      .map(({ part, covered }) => `${part.tagName} ${part.textContent?.slice(0, 20) ?? ''}: ${covered}`);
    scrollTo(0, 0);
    return found;
  });
}

/** What is pressed on a phone and smaller than a thumb: the places, and what a form is sent by. */
export function tooSmallForThumbs(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [
      ...document.querySelectorAll(
        'nav[aria-label=主要页面] a, main button[type=submit], dialog[open] button[type=submit]',
      ),
    ]
      .map(
        (part) =>
          ({ text: part.textContent ?? '', ...part.getBoundingClientRect().toJSON() }) as {
            text: string;
            width: number;
            height: number;
          },
      )
      .filter(({ width, height }) => width > 0 && (height < 44 || width < 44))
      .map(({ text, width, height }) => `${text} ${width}x${height}`),
  );
}

/** How people see who do not see every colour, as the browser itself simulates them (Machado et al. 2009). */
const SIGHTS = {
  full: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152, 1.053, -0.205, 0.115, 0.786, 0.099, -0.004, -0.048, 1.052],
  deuteranopia: [0.367, 0.861, -0.228, 0.28, 0.673, 0.047, -0.012, 0.043, 0.969],
  achromatopsia: [0.213, 0.715, 0.072, 0.213, 0.715, 0.072, 0.213, 0.715, 0.072],
};
const READABLE = 3;

/** Fields whose words the browser would keep: in its memory of forms, or in the history of the tab. */
export function rememberedOf(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')]
      .filter(({ type }) => ['text', 'tel', 'search', 'number', 'textarea'].includes(type))
      .filter(({ autocomplete }) => !['off', 'username'].includes(autocomplete))
      .map(({ id, labels }) => labels?.[0]?.textContent ?? id),
  );
}

/** Texts that somebody who does not see every colour could not tell from what is behind them. */
export async function illegible(page: Page): Promise<string[]> {
  const pairs = await page.evaluate(() => {
    const behind = (element: Element | null): string => {
      if (element === null) return 'rgb(255, 255, 255)';
      const { backgroundColor, backgroundImage } = getComputedStyle(element);
      if (backgroundImage !== 'none') return 'unknown';
      return /^rgb\(/.test(backgroundColor) ? backgroundColor : behind(element.parentElement);
    };
    const found = new Map<string, string>();
    for (const element of document.body.querySelectorAll('*')) {
      const isText = [...element.childNodes].some(
        (node) => node.nodeType === 3 && node.textContent?.trim() !== '',
      );
      if (!isText || !element.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true })) continue;
      if (element.closest(':disabled, [aria-disabled=true]') !== null) continue;
      found.set(
        `${getComputedStyle(element).color}|${behind(element)}`,
        element.textContent?.slice(0, 20) ?? '',
      );
    }
    return [...found];
  });
  return pairs.flatMap(([pair, text]) => {
    const [ink = '', ground = ''] = pair.split('|');
    if (ground === 'unknown') return [];
    return Object.entries(SIGHTS)
      .filter(([, sight]) => contrast(seenBy(sight, ink), seenBy(sight, ground)) < READABLE)
      .map(([name]) => `${name}: ${text} (${pair})`);
  });
}

type Light = readonly [number, number, number];

/** A colour of CSS in linear light, as eyes of this kind see it. */
function seenBy(sight: readonly number[], css: string): Light {
  const [r = 0, g = 0, b = 0] = (css.match(/[\d.]+/g) ?? [])
    .slice(0, 3)
    .map((part) => Number(part) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  const row = (at: number): number => {
    const value = (sight[at] ?? 0) * r + (sight[at + 1] ?? 0) * g + (sight[at + 2] ?? 0) * b;
    return Math.min(Math.max(value, 0), 1);
  };
  return [row(0), row(3), row(6)];
}

function contrast(one: Light, other: Light): number {
  const bright = ([r, g, b]: Light): number => 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  const [high, low] = [Math.max(bright(one), bright(other)), Math.min(bright(one), bright(other))];
  return high / low;
}

/** Things with a colour that means something, and no word in or beside them that says it. */
export function saidByColourAlone(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const meaning = ['red', 'orange', 'yellow', 'green'].flatMap((name) => [name, `${name}-soft`]);
    const probe = document.body.appendChild(document.createElement('i'));
    const coloured = new Set(
      meaning.map((name) => {
        probe.style.color = `var(--${name})`;
        return getComputedStyle(probe).color;
      }),
    );
    probe.remove();
    const isNamed = (element: Element): boolean =>
      element.textContent?.trim() !== '' ||
      element.closest('[aria-hidden=true], [role=img][aria-label]') !== null ||
      element.hasAttribute('aria-label');
    return [...document.body.querySelectorAll('*')]
      .filter((element) => element.checkVisibility({ checkVisibilityCSS: true }))
      .filter((element) => {
        const { backgroundColor, fill } = getComputedStyle(element);
        return (
          (coloured.has(backgroundColor) || (element.matches('svg *') && coloured.has(fill))) &&
          !isNamed(element)
        );
      })
      .map((element) => element.outerHTML.slice(0, 120));
  });
}

/** Choices that, without colours, look chosen or not alike. */
export function chosenByColourAlone(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('input[type=radio], input[type=checkbox]')]
      .filter((input) => getComputedStyle(input).opacity === '0' && input.nextElementSibling !== null)
      .filter((input) => {
        const chosen = (input as HTMLInputElement).checked;
        const { content } = getComputedStyle(input.nextElementSibling ?? input, '::before');
        return chosen !== (content !== 'none' && content !== 'normal');
      })
      .map((input) => input.parentElement?.textContent ?? ''),
  );
}

/** What still moves for whoever has asked for less of it. */
export async function stillMoving(page: Page): Promise<string[]> {
  await page.emulateMedia({ forcedColors: 'active' });
  const moving = await page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ effect }) => Number(effect?.getComputedTiming().duration ?? 0) > 50)
      .map((animation) => (animation as CSSAnimation).animationName ?? 'transition'),
  );
  await page.emulateMedia({ forcedColors: null });
  return moving;
}
