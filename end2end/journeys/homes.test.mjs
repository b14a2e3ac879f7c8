// Where clients, support, vendors, investors and the company's own people begin: used and gone on with, looked up, acted as and
// ended, read and found.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible } from "../lib/axe.mjs";
import { hydrated, launch, page, signIn } from "../lib/browser.mjs";
import { start } from "../lib/server.mjs";

const REASON = "Ticket 4711: the runs are empty";
let server, browser;
before(async () => {
  [server, browser] = [await start(), await launch()];
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** A page of somebody who has just signed in and stands on their home. */
async function home(role) {
  const it = await page(browser, server.url);
  await signIn(it, `${role}@demo.portico.example`);
  await hydrated(it);
  return it;
}

async function done(it) {
  assert.deepEqual(it.faults, []);
  await it.context().close();
}

test("support looks up a person, sees how they stand, and their tenant with what it uses", async () => {
  const it = await home("support");
  assert.equal(new URL(it.url()).pathname, "/support");
  await it.getByRole("main").getByRole("searchbox", { name: "Search" }).fill("lina");
  await it.getByRole("main").getByRole("searchbox", { name: "Search" }).press("Enter");
  await it.getByRole("main").getByRole("link", { name: "Lina Haddad", exact: true }).click();
  await it.waitForURL(/\/support\/people\/[0-9a-f-]{36}$/);
  await it.getByRole("heading", { level: 1, name: "Lina Haddad" }).waitFor();
  await it.getByText("Last sign-in", { exact: true }).waitFor();
  await it.getByRole("heading", { name: "Latest refusals", exact: true }).waitFor();
  await accessible(it);
  await it.getByRole("main").getByRole("link", { name: "Aurora Foods", exact: true }).click();
  await it.getByRole("heading", { level: 1, name: /Aurora Foods/ }).waitFor();
  await it.locator('[data-limit="seats"]').waitFor();
  await it.getByRole("main").getByRole("link", { name: "Salma Benali", exact: true }).waitFor();
  await accessible(it);
  await done(it);
});

test("support acts as a person with a ticket, and ends it from another browser", async () => {
  const [acting, other] = [await home("support"), await home("support")];
  await acting.goto("/support/people?search=client%40demo");
  await hydrated(acting);
  await acting.locator("tbody a.link").first().click();
  await acting.waitForURL(/\/support\/people\/[0-9a-f-]{36}$/);
  await acting.getByRole("button", { name: "Act as…" }).click();
  const dialog = acting.getByRole("dialog", { name: "Act as somebody else" });
  await dialog.getByLabel("Reason or ticket number").fill(REASON);
  await dialog.getByRole("button", { name: "Begin" }).click();
  await acting.getByRole("region", { name: "You act as somebody else" }).waitFor();
  await other.goto("/support");
  await hydrated(other);
  const row = other.getByRole("row", { name: new RegExp(REASON) });
  await row.getByRole("link", { name: "Lina Haddad", exact: true }).waitFor();
  await accessible(other);
  await row.getByText("End", { exact: true }).first().click();
  await row.getByRole("button", { name: "End", exact: true }).click();
  await row.getByText("Over", { exact: true }).waitFor();
  await acting.goto("/support");
  await acting.getByRole("heading", { level: 1, name: "Helping people" }).waitFor();
  assert.equal(await acting.getByRole("region", { name: "You act as somebody else" }).count(), 0);
  await done(acting);
  await done(other);
});

test("an investor reads what they may do and that everything else is denied", async () => {
  const it = await home("investor");
  assert.equal(new URL(it.url()).pathname, "/investor");
  assert.equal(await it.locator("html").getAttribute("data-portal"), "investor");
  const rules = it.getByRole("region", { name: "What you may do here, and why", exact: true }).first();
  await rules.getByText("enter:investor_portal", { exact: true }).waitFor();
  await rules.getByText(/permissions are denied to you/).click();
  await rules.getByText("Open a tenant", { exact: true }).waitFor();
  await accessible(it);
  await it.goto("/admin");
  await it.getByText("enter:admin_portal", { exact: true }).waitFor();
  await done(it);
});

test("a vendor goes from their home to their keys", async () => {
  const it = await home("vendor");
  assert.equal(new URL(it.url()).pathname, "/vendor");
  await it.getByRole("navigation", { name: "Main navigation" }).getByRole("link", { name: "API keys", exact: true }).click();
  await it.waitForURL("**/vendor/keys");
  await it.getByRole("heading", { level: 1, name: "API keys" }).waitFor();
  await done(it);
});

test("a consultant finds a colleague and writes to them, without scripts as well", async () => {
  const it = await home("consultant");
  assert.equal(new URL(it.url()).pathname, "/employee");
  await accessible(it);
  await it.getByRole("searchbox", { name: "Find a colleague" }).fill("priya");
  await it.getByRole("searchbox", { name: "Find a colleague" }).press("Enter");
  await it.waitForURL("**/employee/people?search=priya");
  await hydrated(it);
  const write = it.getByRole("link", { name: "Write to Priya Raman" });
  assert.equal(await write.getAttribute("href"), "mailto:support@demo.portico.example");
  await accessible(it);
  const plain = await page(browser, server.url, {
    javaScriptEnabled: false,
    storageState: await it.context().storageState(),
  });
  await plain.goto("/employee");
  await plain.getByRole("searchbox", { name: "Find a colleague" }).fill("amira");
  await plain.getByRole("searchbox", { name: "Find a colleague" }).press("Enter");
  await plain.getByRole("link", { name: "Amira Solano", exact: true }).waitFor();
  await plain.context().close();
  await done(it);
});

test("a client lets a consultant in, who finds them at home and prepares a workspace for them", async () => {
  const token = async (role) => {
    const body = JSON.stringify({ email: `${role}@demo.portico.example`, password: "Portico-demo-2026" });
    const reply = await fetch(`${server.url}/api/v1/auth/login`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    });
    return (await reply.json()).accessToken;
  };
  const ask = async (who, path, body) => {
    const reply = await fetch(`${server.url}/api/v1${path}`, {
      method: body ? "POST" : "GET",
      headers: { authorization: `Bearer ${who}`, "content-type": "application/json" },
      body: body && JSON.stringify(body),
    });
    assert.ok(reply.ok, `${path}: ${reply.status}`);
    return reply.json();
  };
  const it = await home("consultant");
  await it.getByRole("heading", { name: "No client has let you in yet" }).waitFor();
  const email = "consultant@demo.portico.example";
  await ask(await token("owner"), "/invitations", { email, role: "owner" });
  const admin = await token("admin");
  const { data } = await ask(admin, `/mails?address=${encodeURIComponent(email)}`);
  const mail = await ask(admin, `/mails/${data[0].id}`);
  const [, invitation] = mail.text.match(/token=([\w.-]+)/);
  await ask(await token("consultant"), "/auth/invitations/accept", { token: invitation });
  await it.reload();
  await hydrated(it);
  await accessible(it);
  await it.getByRole("main").getByRole("button", { name: "Aurora Foods" }).click();
  await it.waitForURL("**/client");
  await it.goto(`${server.url}/client/workspaces`);
  await hydrated(it);
  await it.getByRole("heading", { level: 1, name: "Workspaces" }).waitFor();
  await done(it);
});

test("a client sees what models were used for, and goes on from there", async () => {
  const it = await home("client");
  assert.equal(new URL(it.url()).pathname, "/client");
  await it.getByRole("heading", { level: 1, name: "Home", exact: true }).waitFor();
  for (const name of ["Use of models in the last 30 days", "Your budgets", "Latest conversations", "Last runs"]) {
    await it.getByRole("heading", { name, exact: true }).waitFor();
  }
  await it.locator('[data-limit="seats"]').waitFor();
  await accessible(it);
  const templates = it.getByRole("region", { name: "Templates to begin with", exact: true });
  await templates.getByRole("listitem").first().getByRole("link").click();
  await it.waitForURL(/\/client\/templates\/[0-9a-f-]{36}$/);
  const rail = it.getByRole("navigation", { name: "Main navigation" });
  await rail.getByRole("link", { name: "Home", exact: true }).click();
  await it.waitForURL("**/client");
  await it.getByRole("link", { name: "All figures", exact: true }).click();
  await it.getByRole("heading", { level: 1, name: "Use of models", exact: true }).waitFor();
  await done(it);
});

test("whoever has several portals goes from one to the next without signing in again", async () => {
  const it = await home("admin");
  const rail = it.getByRole("navigation", { name: "Main navigation" });
  for (const [name, path] of [["Support", "/support"], ["Employee", "/employee"], ["Admin", "/admin"]]) {
    await rail.getByRole("link", { name, exact: true }).click();
    await it.waitForURL(`**${path}`);
    await it.locator(`html[data-portal="${path.slice(1)}"]`).waitFor({ state: "attached" });
  }
  await done(it);
});

test("the figures of a client's home stand in whole rows, wide and narrow", async () => {
  const it = await home("client");
  await it.goto("/client");
  await hydrated(it);
  await it.locator(".glance").first().waitFor();
  for (const [width, columns] of [[1280, 3], [390, 2]]) {
    await it.setViewportSize({ width, height: 800 });
    const { most, gaps } = await it.locator(".glance").first().evaluate((list) => {
      const whole = list.getBoundingClientRect(), rows = new Map();
      for (const box of [...list.children].map((card) => card.getBoundingClientRect()))
        rows.set(box.top, [...(rows.get(box.top) ?? []), box]);
      const all = [...rows.values()];
      const gap = (row) => whole.width - (Math.max(...row.map((box) => box.right)) - Math.min(...row.map((box) => box.left)));
      return { most: Math.max(...all.map((row) => row.length)), gaps: all.map(gap) };
    });
    assert.ok(most >= columns, `${most} beside each other at ${width}`);
    assert.ok(gaps.every((gap) => gap < 2), `rows end ${gaps} before the list does at ${width}`);
  }
  await done(it);
});
