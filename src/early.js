// What the app needs is asked for beside the page and not behind it: by who comes with a question while the page is still on
// its way, since its answer is waited for; otherwise, and where there is something to read meanwhile, once it is painted. It stands in the page itself, as a file of its own would come no sooner than start.js (see crates/xtask/src/policy.rs).
(() => {
  const PATIENCE = 20000; // milliseconds for a file of the listing, as in src/browser/http.rs
  const answers = {};
  const ask = (path, signal) => {
    answers[path] = fetch(path, { signal });
    answers[path].catch(() => {}); // told to who takes it
    return answers[path];
  };

  /** Each answer is given once: who wants it again has a reason to ask the host. */
  window.takeEarly = (path) => {
    const answer = answers[path];
    delete answers[path];
    return answer;
  };

  const { listing, parts = "" } = document.currentScript.dataset;
  const askForPlaces = () => {
    if (!listing) return;
    const patience = new AbortController();
    setTimeout(() => patience.abort(), PATIENCE);
    const contents = ask(`${listing}manifest.json`, patience.signal);
    const [, asked, own] = /^#(?:.*&)?near=([a-z]{2})(?:&|$)|^#id=([a-z]{2})-/i.exec(location.hash) ?? [];
    const state = (asked ?? own)?.toUpperCase();
    if (!state) return;
    contents
      .then((answer) => answer.clone().json())
      .then(({ shards }) => {
        const shard = shards.find((shard) => shard.state === state);
        if (shard) return ask(listing + shard.file, patience.signal);
      })
      .catch(() => {}); // the app asks for itself
  };

  const begin = () => {
    const { script, wasm } = document.querySelector('meta[name="beside-app"]').dataset;
    import(script).catch(() => {}); // start.js tells it
    ask(wasm);
    askForPlaces();
    // The app asks again for these, and the browser has them then.
    for (const part of parts.split(" ").filter(Boolean)) {
      fetch(wasm.replace(/[^/]*$/, part))
        .then((answer) => answer.arrayBuffer())
        .catch(() => {});
    }
  };

  // A tab in the background is painted when somebody looks at it, and should be ready by then.
  const isAtOnce = document.hidden || (location.hash && !parts);
  const painted = () => new Promise(requestAnimationFrame).then(() => new Promise((then) => setTimeout(then)));
  /** Then all of it is asked for, and start.js can start. */
  window.early = (isAtOnce ? Promise.resolve() : painted()).then(begin);
})();
