// What the app needs is asked for beside the page and not behind it: by who comes with a question while the page is still on
// its way, since its answer is waited for; otherwise, and where there is something to read meanwhile, once it is painted.
// It stands in the page itself, as a file of its own would come no sooner than start.js (see crates/xtask/src/policy.rs).
(() => {
  const PATIENCE = 20000; // milliseconds for a file of the listing, as in src/browser/http.rs
  const answers = {};
  const ask = (path, signal) => {
    answers[path] = fetch(path, { signal });
    answers[path].catch(() => {}); // told to who takes it
    return answers[path];
  };
  const askPatiently = (path) => {
    const patience = new AbortController();
    setTimeout(() => patience.abort(), PATIENCE);
    return ask(path, patience.signal);
  };

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
    const manifest = askPatiently(path);
    // In which state somebody looks, as far as the address says it: by a ZIP, by its name, or by a place of it.
    const found = /^#(?:.*&)?near=(?:(\d{5})|([a-z]{2}))(?:&|$)|^#id=([a-z]{2})-/i.exec(location.hash);
    const [, zip, named, own] = found ?? [];
    const state = zip ? ofZip(zip) : (named ?? own)?.toUpperCase();
    if (!state) return;
    const askForFiles = (contents) => {
      // Where the ZIP is, and what there is; meetings online may belong to no state.
      const wanted = [...(zip ? contents.gazetteer : []), ...(contents[list] ?? [])];
      for (const { state: of, file } of wanted) if ([state, ""].includes(of)) askPatiently(listing + file);
    };
    // The app gets the contents when the files in it are asked for, lest it asks for them once more.
    answers[path] = manifest.then(async (answer) => {
      await answer.clone().json().then(askForFiles).catch(() => {}); // the app tells what is wrong
      return answer;
    });
    answers[path].catch(() => {});
  };

  const begin = () => {
    const { script, wasm } = document.querySelector('meta[name="beside-app"]').dataset;
    import(script).catch(() => {}); // start.js tells it
    ask(wasm);
    askForList();
    // The app asks again for these, and the browser has them then.
    painted.then(() => {
      for (const part of parts.split(" ").filter(Boolean)) {
        fetch(wasm.replace(/[^/]*$/, part))
          .then((answer) => answer.arrayBuffer())
          .catch(() => {});
      }
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
