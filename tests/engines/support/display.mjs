// Where does a browser draw that has no headless mode? On a screen that nobody sees.
import { once } from 'node:events';

import { begin } from './program.mjs';

/** Opens one, of a number that is free. */
export async function openDisplay() {
  const args = ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'];
  const { child, ended, end } = begin('Xvfb', args, { stdio: ['ignore', 'ignore', 'inherit', 'pipe'] });
  const endedFirst = ended.then(([code]) => {
    throw new Error(`Xvfb ended with ${code} before it had a screen`);
  });
  const [number] = await Promise.race([once(child.stdio[3], 'data'), endedFirst]);
  endedFirst.catch(() => {}); // from now on it may end
  return { environment: { DISPLAY: `:${String(number).trim()}`, GDK_BACKEND: 'x11' }, close: end };
}
