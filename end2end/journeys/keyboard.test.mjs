// A walk through each portal's home by the keyboard alone: every stop once, in the order of the document, seen, and back.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { hydrated, launch, page } from "../lib/browser.mjs";
import { EVERY, HOMES } from "../lib/pages.mjs";
import { locator, signInAs } from "../lib/plain.mjs";
import { start, startWithDocuments } from "../lib/server.mjs";
import { prepare, stand } from "../lib/walk.mjs";

const ALL = process.env.PORTICO_E2E_ALL === "1";
const begin = ALL ? startWithDocuments : start;
const WALKED = ALL ? EVERY : HOMES;

let server, browser, signedIn, locate;
before(async () => {
  [server, browser] = [await begin(), await launch()];
  signedIn = await signInAs(browser, server.url, [...new Set(WALKED.map(([, role]) => role).filter(Boolean))]);
  locate = locator(server.url, signedIn);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

for (const row of WALKED) {
  const [path, role] = row;
  test(`${path} as ${role ?? "nobody"} is walked through by Tab and back by Shift+Tab`, async (t) => {
    const address = await locate(row);
    const it = await page(browser, server.url, {
      storageState: role ? signedIn[role] : undefined,
      viewport: { width: 1280, height: 860 },
      reducedMotion: "reduce",
    });
    t.after(() => it.context().close());
    await it.goto(address);
    await hydrated(it);
    const { count, tops } = await it.evaluate(prepare);
    assert.ok(count > 0, "there is nothing to be reached");
    assert.deepEqual(tops, [], "an order that isn't the document's");
    const there = await walk(it, "Tab", count);
    assert.deepEqual(there.map(({ place }) => place), places(count), named(there));
    assert.deepEqual(there.filter(({ seen }) => !seen).map(({ html }) => html), [], "where the focus is isn't seen");
    const back = await walk(it, "Shift+Tab", count - 1, count - 1);
    assert.deepEqual(back.map(({ place }) => place), places(count).reverse().slice(1), named(back));
    assert.deepEqual(it.faults, []);
  });
}

/** The stops that so many presses come to; a place that only scrolls, and the further parts of a field, are passed by. */
async function walk(it, key, count, from) {
  const stops = [];
  for (let passed = 0; stops.length < count; ) {
    await it.keyboard.press(key);
    const stop = await it.evaluate(stand);
    const isPart = stop.parted && stop.place === (stops.at(-1)?.place ?? from);
    if (!stop.scrolls && !isPart) stops.push(stop);
    else if (++passed > count + 40) throw new Error(`a trap at ${stop.html}`);
  }
  return stops;
}

const places = (count) => Array.from({ length: count }, (_, place) => place);

/** The first stops that aren't where they should be, in words. */
const named = (stops) => stops.map(({ place, html }) => `${place}: ${html}`).join("\n");
