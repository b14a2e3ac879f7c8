(function () {
  // What fails on this page, told once each and a few times at most: the shape of it is kept, and nothing that was typed.
  const TOLD_MAX = 5, told = new Set();
  let panicked = false;
  const plain = (text, most) => text ? String(text).replace(/[\u202a-\u202e\u2066-\u2069]|[^\P{Cc}\n\t]/gu, " ").slice(0, most).replace(/[\ud800-\udbff]$/, "") : null;

  function tell(kind, message, place, stack) {
    message = (plain(message, 900) || "").trim();
    const what = [kind, message, place].join("\n");
    if (!message || told.size >= TOLD_MAX || told.has(what)) return;
    told.add(what);
    const boot = JSON.parse(document.getElementById("boot")?.textContent || "{}");
    const release = (boot.pkg || "").split("/").pop();
    const body = { kind, message, place: plain(place, 250), stack: plain(stack, 3900), release, page: boot.page || null };
    const headers = { "content-type": "application/json" };
    fetch("/api/v1/platform/defects", { method: "POST", keepalive: true, headers, body: JSON.stringify(body) }).catch(() => {});
  }

  // Extensions fail in pages as well; that is nobody's here. After a panic the code of the page is gone, and says so again.
  const isOurs = (it) => it instanceof Error && !/-extension:\/\//.test(it.stack)
    && !(panicked && it instanceof WebAssembly.RuntimeError);

  addEventListener("error", ({ error: it }) => isOurs(it) && tell("error", `${it.name}: ${it.message}`, null, it.stack));
  addEventListener("unhandledrejection", ({ reason: it }) =>
    isOurs(it) && it.name !== "AbortError" && navigator.onLine !== false && tell("rejection", `${it.name}: ${it.message}`, null, it.stack));
  addEventListener("portico:panic", ({ detail }) => {
    panicked = true;
    const [place, ...message] = detail.split("\n");
    tell("panic", message.join("\n"), place, new Error().stack);
  });
})();
