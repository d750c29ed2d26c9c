// Is there a signal? A browser that says "no" is right; one that says "yes" may be wrong, so nothing is said then.

export const sayWhetherThereIsSignal = () => {
  const line = document.getElementById("no-signal");
  const say = () => {
    line.hidden = navigator.onLine;
  };
  addEventListener("online", say);
  addEventListener("offline", say);
  say();
};
