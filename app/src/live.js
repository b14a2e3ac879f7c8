(function () {
  const boot = JSON.parse(document.getElementById("boot").textContent);
  if (!boot.actor || !window.BroadcastChannel) return;
  const SILENCE_MS = 45000, WAIT_MS = 1000, WAIT_MS_MAX = 60000;
  const channel = new BroadcastChannel("portico-live");
  let last = boot.place || "", leads = false, abort = null, heardAt = 0, wake = () => {};
  let changed = new Set(), timer = 0, shownAt = 0;
  const touched = new Set();

  // Places are `transaction.position`, in that order.
  const isAfter = (a, b) => {
    const [[at, ap], [bt, bp]] = [a, b].map((place) => place.split(".").map(Number));
    return at > bt || (at === bt && ap > bp);
  };
  const fire = (name, what) => dispatchEvent(new CustomEvent(name, { detail: [...what].join("\n") }));

  // What the leader heard, in every tab. A tab that lacks what came before it looks at everything.
  function hear({ item, before }) {
    let what = item.news === "reset" || (before && (!last || isAfter(before, last))) ? "*" : "";
    if (!what && item.news === "changed" && !(item.place && last && !isAfter(item.place, last)))
      what = item.id ? `${item.kind} ${item.id}` : item.kind;
    if (item.place && (!last || item.news === "reset" || isAfter(item.place, last))) last = item.place;
    if (!what) return;
    fire("portico:now", [what]);
    changed.add(what);
    // Once a second is enough; and who is told to look at everything isn't the only one.
    const soon = Math.max(150, shownAt + 1000 - Date.now());
    timer ||= setTimeout(show, soon + (what === "*" ? Math.random() * 2000 : 0));
  }

  // Whether something would be lost if the page changed now: what is being typed or chosen.
  function isBusy() {
    for (const it of touched)
      if (!it.isConnected || (/^(text|email|url|tel|number|password|date|textarea)/.test(it.type) && it.value === it.defaultValue)) touched.delete(it);
    const at = document.activeElement;
    return touched.size > 0
      || at.matches("main :is(input:not([type=search],[type=checkbox]), textarea, select, [contenteditable])")
      || !!document.querySelector("dialog[open]:not(.drawer), main :popover-open, main details.confirm[open]");
  }

  function show() {
    timer = 0;
    if (!changed.size || document.hidden) return;
    // Before the page is alive nothing in it hears.
    if (isBusy() || !("hydrated" in document.documentElement.dataset)) return void (timer = setTimeout(show, 500));
    const what = changed, at = document.activeElement, isWithin = at.closest("main") && at.id !== "main";
    changed = new Set();
    shownAt = Date.now();
    fire("portico:seen", what);
    if (isWithin) keepFocus(at, 30);
  }

  // A row that is drawn anew has the focus that it had.
  function keepFocus(at, tries) {
    if (at.isConnected && tries) return setTimeout(keepFocus, 100, at, tries - 1);
    if (at.isConnected || document.activeElement !== document.body) return;
    const marks = (it) => [it.id, it.getAttribute("href"), it.getAttribute("aria-label"), it.textContent].join("|");
    const row = (it) => it.closest("tr, li")?.textContent;
    const again = [...document.querySelectorAll(`main ${at.localName}`)].filter((it) => marks(it) === marks(at));
    (again.find((it) => row(it) === row(at)) ?? again[0])?.focus({ preventScroll: true });
  }

  const pause = (ms) => new Promise((done) => { const id = setTimeout(done, ms); wake = () => { clearTimeout(id); done(); }; });

  async function listen() {
    abort = new AbortController();
    heardAt = Date.now();
    const path = "/api/v1/changes" + (last ? `?after=${last}` : "");
    const answer = await fetch(path, { headers: { accept: "text/event-stream" }, cache: "no-store", signal: abort.signal });
    if ([401, 403, 404].includes(answer.status)) return false;
    if (!answer.ok) return true;
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let text = ""; ; ) {
      const { value, done } = await reader.read();
      if (done) return true;
      heardAt = Date.now();
      const events = (text + value).split("\n\n");
      text = events.pop();
      for (const event of events) {
        if (/^event: ?refusal/m.test(event)) return false;
        const data = /^data: ?(.*)$/m.exec(event);
        if (!data) continue;
        const heard = { item: JSON.parse(data[1]), before: last };
        channel.postMessage(heard);
        hear(heard.item.news === "begun" && !last ? { item: { news: "reset", place: heard.item.place } } : heard);
      }
    }
  }

  // One tab leads until it goes, or until nobody is signed in any more.
  async function lead() {
    leads = true;
    for (let wait = WAIT_MS; leads; ) {
      const began = Date.now();
      if (navigator.onLine === false) await pause(WAIT_MS_MAX);
      else {
        leads = await listen().catch(() => true);
        if (!leads) return;
        if (Date.now() - began > 10000) wait = WAIT_MS;
        await pause(wait * (0.5 + Math.random()));
        wait = Math.min(wait * 2, WAIT_MS_MAX);
      }
    }
  }

  const again = () => { abort?.abort(); wake(); };
  channel.onmessage = ({ data }) => {
    if (data !== "new") hear(data);
    else if (leads && last) channel.postMessage({ item: { news: "beat", place: last }, before: last });
  };
  addEventListener("offline", () => abort?.abort());
  addEventListener("online", again);
  setInterval(() => leads && Date.now() - heardAt > SILENCE_MS && abort?.abort(), 10000);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return;
    if (leads && Date.now() - heardAt > SILENCE_MS) again();
    if (!timer) show();
  });
  addEventListener("input", ({ target: it }) => it.form?.method === "post" && touched.add(it), true);
  // A form that was sent well is as it was at first; one that was refused is still being filled in.
  addEventListener("reset", ({ target: form }) => touched.forEach((it) => it.form === form && touched.delete(it)), true);
  channel.postMessage("new");
  navigator.locks ? navigator.locks.request("portico-live", lead) : lead();
})();
