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

const homes = {
  "admin@demo.portico.example": "/admin",
  "client@demo.portico.example": "/client",
  "owner@demo.portico.example": "/client",
  "agency@demo.portico.example": "/client",
  "consultant@demo.portico.example": "/employee",
  "support@demo.portico.example": "/support",
  "developer@demo.portico.example": "/developer",
  "vendor@demo.portico.example": "/vendor",
  "investor@demo.portico.example": "/investor",
  "client@rival.portico.example": "/client",
};

for (const [email, home] of Object.entries(homes)) {
  test(`${email} lands on ${home}`, async () => {
    const it = await page(browser, server.url);
    await signIn(it, email);
    await it.waitForURL(`**${home}`);
    await hydrated(it);
    assert.equal(await it.getByRole("heading", { level: 1 }).count(), 1);
    assert.deepEqual(it.faults, []);
    await it.context().close();
  });
}

test("signing in and out works without scripts", async () => {
  const it = await page(browser, server.url, { javaScriptEnabled: false });
  it.scripted = false;
  await it.goto("/login");
  await it.getByLabel("Email").fill("admin@demo.portico.example");
  await it.getByLabel("Password").fill("not the password");
  await it.getByRole("button", { name: "Sign in", exact: true }).click();
  await it.getByRole("alert").waitFor();
  await signIn(it, "admin@demo.portico.example");
  await it.getByRole("heading", { name: "Overview", level: 1 }).waitFor();
  await it.goto("/admin/tenants");
  await it.getByRole("cell", { name: "Aurora Foods" }).or(it.getByText("Aurora Foods")).first().waitFor();
  await it.goto("/account");
  await it.getByRole("button", { name: "Sign out" }).first().click();
  await it.waitForURL("**/login");
  await it.goto("/admin/tenants");
  assert.match(it.url(), /\/login\?next=/);
  await it.context().close();
});

test("a wrong password says so, keeps the address and names no account", async () => {
  const it = await page(browser, server.url);
  await it.goto("/login");
  await hydrated(it);
  await it.getByLabel("Email").fill("admin@demo.portico.example");
  await it.getByLabel("Password").fill("not the password");
  await it.getByRole("button", { name: "Sign in", exact: true }).click();
  await it.getByRole("alert").waitFor();
  assert.equal(await it.getByLabel("Email").inputValue(), "admin@demo.portico.example");
  assert.deepEqual(it.faults, []);
  await it.context().close();
});

test("whoever isn't signed in comes back to the page that they asked for", async () => {
  const it = await page(browser, server.url);
  await it.goto("/admin/tenants?kind=agency");
  await it.waitForURL("**/login?next=**");
  await hydrated(it);
  await it.getByLabel("Email").fill("admin@demo.portico.example");
  await it.getByLabel("Password").fill("Portico-demo-2026");
  await it.getByRole("button", { name: "Sign in", exact: true }).click();
  await it.waitForURL("**/admin/tenants?kind=agency");
  await it.getByText("Studio Meridian").first().waitFor();
  assert.equal(await it.getByText("Aurora Foods").count(), 0);
  await it.context().close();
});

test("a client is told which permission the admin portal needs", async () => {
  const it = await page(browser, server.url);
  await signIn(it, "client@demo.portico.example");
  const answer = await it.goto("/admin/tenants");
  assert.equal(answer.status(), 403);
  await it.getByText("enter:admin_portal").waitFor();
  await it.context().close();
});
