// What does a page do for the time without signal? Loaded by start.js once the page is there and quiet. The words stand in
// the page (src/features/shell/offline.rs); here they are shown.
import { Workbox } from "workbox-window";

import { offerHomeScreen } from "./home_screen.js";
import { keepDirectory } from "./keep.js";
import { keepForGood, whenKept } from "./kept.js";
import { offerNewer } from "./newer.js";
import { sayWhetherThereIsSignal } from "./signal.js";
import { isQuietPage, show } from "./words.js";

/** At the root of the site, which may lie below a folder of its host: this script lies in a folder of the site. */
const WORKER = new URL("../sw.js", import.meta.url).pathname;

const begin = async () => {
  sayWhetherThereIsSignal();
  offerHomeScreen();
  whenKept(() => isQuietPage(document.getElementById("home-screen")) || keepForGood().catch(() => {}));
  if (!("serviceWorker" in navigator)) return; // the page says so from the beginning
  const worker = new Workbox(WORKER, { updateViaCache: "none" });
  offerNewer(worker);
  navigator.serviceWorker.addEventListener("message", ({ data }) => {
    if (data?.kind === "not-kept" && !navigator.serviceWorker.controller) show(`not-kept-${data.reason}`);
  });
  // A host without the file, a browser that refuses: nothing is kept, which the page says from the beginning.
  const registration = await worker.register().catch(() => undefined);
  if (!registration) return;
  if (!registration.active) show("keeping");
  await navigator.serviceWorker.ready;
  await keepDirectory();
};

begin();
