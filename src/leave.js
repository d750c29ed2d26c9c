// How does a person leave in a moment, and what is left then? It stands in the head of every page and runs before anything
// is painted, so that a page that is only passed on the way out is never seen.
(() => {
  const LEFT = new URL("leave/", document.currentScript.src).pathname; // a page of ours that is empty and leads away (src/routes.rs)
  const MARK = "beside-leaving"; // in sessionStorage, from one page of ours to the next
  const WIPED = "beside-wiped"; // how another tab says that the device is for the next person (src/next_person.js)
  const PATIENCE = 1500; // milliseconds for the way back to the first page of the visit
  const IN_A_ROW = 3000; // milliseconds for pressing Shift three times

  const root = document.documentElement;
  // Within a page of somebody else there is no way out of that page (src/embed.js); the button is not shown.
  if (window !== top) {
    root.dataset.framed = "";
    return;
  }
  const button = () => document.getElementById("leave");
  let timer;

  /** Does this with what lasts as long as the tab; a browser may refuse. */
  const session = (act) => {
    try {
      return act(sessionStorage);
    } catch {
      return undefined;
    }
  };

  const go = (to) => {
    session((storage) => storage.clear());
    location.replace(to);
  };

  /** What this tab has shown of this site without a break. What is not in it is not ours to go back to. */
  const shown = () => window.navigation?.entries() ?? [];

  /** On the first page of the visit: all that lies ahead becomes one empty page, and this one becomes the other site. */
  const pass = (to) => {
    clearTimeout(timer);
    cover(to); // the app may have named the page anew
    if (shown().length < 2) return go(to);
    History.prototype.pushState.call(history, null, "", LEFT);
    return arrival(navigation.back()).then(() => go(to));
  };

  /** Whether a step through the history within this document came to its end; it is told when that is known. */
  const arrival = ({ committed, finished }) => {
    committed.catch(() => {}); // the browser says twice that it did not
    return finished.then(
      () => true,
      () => false,
    );
  };

  const cover = (to) => {
    root.dataset.leaving = "";
    // A field that loses the focus has the app write into the history, which would call us back.
    history.pushState = history.replaceState = () => {};
    document.title = new URL(to).host;
  };

  const leave = (to) => {
    if ("leaving" in root.dataset) return;
    cover(to);
    session((storage) => storage.clear());
    const [first] = shown();
    if (!first || first.key === navigation.currentEntry.key) {
      pass(to);
      return;
    }
    // The first page may be another document, which reads this when it comes.
    const mark = JSON.stringify({ to, until: Date.now() + PATIENCE });
    const isMarked = session((storage) => {
      storage.setItem(MARK, mark);
      return true;
    });
    if (!isMarked) {
      go(to);
      return;
    }
    timer = setTimeout(go, PATIENCE, to);
    // To another document it never comes to an end here.
    arrival(navigation.traverseTo(first.key)).then((isThere) => (isThere ? pass(to) : go(to)));
  };

  /** Whether this page is only passed on the way out. */
  const isPassed = () => {
    const mark = session((storage) => JSON.parse(storage.getItem(MARK)));
    if (!mark) return false;
    session((storage) => storage.clear());
    if (Date.now() > mark.until) return false;
    cover(mark.to);
    pass(mark.to);
    return true;
  };

  isPassed();
  addEventListener("pageshow", ({ persisted }) => {
    // The browser kept the page as it was: nothing has run anew.
    if (persisted && !isPassed() && "leaving" in root.dataset) location.reload();
  });

  addEventListener("storage", ({ key, newValue }) => {
    if (key === WIPED && newValue) go(button().dataset.home);
  });

  document.addEventListener(
    "click",
    (event) => {
      const link = event.target.closest("a[data-leave]");
      if (!link) return;
      event.preventDefault();
      event.stopPropagation(); // the router has no part in it
      leave(link.href);
    },
    true,
  );

  // Shift three times, each time alone: capitals, shortcuts and choices by pointer do not count.
  let isAlone = false;
  let presses = [];
  const say = (words) => {
    const status = document.getElementById("leave-status");
    if (status && status.textContent !== words) status.textContent = words;
  };
  const forget = () => {
    isAlone = false;
    presses = [];
    say("");
  };
  const onKeyDown = (event) => {
    if (event.key !== "Shift" || event.ctrlKey || event.altKey || event.metaKey) forget();
    else if (!event.repeat) isAlone = true;
  };
  const onKeyUp = (event) => {
    if (event.key !== "Shift" || !isAlone) return;
    isAlone = false;
    presses = [...presses.filter((at) => event.timeStamp - at < IN_A_ROW), event.timeStamp];
    if (presses.length === 3) leave(button().href);
    else if (presses.length === 2) {
      say(button().dataset.onceMore);
      setTimeout(say, IN_A_ROW, "");
    }
  };
  addEventListener("keydown", onKeyDown, true);
  addEventListener("keyup", onKeyUp, true);
  for (const kind of ["pointerdown", "input", "blur"]) addEventListener(kind, forget, kind !== "blur");
})();
