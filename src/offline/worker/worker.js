// What does the site do without signal? The service worker, made with Workbox.
//
// A version of the site is a list of files with their hashes (files.js). Its shell is kept whole or not at all; until then
// the version before answers. A page of a version therefore finds the files of that version, and no others. What is not in
// the list, or not as the list says, comes from the host as it is: the worker never stands between a person and the site.
import { clientsClaim, setCacheNameDetails } from "workbox-core";
import { PrecacheController, PrecacheRoute } from "workbox-precaching";
import { NavigationRoute, Route, Router } from "workbox-routing";

import { checked } from "./checked.js";
import { fromDirectory, keepAll, keepStates, tidyDirectory, whatIsKept } from "./directory.js";
import { asOf, base, bytes, rest, shell, withoutQuestion } from "./files.js";
import { patient } from "./patient.js";
import { noteTabs, whenTheyAreGone } from "./tabs.js";
import { reasonOf, tell } from "./tell.js";

setCacheNameDetails({ prefix: "beside", precache: "shell" });

const controller = new PrecacheController({ plugins: [checked, patient] });
controller.addToCacheList(shell);

/** The first page of the language that an address is in. */
const firstPage = ({ href }) => (/^es(\/|$)/.test(href.slice(base.length)) ? "./es/" : "./");

/** What cannot be given comes from the host as it is. Without signal, a page where nothing is kept is the first page. */
const fromHost = async ({ request, url }) => {
  try {
    return await fetch(request);
  } catch (error) {
    const page = request.mode === "navigate" && (await controller.matchPrecache(firstPage(url)));
    if (!page) throw error;
    return page;
  }
};

const orFromHost = (strategy) => async (options) => {
  try {
    return await strategy.handle(options);
  } catch {
    self.registration.update().catch(() => {}); // there may be a newer version; if not, the next page asks again
    return fromHost(options);
  }
};

/** `/find` is the page `/find/`, whatever is asked behind it. */
const isInShell = new PrecacheRoute(controller, {
  ignoreURLParametersMatching: [/.*/],
  directoryIndex: null,
  cleanURLs: false,
  urlManipulation: ({ url }) => [new URL(`${url.pathname}/`, url)],
}).match;
const isOfDirectory = ({ url }) => rest.has(withoutQuestion(url.href));

const router = new Router();
router.registerRoute(new Route(isInShell, orFromHost(controller.strategy)));
router.registerRoute(new Route(isOfDirectory, orFromHost(fromDirectory)));
router.registerRoute(new NavigationRoute(fromHost));

/** A tab of the version before asks for a file of its own, which the host may not have any more. */
const ofTheVersionBefore = async (request) => (await caches.match(request)) ?? fetch(request);

/** Files of other versions go; but those of a version that waits are the next ones. */
const tidy = async (event) => {
  const { installing, waiting } = self.registration;
  if (!installing && !waiting) await whenTheyAreGone(() => Promise.all([controller.activate(event), tidyDirectory()]));
};

self.addEventListener("install", (event) => {
  // Workbox has the browser wait for it, too; here it is told why it did not come to its end.
  event.waitUntil(controller.install(event).catch((error) => tell({ kind: "not-kept", reason: reasonOf(error) }).then(() => Promise.reject(error))));
});

self.addEventListener("activate", (event) => event.waitUntil(noteTabs()));
clientsClaim();

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin || request.method !== "GET") return;
  if (request.mode === "navigate") event.waitUntil(tidy(event));
  event.respondWith(router.handleRequest({ request, event }) ?? ofTheVersionBefore(request));
});

/** What pages ask of it. Each one is answered, with what is kept then. */
const asked = {
  "take-over": () => self.skipWaiting(),
  "keep-states": (event) => keepStates(event.data.urls, event),
  "keep-all": (event) => keepAll(event),
};

self.addEventListener("message", (event) => {
  const act = asked[event.data?.kind];
  if (!act) return;
  const answer = async () => {
    let reason = null;
    try {
      await act(event);
    } catch (error) {
      reason = reasonOf(error);
    }
    event.ports[0]?.postMessage({ reason, asOf, bytes, ...(await whatIsKept()) });
  };
  event.waitUntil(answer());
});
