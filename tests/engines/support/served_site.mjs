// Who serves the site? A server of its own, with the headers of the site, that a story can take away.
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { begin } from './program.mjs';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const { BESIDE_DIST: DIST = path.join(ROOT, 'dist'), BESIDE_XTASK } = process.env;
const XTASK = BESIDE_XTASK ? [BESIDE_XTASK] : ['cargo', 'xtask'];

/** Serves the built site, or what is in this folder, on a port that is free. */
export async function serveSite(dist = DIST) {
  const [program, ...args] = [...XTASK, 'serve', '--no-build', '--dist', dist, '--port', '0'];
  const { child, end } = begin(program, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) {
    const [address] = line.match(/http:\S+/) ?? [];
    if (address) return { address, stop: end };
  }
  throw new Error('the site could not be served');
}

/** Serves a copy of the site without the folders of such a name. */
export async function serveSiteWithout(folders) {
  const copy = await mkdtemp(path.join(tmpdir(), 'beside-'));
  await cp(DIST, copy, { recursive: true, filter: (file) => !folders.test(path.basename(file)) });
  const { address, stop } = await serveSite(copy);
  return { address, stop: () => stop().then(() => rm(copy, { recursive: true })) };
}
