// Can everybody use it? What axe finds, and whether there is room to read at 400 % zoom.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What may differ between modes; all else hangs on the markup, which does not. */
const RULES_OF_LOOK = ['color-contrast', 'link-in-text-block', 'target-size'];

/** What a reader may have chosen. */
export const MODES = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  'forced colors': { colorScheme: 'dark', forcedColors: 'active' },
} as const;

export type Mode = keyof typeof MODES;

/** What a window of 1280 by 1024 leaves at 400 % zoom. */
export const ZOOMED = { width: 320, height: 256 };

/** axe finds nothing in any of these modes; the page stays in the last one. Markup is looked at once, the look in each. */
export async function expectNoViolation(page: Page, modes: readonly Mode[], except: string[] = []): Promise<void> {
  const [first, ...others] = modes;
  await look(page, first!, (axe) => axe.withTags(RULES).disableRules(except));
  await expectSoundLook(page, others);
}

/** The same for the look alone, where the markup has been looked at in another window. */
export async function expectSoundLook(page: Page, modes: readonly Mode[]): Promise<void> {
  for (const mode of modes) await look(page, mode, (axe) => axe.withRules(RULES_OF_LOOK));
}

async function look(page: Page, mode: Mode, choose: (axe: AxeBuilder) => AxeBuilder): Promise<void> {
  // Further down, the way to leave lies on what has just been scrolled beneath it.
  await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
  await page.emulateMedia(MODES[mode]);
  // No page has frames: so all of it is looked at in one go, without another page for what they would find.
  const { violations } = await choose(new AxeBuilder({ page }).setLegacyMode()).analyze();
  const found = violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map((node) => node.target.join(' ')) }));
  expect.soft(found, mode).toEqual([]);
}

/** Nobody has to scroll sideways, and what stays in sight leaves two thirds of the window to what is read. */
export async function expectRoomToRead(page: Page): Promise<void> {
  const { sideways, covered } = await page.evaluate(() => {
    const stays = (element: Element) => ['sticky', 'fixed'].includes(getComputedStyle(element).position);
    const bars = [...document.querySelectorAll('body *')].filter(
      // What lies over the whole page is itself what is read.
      (element) => stays(element) && element.checkVisibility() && element.getAttribute('role') !== 'dialog',
    );
    const heights = bars.map((bar) => bar.getBoundingClientRect().height);
    return {
      sideways: document.documentElement.scrollWidth - innerWidth,
      covered: heights.reduce((sum, height) => sum + height, 0) / innerHeight,
    };
  });
  expect(sideways, 'pixels to scroll sideways').toBeLessThanOrEqual(0);
  expect(covered, 'part of the window that stays covered').toBeLessThanOrEqual(1 / 3);
}
