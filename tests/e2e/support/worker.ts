// What has the service worker kept on the device?
import { expect, type Page } from '@playwright/test';

/** Waits until the pages are kept, and this page is one that the worker answers for. */
export async function expectKept(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated' && navigator.serviceWorker.controller !== null), {
      message: 'the pages are kept',
      timeout: 40_000,
    })
    .toBe(true);
}

/** The addresses of all that is kept, without what a cache adds to them. */
export function keptAddresses(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const addresses = [];
    for (const name of await caches.keys()) {
      for (const { url } of await (await caches.open(name)).keys()) addresses.push(new URL(url).pathname);
    }
    return addresses.sort();
  });
}

/** Another program writes over what is kept for the addresses that fit, in every memory that the browser has for them. */
export async function damage(page: Page, fits: RegExp): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.clearBrowserCache');
  return page.evaluate(async (source) => {
    let count = 0;
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        if (!new RegExp(source).test(new URL(request.url).pathname)) continue;
        const type = (await cache.match(request))!.headers.get('content-type')!;
        await cache.put(request, new Response('damaged', { headers: { 'content-type': type } }));
        count += 1;
      }
    }
    return count;
  }, fits.source);
}
