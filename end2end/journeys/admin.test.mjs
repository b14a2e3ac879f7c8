import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { hydrated, launch, page, signIn } from "../lib/browser.mjs";
import { start } from "../lib/server.mjs";

let server, browser, it;
before(async () => {
  [server, browser] = [await start(), await launch()];
  it = await page(browser, server.url);
  await signIn(it, "admin@demo.portico.example");
  await hydrated(it);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

test("an admin opens a tenant and finds it in the list", async () => {
  await it.goto("/admin/tenants");
  await hydrated(it);
  await it.getByRole("button", { name: "Open tenant" }).or(it.getByRole("link", { name: "Open tenant" })).first().click();
  await it.waitForURL("**/admin/tenants/new");
  const next = () => it.getByRole("button", { name: "Next", exact: true }).click();
  const details = async (name, email) => {
    await it.getByLabel("Name", { exact: true }).fill(name);
    await next();
    await it.getByLabel("Plan", { exact: true }).waitFor();
    await next();
    await it.getByLabel("Administrator's email").fill(email);
    await next();
    await it.getByLabel("Name shown", { exact: true }).waitFor();
    await next();
    await it.getByRole("button", { name: "Open tenant", exact: true }).click();
  };
  await details("A", "nobody");
  await it.getByText("at least 2", { exact: false }).first().waitFor();
  await it.getByText("Enter a complete address", { exact: false }).first().waitFor();
  await it.reload();
  await hydrated(it);
  await it.getByRole("button", { name: "Start again" }).click();
  await it.getByRole("button", { name: "Start again" }).waitFor({ state: "detached" });
  await details("Zephyr Optics", "office@zephyr.example");
  await it.waitForURL(/\/admin\/tenants\/[0-9a-f-]{36}$/);
  await it.goto("/admin/tenants");
  await it.getByRole("row", { name: /Zephyr Optics/ }).waitFor();
  assert.deepEqual(it.faults, []);
});

test("search, filter and order stand in the address and survive a reload", async () => {
  await it.goto("/admin/tenants");
  await hydrated(it);
  await it.getByRole("searchbox").fill("studio");
  await it.getByRole("searchbox").press("Enter");
  await it.waitForURL(/search=studio/);
  await it.getByRole("row", { name: /Studio Meridian/ }).waitFor();
  await it.getByRole("row", { name: /Aurora Foods/ }).waitFor({ state: "detached" });
  await it.reload();
  await it.getByRole("row", { name: /Studio Meridian/ }).waitFor();
  await it.goto("/admin/tenants?sort=name");
  const first = it.locator("tbody tr").first();
  await first.getByText("Aurora Foods").waitFor();
  await it.goto("/admin/tenants?search=nothing-is-called-this");
  await it.getByText("Nothing matches").waitFor();
  assert.deepEqual(it.faults, []);
});
