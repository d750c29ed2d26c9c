// When is the site offered for the home screen? When it was of use: something is kept on this device. Never on a page for
// an emergency, never in a window of its own, and never over the page: it is a part of the foot.

import { whenKept } from "./kept.js";
import { isQuietPage } from "./words.js";

const isOnHomeScreen = () => matchMedia("(display-mode: standalone)").matches || navigator.standalone === true;

/** Safari on a phone or a tablet: it has no such event, and people find the way by three steps. */
const isAppleTouch = () => "standalone" in navigator && navigator.maxTouchPoints > 1;

export const offerHomeScreen = () => {
  const part = document.getElementById("home-screen");
  if (isOnHomeScreen() || isQuietPage(part)) return;
  let question = window.homeScreenQuestion; // asked before this script was here (src/start.js)
  let isOfUse = false;
  const look = () => {
    part.hidden = !isOfUse || !(question || isAppleTouch());
    part.querySelector("[data-way=button]").hidden = !question;
    part.querySelector("[data-way=steps]").hidden = Boolean(question);
  };

  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault(); // no bar over the page
    question = event;
    look();
  });
  addEventListener("appinstalled", () => {
    part.hidden = true;
  });
  part.querySelector("button").addEventListener("click", async () => {
    await question.prompt();
    question = undefined; // it can be asked once
    look();
  });
  whenKept(() => {
    isOfUse = true;
    look();
  });
};
