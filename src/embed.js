// The finder within a page of somebody else. Whoever keeps that page writes one line where it shall stand (docs/embed.md):
//
//   <script src="https://help.example.org/embed.js" data-near="94110" async></script>
//
// It makes a frame, gives it the height of what is in it, and does nothing else: no cookie, no storage, no request but the
// frame's own. Which pages may do so, the operator of the site says (`embed_in` in site.json).
(() => {
  const TITLES = { en: "Find help near you", es: "Busque ayuda cerca de usted" };
  const PAGES = { find: "find/", meetings: "meetings/" };
  const BEFORE_IT_IS_KNOWN = 700; // pixels
  const TALLEST = 30000; // pixels: what is longer is no page of ours

  const script = document.currentScript;
  const site = new URL("./", script.src);
  const { language, near, page, search, title } = script.dataset;
  const spoken = language === "es" ? "es" : "en";

  const address = new URL(`${spoken === "es" ? "es/" : ""}${PAGES[page] ?? PAGES.find}`, site);
  // Behind `#`: what is searched for is sent to no server.
  address.hash = search ?? (near ? `near=${encodeURIComponent(near)}` : "");

  const frame = document.createElement("iframe");
  frame.src = address.href;
  frame.title = title ?? TITLES[spoken];
  frame.loading = "lazy";
  frame.referrerPolicy = "no-referrer";
  frame.allow = "geolocation; web-share; clipboard-write"; // each only when somebody presses the button for it
  Object.assign(frame.style, { border: "0", colorScheme: "normal", display: "block", width: "100%" });
  frame.style.height = `${BEFORE_IT_IS_KNOWN}px`;
  script.after(frame);

  addEventListener("message", ({ data, origin, source }) => {
    if (source !== frame.contentWindow || origin !== site.origin) return;
    const height = data?.beside?.height;
    if (Number.isFinite(height) && height > 0) frame.style.height = `${Math.min(Math.ceil(height), TALLEST)}px`;
  });
})();
