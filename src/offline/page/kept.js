// Is anything on this device that a person put there?

// Where the app keeps what is saved, and by which name it tells that something was (src/browser/saved_store.rs).
const DATABASES = ["beside", "beside-plan", "beside-call-back"];

const isAnythingKept = async () => {
  try {
    return (await indexedDB.databases()).some(({ name }) => DATABASES.includes(name));
  } catch {
    return false; // an old browser: it is known once something is saved on this page
  }
};

/** Does this, once, when something is kept: it was before, or is now, here or in another tab. */
export const whenKept = (act) => {
  let isDone = false;
  const once = () => {
    if (!isDone) act();
    isDone = true;
  };
  isAnythingKept().then((isKept) => isKept && once());
  if (!("BroadcastChannel" in window)) return;
  for (const name of DATABASES) new BroadcastChannel(name).addEventListener("message", once);
};

/** What somebody saved shall not be cleared away when the device is full. Some browsers ask the person, others answer by themselves. */
export const keepForGood = async () => {
  const { storage } = navigator;
  if (storage?.persist && !(await storage.persisted())) await storage.persist();
};
