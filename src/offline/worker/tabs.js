// When may the files of the version before be deleted? When no tab runs it any more: such a tab may still need a part of
// its app. Which tabs those are is written down, since a worker is ended and started again at any time.

import { named } from "./files.js";

const CACHE = named("beside-tabs");
const NOTE = "./tabs"; // from where the worker lies

const open = async () => {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  return windows.map(({ id }) => id);
};

/** Writes down who is here while another version takes over. */
export const noteTabs = async () => {
  const cache = await caches.open(CACHE);
  await cache.put(NOTE, new Response(JSON.stringify(await open())));
};

/** Does this once all of them are gone. */
export const whenTheyAreGone = async (tidy) => {
  if (!(await caches.has(CACHE))) return;
  const note = await (await caches.open(CACHE)).match(NOTE);
  const noted = note ? await note.json() : [];
  const here = await open();
  if (noted.some((id) => here.includes(id))) return;
  await tidy();
  await caches.delete(CACHE);
};
