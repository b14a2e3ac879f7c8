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

test("the desk's figures lead to their rows", async () => {
  await it.goto("/admin");
  await hydrated(it);
  await it.getByRole("heading", { name: "New tenants" }).waitFor();
  await it.getByRole("link", { name: /^Failed jobs/ }).click();
  await it.waitForURL(/\/admin\/jobs\?status=failed/);
  assert.deepEqual(it.faults, []);
});

test("an admin has the isolation of tenants proven and sees the verdict", async () => {
  await it.goto("/admin/isolation");
  await hydrated(it);
  await it.getByRole("button", { name: "Prove it now" }).click();
  await it.getByText("No tenant sees another").waitFor({ timeout: 120_000 });
  await it.getByRole("link", { name: "Only findings" }).click();
  await it.getByText("Nothing fits").waitFor();
  await it.getByRole("link", { name: "Tables", exact: true }).click();
  await it.getByRole("row", { name: /identity\.memberships/ }).waitFor();
  assert.deepEqual(it.faults, []);
});
