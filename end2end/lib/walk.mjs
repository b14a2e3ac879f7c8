// What the keyboard's walk asks of the page; both run there.

/** Remembers what Tab has to reach, in the document's order, and how each looks without the focus. */
export function prepare() {
  // Some pages begin in a field: the walk begins where the document does.
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute("tabindex");
  const FOCUSABLE =
    'a[href], area[href], button, input:not([type="hidden"]), select, textarea, summary, iframe, audio[controls], video[controls], [contenteditable=""], [contenteditable="true"], [tabindex]';
  const reached = [...document.querySelectorAll(FOCUSABLE)].filter(
    (it) =>
      it.tabIndex >= 0 &&
      !it.matches(":disabled") &&
      !it.closest("[inert]") &&
      it.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: false }) &&
      (it.tagName !== "SUMMARY" || it === it.parentElement.querySelector(":scope > summary")),
  );
  // Of buttons of which one is chosen, the chosen one is a stop, or the first.
  const chosen = (it) => {
    if (it.type !== "radio" || !it.name) return true;
    const group = reached.filter((other) => other.type === "radio" && other.name === it.name && other.form === it.form);
    return it === (group.find((other) => other.checked) ?? group[0]);
  };
  const looks = (it) => {
    const around = [it, it.nextElementSibling, it.parentElement, it.parentElement?.parentElement].filter(Boolean);
    const looked = (one, part) => {
      const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(one, part);
      return [outlineStyle === "none" ? "" : `${outlineStyle} ${outlineWidth} ${outlineColor}`, boxShadow].join();
    };
    // A link that is a whole row has its ring around the row.
    return around.map((one) => looked(one) + looked(one, "::after")).join(";");
  };
  const stops = reached.filter(chosen);
  globalThis.walked = { stops, looks, before: stops.map(looks) };
  return { count: stops.length, tops: stops.filter((it) => it.tabIndex > 0).map((it) => it.outerHTML.slice(0, 160)) };
}

/**
 * Where the focus is: which of the stops, and whether one sees it. Something that scrolls and nothing else is said to be that,
 * and so is a field of parts, as a date of day, month and year.
 */
export async function stand() {
  const { stops, looks, before } = globalThis.walked;
  const at = document.activeElement;
  const place = stops.indexOf(at);
  const moves = ({ overflowX, overflowY }) => /auto|scroll/.test(overflowX + overflowY);
  const scrolls = place < 0 && at !== document.body && at.getAttribute("tabindex") === null && moves(getComputedStyle(at));
  await new Promise((done) => requestAnimationFrame(done));
  const parted = at.matches('input:is([type="date"], [type="time"], [type="datetime-local"], [type="month"], [type="week"])');
  return { place, scrolls, parted, seen: place < 0 || looks(at) !== before[place], html: at.outerHTML.slice(0, 160) };
}
