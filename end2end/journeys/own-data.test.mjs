// A person's own copy of their data, sessions as those see them who run the installation, and a second factor that a tenant demands.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { hydrated, launch, page, signIn } from "../lib/browser.mjs";
import { start } from "../lib/server.mjs";

let server, browser;
before(async () => {
  [server, browser] = [await start(), await launch()];
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function at(email, address) {
  const it = await page(browser, server.url);
  await signIn(it, email);
  await it.goto(address);
  await hydrated(it);
  return it;
}

test("a person makes a copy of their data and fetches it", async () => {
  const it = await at("client@demo.portico.example", "/account/data");
  await it.getByRole("heading", { name: "No copy yet" }).waitFor();
  await it.getByRole("button", { name: "Make a copy" }).click();
  const link = it.getByRole("link", { name: "Download" });
  await link.waitFor();
  const [download] = await Promise.all([it.waitForEvent("download"), link.click()]);
  assert.match(download.suggestedFilename(), /^portico-\d{4}-\d{2}-\d{2}\.zip$/);
  await it.goto("/account/data");
  await link.waitFor();
  assert.deepEqual(it.faults, []);
  await it.context().close();
});

test("an admin ends somebody's session from the list of everybody's", async () => {
  const theirs = await at("client@demo.portico.example", "/account");
  const it = await at("admin@demo.portico.example", "/admin/sessions?kind=browser&search=client@demo");
  const rows = it.getByRole("row").filter({ hasText: "client@demo.portico.example" });
  const count = await rows.count();
  assert.ok(count >= 1);
  for (let left = count; left > 0; left -= 1) {
    // The list may be drawn anew in the moment when the last one is gone: then the question is asked again.
    const end = rows.first().locator("details[open] button");
    for (let asked = 0; asked < 5 && !(await end.isVisible()); asked++) {
      await rows.first().locator("summary").click();
      await end.waitFor({ timeout: 1000 }).catch(() => {});
    }
    await end.click();
    await it.waitForFunction((left) => document.querySelectorAll("tbody tr").length < left || left === 1, left);
    if (left === 1) await it.getByRole("link", { name: "Clear filters" }).waitFor();
  }
  await theirs.goto("/account");
  assert.match(theirs.url(), /\/login/);
  assert.deepEqual(it.faults, []);
  await it.context().close();
  await theirs.context().close();
});

test("where a tenant demands a second factor its people are led to set one up", async () => {
  const it = await at("owner@demo.portico.example", "/client/settings");
  const set = await it.request.put(`${server.url}/api/v1/tenant/settings/second_factor`, {
    headers: { origin: server.url },
    data: { value: "true" },
  });
  assert.equal(set.status(), 204);
  await it.goto("/client/settings");
  await it.getByRole("heading", { name: "One more step before you go on" }).waitFor();
  await it.getByRole("link", { name: "Set it up" }).click();
  await it.getByRole("heading", { name: "Security", level: 1 }).waitFor();
  assert.deepEqual(it.faults, []);
  await it.context().close();
});
