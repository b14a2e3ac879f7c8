// Nothing scrolls sideways: on a phone, on the narrowest screen there is (WCAG 1.4.10), and at 200 % (1.4.4).
import assert from "node:assert/strict";

const SCREENS = [
  { name: "390 px", width: 390, height: 844, deviceScaleFactor: 1 },
  { name: "320 px", width: 320, height: 640, deviceScaleFactor: 1 },
  // What a browser makes of a window of 1280 × 860 when somebody zooms to 200 %.
  { name: "200 % of 1280 px", width: 640, height: 430, deviceScaleFactor: 2 },
];

/** Fails where the page as it stands is wider than the screen, and names what sticks out: on a phone, or on all of them. */
export async function reflows(it, everywhere) {
  const devtools = await it.context().newCDPSession(it);
  const found = [];
  for (const { name, ...screen } of everywhere ? SCREENS : SCREENS.slice(0, 1)) {
    await devtools.send("Emulation.setDeviceMetricsOverride", { ...screen, mobile: false });
    const wider = await it.evaluate(stickingOut);
    if (wider) found.push(`${name}: ${wider}`);
  }
  await devtools.send("Emulation.clearDeviceMetricsOverride");
  await devtools.detach();
  assert.deepEqual(found, []);
}

function stickingOut() {
  const wide = document.documentElement.scrollWidth;
  if (wide <= innerWidth) return undefined;
  const isOut = (it) => {
    const { left, right } = it.getBoundingClientRect();
    return (right > innerWidth + 0.5 || left < -0.5) && it.checkVisibility();
  };
  // What holds it is as wide.
  const out = [...document.body.querySelectorAll("*")].filter((it) => isOut(it) && ![...it.children].some(isOut));
  return `${wide} px wide, ${out.slice(0, 5).map((it) => it.outerHTML.slice(0, 160)).join(" | ")}`;
}
