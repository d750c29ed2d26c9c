// When does another version of the site take over? After a yes, and never while somebody types, calls or answers.

import { isQuietPage } from "./words.js";

const bar = () => document.getElementById("newer");

/** Whether a question would disturb: on these pages, in a field, or while the app holds what is nowhere else. */
const wouldDisturb = () => {
  const focused = document.activeElement;
  const isTyping = focused?.matches("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
  return isTyping || isQuietPage(bar()) || "held" in document.documentElement.dataset;
};

/** Asks once there is a newer version and it is quiet. */
export const offerNewer = (worker) => {
  let isThere = false;
  let isRefused = false;
  let isWanted = false;
  const look = () => {
    bar().hidden = !isThere || isRefused || wouldDisturb();
  };
  const found = () => {
    isThere = true;
    look();
  };

  worker.addEventListener("waiting", found);
  // Another tab said yes. This one goes on as it is, with its own files, until somebody says yes here as well.
  let wasControlled = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (isWanted) location.reload();
    else if (wasControlled) found();
    wasControlled = true;
  });

  for (const event of ["focusin", "focusout", "click", "popstate"]) addEventListener(event, () => setTimeout(look));
  bar().addEventListener("click", async ({ target }) => {
    const act = target.closest("button")?.dataset.act;
    if (act === "later") isRefused = true;
    if (act !== "now") return;
    isWanted = true;
    const registration = await navigator.serviceWorker.getRegistration();
    if (registration?.waiting) registration.waiting.postMessage({ kind: "take-over" });
    else location.reload();
  });
};
