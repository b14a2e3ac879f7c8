import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { hydrated, launch, page, signIn } from "../lib/browser.mjs";
import { pause, start } from "../lib/server.mjs";
import { becomes } from "../lib/settle.mjs";

let server, browser, one, second, elsewhere;
const open = new Set();
before(async () => {
  [server, browser] = [await start(), await launch()];
  one = await page(browser, server.url);
  one.context().on("request", (asked) => asked.url().includes("/api/v1/changes") && open.add(asked));
  for (const end of ["requestfinished", "requestfailed"]) one.context().on(end, (asked) => open.delete(asked));
  elsewhere = await page(browser, server.url);
  for (const it of [one, elsewhere]) await signIn(it, "admin@demo.portico.example");
  second = await one.context().newPage();
  for (const it of [one, second]) {
    await it.goto("/admin/tenants");
    await hydrated(it);
    // Gone with the document: whatever appears from here on came without loading it anew.
    await it.evaluate(() => (window.sameDocument = true));
  }
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** Calls the API as whoever is signed in on this page. */
const call = (it, method, path, body) =>
  it.evaluate(
    async ([method, path, body]) => {
      const headers = { "content-type": "application/json" };
      return (await fetch(`/api/v1${path}`, { method, headers, body: JSON.stringify(body) })).status;
    },
    [method, path, body],
  );
const openTenant = async (name) => {
  const tenant = { name, kind: "organisation", adminEmail: "office@live.example" };
  assert.equal(await call(elsewhere, "POST", "/tenants", tenant), 201);
};
const row = (it, name) => it.getByRole("link", { name, exact: true }).first();

test("what is made in another browser appears in every tab by itself, through one stream", async () => {
  await becomes(async () => open.size, 1, "two tabs, one stream");
  await openTenant("Lantern Books");
  for (const it of [one, second]) {
    await row(it, "Lantern Books").waitFor();
    assert.equal(await it.evaluate(() => window.sameDocument), true);
  }
  assert.equal(open.size, 1);
});

test("another tab takes the stream over when the first one goes", async () => {
  await one.goto("about:blank");
  await becomes(async () => open.size, 1);
  await openTenant("Marble Works");
  await row(second, "Marble Works").waitFor();
  await one.goto("/admin/tenants");
  await hydrated(one);
  await one.evaluate(() => (window.sameDocument = true));
});

test("half a minute offline misses nothing", async () => {
  await one.context().setOffline(true);
  await openTenant("Night Ferry");
  await pause(30_000);
  assert.equal(await row(one, "Night Ferry").count(), 0);
  await one.context().setOffline(false);
  for (const it of [one, second]) {
    await row(it, "Night Ferry").waitFor();
    assert.equal(await it.evaluate(() => window.sameDocument), true);
  }
});

test("what somebody types stays while the same page changes elsewhere, and the change comes afterwards", async () => {
  const owner = await page(browser, server.url);
  await signIn(owner, "owner@demo.portico.example");
  await owner.goto("/client/organisation");
  await hydrated(owner);
  const [city, name] = ["city", "legalName"].map((name) => owner.locator(`main input[name="${name}"]`));
  const before = await city.inputValue();
  await city.fill("Half a sen");
  const other = await owner.context().newPage();
  await other.goto("/client/organisation");
  await hydrated(other);
  const { legalName, ...rest } = await other.evaluate(async () => (await (await fetch("/api/v1/organisation")).json()).profile);
  assert.equal(await call(other, "PUT", "/organisation", { ...rest, legalName: "Aurora Foods Holding" }), 204);
  const changed = other.locator('main input[name="legalName"]');
  await becomes(() => changed.inputValue(), "Aurora Foods Holding", "nobody types there");
  await pause(1_500);
  assert.equal(await city.inputValue(), "Half a sen");
  assert.equal(await name.inputValue(), legalName ?? "");
  await city.fill(before);
  await city.blur();
  await becomes(() => name.inputValue(), "Aurora Foods Holding");
  await owner.context().close();
});
