// What a page does by itself, before and without the app; then the app, where a page has one.

// A form whose fields name a parameter leads to its address with a fragment, which is never sent to a server.
document.addEventListener("submit", (event) => {
  if (event.defaultPrevented) return; // the app has seen to it
  const fields = [...event.target.querySelectorAll("[data-parameter]")];
  if (fields.length === 0) return;
  event.preventDefault();
  const parts = fields
    .map((field) => [field.dataset.parameter, field.value.trim()])
    .filter(([, value]) => value !== "")
    .map(([parameter, value]) => `${parameter}=${encodeURIComponent(value)}`);
  const address = new URL(event.target.action);
  address.hash = parts.join("&");
  location.assign(address);
});

// The skip link moves the focus and leaves the address alone: in the finder, the fragment is the search.
document.querySelector(".skip-link")?.addEventListener("click", (event) => {
  event.preventDefault();
  document.querySelector("main").focus();
});

// A link of the menu that the app follows by itself leaves the page open, and so the menu.
const menu = document.getElementById("menu");
menu?.addEventListener("click", (event) => {
  if (event.target.closest("a")) menu.hidePopover?.();
});

// What is typed, ticked or unfolded before the app, or a part of it, is there is marked, so that it can be taken over
// (browser/early_input.rs).
const mark = (event) => {
  event.target.dataset.early = "";
};
document.addEventListener("input", mark);
document.addEventListener("click", ({ target }) => {
  const unfold = target.closest("#filters button[aria-expanded]");
  if (unfold) unfold.dataset.early = "";
});

// A tap on a button before the app is there is done again when it is.
const tapped = new Set();
const noteTap = ({ target }) => {
  const button = target.closest("#beside button");
  if (button) tapped.add(button);
};

// Whether the site may come onto the home screen is asked once, maybe before anybody can be told (offline/page/home_screen.js).
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault(); // no bar over the page
  window.homeScreenQuestion = event;
});

// In a window of its own there is no other way back.
const back = document.getElementById("back");
const mayGoBack = () => matchMedia("(display-mode: standalone)").matches && (window.navigation?.canGoBack ?? history.length > 1);
const showBack = () => {
  back.hidden = !mayGoBack();
};
back.addEventListener("click", () => history.back());
showBack();
window.navigation?.addEventListener("currententrychange", showBack);

// What Leptos looks for when it takes over a page: nothing is pending in a page that was made in advance.
window.__RESOLVED_RESOURCES = [];
window.__SERIALIZED_ERRORS = [];
window.__INCOMPLETE_CHUNKS = [];

const SLOW = 20000; // milliseconds; the same as early.js has for a file in which nothing comes
const nextTask = () => new Promise((resolve) => setTimeout(resolve));

// Where the host has changed the script in the page (early.js), a browser does not run it.
window.askPatiently ??= fetch;

// When the script in the page says so (early.js), which has asked for the files by then. Trunk writes the names of the built
// files into the page.
const start = async () => {
  const { script, wasm } = document.querySelector('meta[name="beside-app"]').dataset;
  await window.early;
  const bytes = window.takeEarly?.(wasm) ?? fetch(wasm); // beside the script, not behind it
  bytes.catch(() => {}); // told below
  const app = await import(script);
  await app.default({ module_or_path: bytes });
  await nextTask();
  app.take_over();
  document.removeEventListener("click", noteTap);
  for (const button of tapped) if (button.isConnected) button.click();
};

// The other language shows the same part of the page. Where there is an app, it keeps the link in step by itself.
const followFragment = () => {
  const link = document.getElementById("language-switch");
  if (link) link.hash = location.hash;
};

if (document.getElementById("beside")) {
  document.addEventListener("click", noteTap);
  // The page stays readable, and says what to call.
  const { dataset } = document.documentElement;
  const slow = setTimeout(() => {
    dataset.app = "slow"; // it is waited for all the same: what has come by now would be lost on a slow line
  }, SLOW);
  start()
    .then(() => delete dataset.app)
    .catch(() => {
      dataset.app = "failed"; // no Wasm, or it was blocked or cut short
    })
    .finally(() => clearTimeout(slow));
} else {
  followFragment();
  addEventListener("hashchange", followFragment);
}

// Within a page of somebody else the site is a guest (src/embed.js): it fits in, and keeps nothing.
const isFramed = window !== top;
if (isFramed) import(new URL("framed.js", import.meta.url)).catch(() => {}); // then it is as high as it is

// Once the page is there, painted and quiet: what it does for the time without signal.
const { content: offline } = document.querySelector('meta[name="beside-offline"]') ?? {};
if (offline && !isFramed) {
  // What a frame asks for is drawn a moment after it; a browser that does not tell when is asked no more than that.
  const painted = new Promise((resolve) => {
    if (!window.PerformanceObserver?.supportedEntryTypes?.includes("paint")) return requestAnimationFrame(resolve);
    new PerformanceObserver(resolve).observe({ type: "paint", buffered: true });
  });
  const whenQuiet = async () => {
    await painted;
    // A page that never comes to rest is not waited for.
    (window.requestIdleCallback ?? setTimeout)(() => import(offline).catch(() => {}), { timeout: 3000 });
  };
  if (document.readyState === "complete") whenQuiet();
  else addEventListener("load", whenQuiet);
}
