// A story about the time without signal: a host of its own, and a browser that lets the service worker in.
import type { BrowserContext } from '@playwright/test';

import { Host } from './host';
import { test as beside } from './test';

export const test = beside.extend<{ host: Host; context: BrowserContext }>({
  host: async ({ baseURL }, use) => {
    const host = await Host.start(baseURL!);
    await use(host);
    await host.stop();
  },
  context: async ({ browser, contextOptions, host }, use) => {
    const context = await browser.newContext({ ...contextOptions, serviceWorkers: 'allow', baseURL: host.address });
    await use(context);
    await context.close();
  },
  otherHosts: async ({ host }, use) => use([host.address]),
});
