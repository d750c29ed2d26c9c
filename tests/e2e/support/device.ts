// What is kept on the device, and what if it keeps nothing?
import type { Page } from '@playwright/test';

type Entry = [key: string, text: string];

/** What the site keeps apart: the saved places, the plan. */
type Database = 'beside' | 'beside-plan';

/** Everything that the site keeps in a database, as it stands; empty where there is none. */
export function kept(page: Page, name: Database = 'beside'): Promise<Entry[]> {
  return page.evaluate(async (wanted) => {
    const databases = await indexedDB.databases();
    if (!databases.some((known) => known.name === wanted)) return [];
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(wanted);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const store = database.transaction('saved').objectStore('saved');
    const [keys, texts] = [store.getAllKeys(), store.getAll()];
    await new Promise((resolve) => (store.transaction.oncomplete = resolve));
    database.close();
    return keys.result.map((key, at): [string, string] => [String(key), String(texts.result[at])]);
  }, name);
}

/** Puts records onto the device, as another version of the site may have left them. */
export function leave(page: Page, entries: Entry[], name: Database = 'beside'): Promise<void> {
  return page.evaluate(async ([all, wanted]) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(wanted, 1);
      request.onupgradeneeded = () => request.result.createObjectStore('saved');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const transaction = database.transaction('saved', 'readwrite');
    for (const [key, text] of all) transaction.objectStore('saved').put(text, key);
    await new Promise((resolve) => (transaction.oncomplete = resolve));
    database.close();
  }, [entries, name] as const);
}

/** The browser refuses to keep anything, as some do in private windows. */
export async function refuseStorage(page: Page): Promise<void> {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('refused', 'SecurityError');
    };
  });
}

/** The device is full. */
export async function fillDevice(page: Page): Promise<void> {
  await page.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
}

/** Notes what is printed, handed to the share sheet and copied, in place of doing it. */
export async function watchHandingOn(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const noted: unknown[] = [];
    Object.assign(window, { noted, print: () => noted.push('print') });
    Object.defineProperty(navigator, 'share', { value: async (data: ShareData) => void noted.push(data) });
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text: string) => void noted.push(text) } });
  });
}

export function handedOn(page: Page): Promise<unknown[]> {
  return page.evaluate(() => (window as unknown as { noted: unknown[] }).noted);
}
