// What is different within a page of somebody else (src/embed.js)? start.js loads this there, and only there; what is not
// shown then, style/utilities/framed.css says.

// What leads away opens in a tab of its own: the other page stays where it is, and what is kept on the device is kept by the
// site itself and not by the site within another. It is said before the app hears of the click.
document.addEventListener(
  "click",
  ({ target }) => {
    const link = target.closest("a[href]");
    if (!link || !link.protocol.startsWith("http")) return;
    if (link.origin === location.origin && link.pathname === location.pathname) return;
    link.target = "_blank";
    link.relList.add("noopener");
  },
  true,
);

// The frame becomes as high as what is in it. Nothing else is told, so it may be told to anybody.
const root = document.documentElement;
new ResizeObserver(() => {
  parent.postMessage({ beside: { height: root.getBoundingClientRect().height } }, "*");
}).observe(root);
