// Who comes with a question waits for its answer: what the app needs for it is fetched while the page is still on its way.
// It stands in the page itself, as a file of its own would come no sooner than start.js (see crates/xtask/src/policy.rs).
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

  /** Without a question the page is painted first; then start.js has this ask beside the app, and not behind it. */
  window.askEarly = askForPlaces;

  if (!location.hash) return;
  const { script, wasm } = document.querySelector('meta[name="beside-app"]').dataset;
  import(script).catch(() => {}); // start.js says so
  ask(wasm);
  askForPlaces();
  // The app asks again for these, and the browser has them then.
  for (const part of parts.split(" ").filter(Boolean)) {
    fetch(wasm.replace(/[^/]*$/, part))
      .then((answer) => answer.arrayBuffer())
      .catch(() => {});
  }
})();
