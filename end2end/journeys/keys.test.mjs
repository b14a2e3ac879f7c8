import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { hydrated, launch, page, signIn } from "../lib/browser.mjs";
import { start } from "../lib/server.mjs";
import { becomes } from "../lib/settle.mjs";

let server, browser, it, key;
before(async () => {
  [server, browser] = [await start(), await launch()];
  it = await page(browser, server.url);
  await signIn(it, "owner@demo.portico.example");
  await hydrated(it);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const ask = (method, path, bearer, body) =>
  fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: { ...(bearer && { authorization: `Bearer ${bearer}` }), "content-type": "application/json" },
    body: body && JSON.stringify(body),
  });

async function token(email) {
  const reply = await ask("POST", "/auth/login", "", { email, password: "Portico-demo-2026" }).catch(() => null);
  return (await reply.json()).accessToken;
}

test("an owner makes a key that reads runs, and it is shown once", async () => {
  await it.goto("/client/keys");
  await hydrated(it);
  await it.getByText("No keys yet").waitFor();
  await it.getByRole("button", { name: "Make a key" }).first().click();
  const dialog = it.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill("Dashboard");
  await dialog.getByRole("button", { name: "Make a key" }).click();
  await dialog.getByText("Tick one permission at least.").waitFor();
  await dialog.getByRole("checkbox", { name: /read:executions/ }).check();
  await dialog.getByLabel("Address ranges").fill("here");
  await dialog.getByRole("button", { name: "Make a key" }).click();
  await dialog.getByText(/no range of addresses/).waitFor();
  await dialog.getByLabel("Address ranges").fill("127.0.0.0/8");
  await dialog.getByRole("button", { name: "Make a key" }).click();
  await it.getByText("Copy the key now").waitFor();
  key = (await it.locator("code.secret").innerText()).trim();
  assert.match(key, /^pk_live_[0-9a-f]{32}_[0-9a-f]{56}$/);
  assert.equal((await ask("GET", "/executions", key)).status, 200);
  assert.equal((await ask("POST", "/executions", key, { prompt: "Name a spice." })).status, 403);
  await it.getByRole("button", { name: "I have it" }).click();
  await it.reload();
  await it.getByRole("row", { name: /Dashboard/ }).waitFor();
  assert.ok(!(await it.content()).includes(key), "it isn't shown again");
  assert.deepEqual(it.faults, []);
});

test("rotating shows a new key, and revoking ends both", async () => {
  await hydrated(it);
  const row = it.getByRole("row", { name: /Dashboard/ });
  await row.locator("summary", { hasText: "Rotate" }).click();
  await row.getByRole("button", { name: "Rotate" }).click();
  await it.getByText("Copy the key now").waitFor();
  const next = (await it.locator("code.secret").innerText()).trim();
  assert.notEqual(next, key);
  assert.equal((await ask("GET", "/executions", key)).status, 200, "the old one works on");
  assert.equal((await ask("GET", "/executions", next)).status, 200);
  await row.locator("summary", { hasText: "Revoke" }).click();
  await row.getByRole("button", { name: "Revoke" }).click();
  await row.getByText("Revoked").waitFor();
  for (const text of [key, next]) assert.equal((await ask("GET", "/executions", text)).status, 401);
  assert.deepEqual(it.faults, []);
});

test("a service account gets a key of its own", async () => {
  await it.locator("#service-account-name").fill("Nightly report");
  await it.getByLabel("Role", { exact: true }).selectOption("client_user");
  await it.getByRole("button", { name: "Make a service account" }).click();
  await it.getByRole("row", { name: /Nightly report/ }).waitFor();
  await it.getByRole("button", { name: "Make a key" }).first().click();
  const dialog = it.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill("Night");
  await dialog.getByLabel("Belongs to").selectOption({ label: "Nightly report" });
  await dialog.getByRole("checkbox", { name: /read:files/ }).check();
  await dialog.getByRole("button", { name: "Make a key" }).click();
  await it.getByText("Copy the key now").waitFor();
  await it.getByRole("row", { name: /Night Nightly report|Night.*Nightly report/ }).first().waitFor();
  assert.deepEqual(it.faults, []);
});

test("whoever acts as somebody sees it on every page, cannot make keys, and goes back", async () => {
  const staff = await page(browser, server.url);
  await signIn(staff, "support@demo.portico.example");
  const me = await (await ask("GET", "/me", await token("owner@demo.portico.example"))).json();
  const cookie = (await staff.context().cookies()).map((one) => `${one.name}=${one.value}`).join("; ");
  const begun = await fetch(`${server.url}/api/v1/users/${me.actor.personId}/impersonation`, {
    method: "POST",
    headers: { cookie, origin: server.url, "content-type": "application/json" },
    body: JSON.stringify({ reason: "Ticket 4711", minutes: 20 }),
  });
  assert.equal(begun.status, 201, await begun.text());
  await staff.goto("/client/keys");
  await hydrated(staff);
  const bar = staff.getByRole("region", { name: "You act as somebody else" });
  await bar.getByText("You act as Salma Benali, Aurora Foods").waitFor();
  await bar.getByText(/Minutes left: (19|20)/).waitFor();
  const make = staff.getByRole("button", { name: "Make a key" }).first();
  await becomes(() => make.getAttribute("aria-disabled"), "true");
  await staff.getByText("This is off while you act as somebody else").filter({ visible: true }).first().waitFor();
  await staff.goto("/");
  await bar.waitFor();
  await bar.getByRole("button", { name: "End" }).click();
  await staff.waitForURL("**/support");
  await staff.getByRole("heading", { level: 1, name: "Helping people", exact: true }).waitFor();
  await becomes(() => bar.count(), 0);
  assert.deepEqual(staff.faults, []);
  await it.goto("/account");
  await it.getByText(/Priya Raman acted as you .* Ticket 4711/).waitFor();
});
