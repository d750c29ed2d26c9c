// The finder within a page of somebody else. Whoever keeps that page writes one line where it shall stand (docs/embed.md):
//
//   <script src="https://help.example.org/embed.js" data-near="94110" async></script>
//
// It makes a frame, gives it the height of what is in it, and does nothing else: no cookie, no storage, no request but the
// frame's own. Which pages may do so, the operator of the site says (`embed_in` in site.json).
(() => {
  const PAGES = {
    find: { path: "find/", en: "Find help near you", es: "Busque ayuda cerca de usted" },
    meetings: { path: "meetings/", en: "Find a meeting near you", es: "Encuentre una reunión cerca de usted" },
  };
  const BEFORE_IT_IS_KNOWN = 700; // pixels
  const TALLEST = 30000; // pixels: what is longer is no page of ours

  const script = document.currentScript;
  const site = new URL("./", script.src);
  const { language, near, search, title } = script.dataset;
  const page = PAGES[script.dataset.page] ?? PAGES.find;
  const spoken = language === "es" ? "es" : "en";

  const address = new URL(`${spoken === "es" ? "es/" : ""}${page.path}`, site);
  // Behind `#`: what is searched for is sent to no server.
  address.hash = search ?? (near ? `near=${encodeURIComponent(near)}` : "");

  const frame = document.createElement("iframe");
  frame.src = address.href;
  frame.title = title ?? page[spoken];
  frame.loading = "lazy";
  frame.referrerPolicy = "no-referrer";
  frame.allow = "geolocation"; // when somebody presses the button for it, and allows it
  Object.assign(frame.style, { border: "0", colorScheme: "normal", display: "block", width: "100%" });
  frame.style.height = `${BEFORE_IT_IS_KNOWN}px`;
  script.after(frame);

  addEventListener("message", ({ data, origin, source }) => {
    if (source !== frame.contentWindow || origin !== site.origin) return;
    const height = data?.beside?.height;
    if (Number.isFinite(height) && height > 0) frame.style.height = `${Math.min(Math.ceil(height), TALLEST)}px`;
  });
})();
