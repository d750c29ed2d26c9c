// What of the directory is on this device, and how does more of it come here?
import { messageSW } from "workbox-window";

import { day, fill, find, listed, megabytes, show } from "./words.js";

const QUIET = 3000; // milliseconds between what a page asks for and what is fetched for later

/** Asks the worker, and shows what is kept then. */
const ask = async (message) => {
  const { active } = await navigator.serviceWorker.ready;
  const answer = await messageSW(active, message);
  say(answer);
  return answer;
};

const say = ({ states, isWhole, asOf, bytes }) => {
  const values = { states: listed(states), day: day(asOf) };
  show(isWhole ? "whole" : states.length > 0 ? "states" : "pages", values);
  find("ask").hidden = isWhole;
  fill(find("button"), { size: megabytes(bytes) });
};

const keepAll = async () => {
  const answer = await ask({ kind: "keep-all" });
  find("progress").hidden = true;
  return answer;
};

/** What this page has loaded of the directory, and so where the person looks. */
const loaded = () => performance.getEntriesByType("resource").map(({ name }) => name);

/** Whether a whole directory may be fetched unasked: not where data is counted or saved, as far as the browser says. */
const mayFetchAll = () => {
  const { saveData = false, type = "" } = navigator.connection ?? {};
  return navigator.onLine && !saveData && type !== "cellular";
};

const whenQuiet = (act) => setTimeout(() => (window.requestIdleCallback ?? setTimeout)(act, { timeout: QUIET }), QUIET);

/** Keeps where the person looks, then the rest; and whatever a button asks for. */
export const keepDirectory = async () => {
  navigator.serviceWorker.addEventListener("message", ({ data }) => {
    const bar = find("progress");
    if (data?.kind === "progress-ends") bar.hidden = true;
    if (data?.kind !== "progress") return;
    const { done, all } = data;
    bar.hidden = done === all;
    bar.max = all;
    bar.value = done;
  });
  find("button").addEventListener("click", async () => {
    find("problem").hidden = true;
    find("progress").hidden = false;
    const { isWhole, reason } = await keepAll();
    if (isWhole) {
      find("done").hidden = false;
      return find("done").focus();
    }
    find("problem").hidden = false;
    for (const each of find("problem").children) each.hidden = each.dataset.reason !== reason;
  });
  const { isWhole } = await ask({ kind: "keep-states", urls: loaded() });
  if (!isWhole && mayFetchAll()) whenQuiet(keepAll);
  // What is looked at later passes the worker; what it makes of it is said when somebody comes down to read it.
  new IntersectionObserver(([{ isIntersecting }]) => {
    if (isIntersecting) ask({ kind: "keep-states", urls: loaded() });
  }).observe(document.getElementById("offline"));
};
