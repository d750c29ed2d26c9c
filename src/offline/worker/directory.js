// How does the directory come onto the device? File by file as it is looked at, a state as a whole, or all of it at once.
import { CacheFirst } from "workbox-strategies";

import { checked } from "./checked.js";
import { forAll, integrityOf, named, rest, states } from "./files.js";
import { patient } from "./patient.js";
import { reasonOf, tell } from "./tell.js";

const CACHE = named("beside-directory");
const AT_A_TIME = 4;

/** Only what is exactly the file of this version is taken: no page that stands in for a file, nothing cut short. */
const exactly = {
  requestWillFetch: async ({ request }) => new Request(request, { integrity: integrityOf(request.url) }),
};

/** Names hold a hash of the content, so a copy is never old. */
export const fromDirectory = new CacheFirst({ cacheName: CACHE, plugins: [checked, exactly, patient] });

const isKept = async (cache, url) => (await cache.match(url)) !== undefined;

/**
 * Keeps these files, a few at a time, so that what somebody waits for goes first. One that the host does not have as it should
 * keeps no other away; without room or signal, or where nothing comes at all, none of the others would come either.
 */
const keep = async (urls, event, told) => {
  const cache = await caches.open(CACHE);
  const keepOne = async (url) => {
    if (await isKept(cache, url)) return;
    const [response, done] = fromDirectory.handleAll({ event, request: new Request(url) });
    await response;
    await done; // is in the cache, or says why not
  };
  let problem;
  for (let at = 0; at < urls.length; at += AT_A_TIME) {
    const kept = await Promise.allSettled(urls.slice(at, at + AT_A_TIME).map(keepOne));
    const problems = kept.filter(({ status }) => status === "rejected").map(({ reason }) => reason);
    const final = problems.find((each) => reasonOf(each) !== "host");
    problem = final ?? problem ?? problems[0];
    if (final || problems.length === kept.length) break;
    told?.(Math.min(at + AT_A_TIME, urls.length), urls.length);
  }
  if (problem) throw problem;
};

/** Keeps whole states: those whose files a page has asked for. */
export const keepStates = async (urls, event) => {
  const wanted = states.filter(({ files }) => files.some((file) => urls.includes(file)));
  if (wanted.length > 0) await keep([...forAll, ...wanted.flatMap(({ files }) => files)], event);
};

/** Keeps everything, and tells all pages how far it is. */
export const keepAll = (event) =>
  keep([...rest], event, (done, all) => tell({ kind: "progress", done, all })).finally(() => tell({ kind: "progress-ends" }));

/** The names of the states that are kept whole, and whether everything is. */
export const whatIsKept = async () => {
  const cache = await caches.open(CACHE);
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  const has = (urls) => urls.every((url) => kept.has(url));
  return { states: states.filter(({ files }) => has(files)).map(({ name }) => name), isWhole: has([...rest]) };
};

/** Lets go of the files of other versions. */
export const tidyDirectory = async () => {
  const cache = await caches.open(CACHE);
  for (const { url } of await cache.keys()) if (!rest.has(url)) await cache.delete(url);
};
