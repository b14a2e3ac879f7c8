(function () {
  // Code of a page that couldn't be fetched: words stand in its place, and from then on every page is the browser's to load.
  const FRESH_MS = 60000;
  let wanted = null;
  const linkOf = ({ target }) => target?.closest?.("a[href]");
  addEventListener("click", (event) => {
    const link = linkOf(event);
    if (link && link.origin === location.origin) wanted = { href: link.href, at: Date.now() };
  }, true);
  addEventListener("portico:unloaded", () => {
    addEventListener("click", (event) => linkOf(event) && event.stopImmediatePropagation(), true);
    const said = document.getElementById("unloaded")?.content.cloneNode(true), main = document.getElementById("main");
    if (!said || !main || main.querySelector("[data-unloaded]")) return;
    const isAlive = document.documentElement.hasAttribute("data-hydrated");
    const isWanted = isAlive && wanted && Date.now() - wanted.at < FRESH_MS;
    said.querySelector("a").href = isWanted ? wanted.href : location.href;
    // What the server wrote is there to be read; a page that somebody leaves is not.
    if (isAlive) main.replaceChildren(said); else main.prepend(said);
    main.focus();
  });
})();
