// Which browser is measured, and how is it slowed down?
import { createServer } from 'node:net';

import { chromium } from '@playwright/test';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Runs `use` with a browser of its own, which is closed whatever happens. */
export async function withBrowser(use, moreFlags = []) {
  const executablePath = process.env.PLAYWRIGHT_CHROMIUM ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: [...FLAGS, ...moreFlags] });
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
}

/** Runs `use` with a page that has nothing cached, and the session that can slow it down. */
export async function withPage(browser, use) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    return await use(page, await context.newCDPSession(page));
  } finally {
    await context.close();
  }
}

export function slowProcessor(session, rate) {
  return session.send('Emulation.setCPUThrottlingRate', { rate });
}

/** Lighthouse's slow 4G: a round trip of 150 ms, 1.6 Mbit a second down, 750 kbit up. */
export async function slowNetwork(session) {
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: (1.6 * 1024 * 1024) / 8,
    uploadThroughput: (750 * 1024) / 8,
  });
}

/** A port that nobody uses at the moment. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
