// What the app needs is asked for beside the page and not behind it: by who comes with a question while the page is still on
// its way, since its answer is waited for; otherwise, and where there is something to read meanwhile, once it is painted.
// It stands in the page itself, as a file of its own would come no sooner than start.js (see crates/xtask/src/policy.rs).
(() => {
  // In milliseconds, for nothing to come at all. A worker that keeps files looks at a whole one before it gives any of it away,
  // and has as much patience as here (crates/xtask/src/offline.rs).
  const longest = () => (navigator.serviceWorker?.controller ? 60000 : 20000);

  /** A file of this site, when all of it has come. One that stalls is given up: on a bad signal, that may be for ever. */
  window.askPatiently = async (path, options) => {
    const patience = new AbortController();
    const most = longest();
    let end;
    let due;
    const giveUp = () => {
      // A page that slept wakes up late, and hears now of what came meanwhile.
      if (Date.now() > due + 2000) goOn();
      else patience.abort();
    };
    const goOn = () => {
      clearTimeout(end);
      due = Date.now() + most;
      end = setTimeout(giveUp, most);
    };
    try {
      goOn();
      const answer = await fetch(path, { ...options, signal: patience.signal });
      const pieces = [];
      const body = answer.body?.getReader();
      for (let piece = await body?.read(); piece && !piece.done; piece = await body.read()) {
        goOn();
        pieces.push(piece.value);
      }
      const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
      let at = 0;
      for (const piece of pieces) {
        whole.set(piece, at);
        at += piece.length;
      }
      return new Response(whole, answer);
    } finally {
      clearTimeout(end);
    }
  };

  const answers = {};
  const keep = (path, answer) => {
    answers[path] = answer;
    answer.catch(() => {}); // told to who takes it
    return answer;
  };
  const askForFile = (path) => keep(path, window.askPatiently(path));

  /** Each answer is given once: who wants it again has a reason to ask the host. */
  window.takeEarly = (path) => {
    const answer = answers[path];
    delete answers[path];
    return answer;
  };

  const { listing, list, zips = "", parts = "", meanwhile } = document.currentScript.dataset;
  const ofZip = (zip) => zips.split(" ").filter((start) => start.slice(0, 5) <= zip).pop().slice(5);
  const askForList = () => {
    if (!listing) return;
    const path = `${listing}manifest.json`;
    const manifest = askForFile(path);
    // In which state somebody looks, as far as the address says it: by a ZIP, by its name, or by a place of it.
    const found = /^#(?:.*&)?near=(?:(\d{5})|([a-z]{2}))(?:&|$)|^#id=([a-z]{2})-/i.exec(location.hash);
    const [, zip, named, own] = found ?? [];
    const state = zip ? ofZip(zip) : (named ?? own)?.toUpperCase();
    if (!state) return;
    const askForFiles = (contents) => {
      // Where the ZIP is, and what there is; meetings online may belong to no state.
      const wanted = [...(zip ? contents.gazetteer : []), ...(contents[list] ?? [])];
      for (const { state: of, file } of wanted) if ([state, ""].includes(of)) askForFile(listing + file);
    };
    // The app gets the contents when the files in it are asked for, lest it asks for them once more.
    const withFiles = manifest.then(async (answer) => {
      await answer.clone().json().then(askForFiles).catch(() => {}); // the app tells what is wrong
      return answer;
    });
    keep(path, withFiles);
  };

  const begin = () => {
    const { script, wasm } = document.querySelector('meta[name="beside-app"]').dataset;
    import(script).catch(() => {}); // start.js tells it
    keep(wasm, fetch(wasm)); // compiled as it comes, and told by start.js when it takes long
    askForList();
    // The app asks again for these, and the browser has them then.
    painted.then(() => {
      for (const part of parts.split(" ").filter(Boolean)) window.askPatiently(wasm.replace(/[^/]*$/, part)).catch(() => {});
    });
  };

  // A tab in the background is painted when somebody looks at it, and should be ready by then.
  const painted = document.hidden
    ? Promise.resolve()
    : new Promise(requestAnimationFrame).then(() => new Promise((then) => setTimeout(then)));
  const isWaitedFor = location.hash && meanwhile === undefined;
  /** Then all of it is asked for, and start.js can start; by itself, where this fails. */
  window.early = (isWaitedFor ? Promise.resolve() : painted).then(begin).catch(() => {});
})();
