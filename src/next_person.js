// How does a shared device forget the person before? Everything that the browser keeps for this site is deleted, and the
// page says what that was, and what could not be deleted. Loaded on the page about privacy alone.

const WIPED = "beside-wiped"; // other tabs listen to it (src/leave.js)
const PATIENCE = 3000; // milliseconds for a database that another tab may hold

const tool = document.getElementById("next-person-tool");
const part = (name) => tool.querySelector(`[data-part="${name}"]`);
const row = (kind) => tool.querySelector(`[data-kind="${kind}"]`) ?? tool.querySelector('[data-kind="other"]');

/** Does this, and gives the other where the browser refuses. */
const attempt = async (act, otherwise) => {
  try {
    return await act();
  } catch {
    return otherwise;
  }
};

const settled = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    setTimeout(reject, PATIENCE);
  });

/** How many records a database has; nothing where there is no such database. */
const count = async (name) => {
  const request = indexedDB.open(name);
  request.onupgradeneeded = () => request.transaction.abort(); // there was none, and none is made
  const database = await settled(request);
  try {
    const stores = [...database.objectStoreNames];
    if (stores.length === 0) return 0;
    const transaction = database.transaction(stores);
    const counts = await Promise.all(stores.map((store) => settled(transaction.objectStore(store).count())));
    return counts.reduce((sum, one) => sum + one, 0);
  } finally {
    database.close();
  }
};

/** The databases of this site, by which tabs also tell each other that something has changed (src/browser/tabs.rs). */
const databases = () => [...tool.querySelectorAll("[data-database]")].map(({ dataset }) => dataset.kind);

/** The site may lie below a folder, where its neighbours keep what is theirs: then only what is known to be ours goes. */
const site = new URL("./", import.meta.url).href;
const hasHostForItself = new URL(site).pathname === "/";

/** What the browser keeps for this site: of which kind, how much, and how it is deleted. */
const kept = async () => {
  const known = databases();
  const all = await attempt(async () => (await indexedDB.databases()).map(({ name }) => name), known);
  const listed = hasHostForItself ? all : all.filter((name) => known.includes(name));
  const found = [];
  for (const name of listed) {
    const number = await attempt(() => count(name), all === known ? null : 1);
    if (number !== null) found.push({ kind: name, number, remove: () => settled(indexedDB.deleteDatabase(name)) });
  }
  for (const open of hasHostForItself ? [() => localStorage, () => sessionStorage] : []) {
    const number = await attempt(() => open().length, 0);
    if (number > 0) found.push({ kind: "other", number, remove: () => open().clear() });
  }
  for (const name of await attempt(() => caches.keys(), [])) {
    if (!hasHostForItself && !name.includes(new URL(site).pathname)) continue;
    found.push({ kind: "pages", number: 1, remove: () => caches.delete(name) });
  }
  for (const worker of await attempt(() => navigator.serviceWorker.getRegistrations(), [])) {
    if (!worker.scope.startsWith(site)) continue;
    found.push({ kind: "pages", number: 1, remove: () => worker.unregister() });
  }
  return found;
};

/** Other tabs show what was kept: they go to the first page, and let go of what they hold. */
const tellOtherTabs = () => {
  localStorage.setItem(WIPED, Date.now());
  localStorage.removeItem(WIPED);
};

/** What is shown in a browser's own memory of a page, to be gone back to. */
const tellPages = () => {
  for (const name of databases()) {
    const channel = new BroadcastChannel(name);
    channel.postMessage(null);
    channel.close();
  }
};

const show = (name) => {
  for (const each of tool.querySelectorAll("[data-part]")) each.hidden = each.dataset.part !== name;
  (part(name).querySelector("[tabindex]") ?? part(name).querySelector("button")).focus();
};

const wipe = async () => {
  show("working");
  const found = await kept();
  await attempt(tellOtherTabs);
  const kinds = new Map();
  for (const { kind, number, remove } of found) {
    const isGone = await attempt(async () => (await remove()) !== false, false);
    const element = row(kind);
    const { numbers = 0, isAllGone = true } = kinds.get(element) ?? {};
    kinds.set(element, { numbers: numbers + number, isAllGone: isAllGone && isGone });
  }
  await attempt(tellPages);
  for (const element of tool.querySelectorAll("[data-kind]")) {
    const { numbers, isAllGone } = kinds.get(element) ?? {};
    element.hidden = !kinds.has(element);
    element.querySelector("[data-number]").textContent = numbers > 0 ? ` (${numbers})` : "";
    element.querySelector("[data-outcome]").textContent = isAllGone ? tool.dataset.gone : tool.dataset.held;
  }
  const isAllGone = [...kinds.values()].every((each) => each.isAllGone);
  tool.querySelector("[data-nothing]").hidden = kinds.size > 0;
  for (const element of tool.querySelectorAll("[data-if-gone]")) element.hidden = !isAllGone;
  for (const element of tool.querySelectorAll("[data-if-held]")) element.hidden = isAllGone;
  show("result");
};

const acts = { ask: () => show("question"), keep: () => show("start"), wipe };
tool.addEventListener("click", ({ target }) => acts[target.closest("[data-act]")?.dataset.act]?.());

// Without a script none of it works, and the page says what to do by hand.
part("start").hidden = false;
part("by-hand").hidden = true;
