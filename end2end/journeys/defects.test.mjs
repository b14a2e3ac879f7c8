// What fails in a visitor's browser is found by an admin, resolved, and is open again when it comes back; what a page took is measured.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible } from "../lib/axe.mjs";
import { hydrated, launch, page, signIn } from "../lib/browser.mjs";
import { pause, start } from "../lib/server.mjs";

let server, browser, visitor, admin;
before(async () => {
  [server, browser] = [await start(), await launch()];
  visitor = await page(browser, server.url);
  admin = await page(browser, server.url);
  await signIn(admin, "admin@demo.portico.example");
  await hydrated(admin);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** Something fails on a page that a visitor opens, and the page tells of it. */
async function fails(number) {
  await visitor.goto("/pricing?who=zebedee");
  const told = visitor.waitForResponse((answer) => answer.url().endsWith("/api/v1/platform/defects"));
  await visitor.evaluate((it) => setTimeout(() => { throw new TypeError(`row ${it} of "zebedee" is gone`); }), number);
  assert.equal((await told).status(), 204);
  // What is told is written down within a second.
  await pause(2_500);
}

async function shows(status) {
  await admin.goto("/admin/defects?side=browser");
  await hydrated(admin);
  const row = admin.getByRole("row", { name: /TypeError: row # of “…” is gone/ });
  await row.getByText(status, { exact: true }).waitFor();
  return row;
}

test("an admin finds what failed in a browser, resolves it, and it comes back", async () => {
  await fails(17);
  await fails(4711);
  const row = await shows("Open");
  assert.match(await row.innerText(), /\b2\b/);
  await row.getByRole("link").first().click();
  await admin.getByRole("heading", { level: 1, name: "TypeError: row # of “…” is gone" }).waitFor();
  assert.doesNotMatch(await admin.locator("main").innerText(), /zebedee/);
  await accessible(admin);
  await admin.locator("summary", { hasText: "Gone in this release" }).click();
  await admin.getByRole("button", { name: "Gone in this release", exact: true }).filter({ visible: true }).click();
  await admin.getByText("Resolved", { exact: true }).first().waitFor();
  await shows("Resolved");
  await fails(3);
  await (await shows("Open")).getByRole("link").first().click();
  await admin.getByText("It was resolved and has come back.").waitFor();
  assert.deepEqual(admin.faults, []);
});

test("what a page took is told when it is left, and nobody is named", async () => {
  await visitor.goto("/pricing");
  await pause(500);
  await visitor.mouse.click(5, 5);
  const told = await visitor.evaluate(async () => {
    const send = navigator.sendBeacon.bind(navigator);
    const said = new Promise((done) => {
      navigator.sendBeacon = (url, body) => send(url, body) && done(body.text());
    });
    Object.defineProperty(document, "hidden", { value: true });
    document.dispatchEvent(new Event("visibilitychange"));
    return JSON.parse(await said);
  });
  assert.deepEqual(Object.keys(told).sort(), ["cls", "device", "inp", "lcp", "page", "release"]);
  assert.equal(told.page, "/pricing");
  assert.ok(told.lcp > 0, JSON.stringify(told));
  await pause(2_500);
  await admin.goto("/admin/speed");
  await hydrated(admin);
  await admin.getByRole("row", { name: /^\/pricing/ }).first().waitFor();
  await admin.getByRole("heading", { name: "Page views by day" }).waitFor();
  await accessible(admin);
  assert.deepEqual(admin.faults, []);
});

test("whoever doesn't want to be counted says so on the privacy page", async () => {
  await visitor.goto("/legal/privacy");
  await visitor.getByRole("link", { name: "Don't count my visits" }).click();
  await visitor.getByText("Your visits aren't counted.").waitFor();
  assert.equal(await visitor.evaluate(() => document.documentElement.innerHTML.includes("largest-contentful-paint")), false);
  await visitor.getByRole("link", { name: "Count my visits again" }).click();
  await visitor.getByRole("link", { name: "Don't count my visits" }).waitFor();
});
