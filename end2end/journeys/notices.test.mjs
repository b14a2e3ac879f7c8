// Notices: the platform does something, whom it concerns reads it at the bell, asks why, and hears no more of it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { PASSWORD, hydrated, launch, page, signIn } from "../lib/browser.mjs";
import { pause, start } from "../lib/server.mjs";

let server, browser, it;
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

async function asAdmin(method, path, body) {
  const headers = { "content-type": "application/json" };
  const login = JSON.stringify({ email: "admin@demo.portico.example", password: PASSWORD });
  const signedIn = await fetch(`${server.url}/api/v1/auth/login`, { method: "POST", headers, body: login });
  headers.authorization = `Bearer ${(await signedIn.json()).accessToken}`;
  return fetch(`${server.url}/api/v1${path}`, { method, headers, body: body && JSON.stringify(body) });
}

async function putOn(plan) {
  const tenants = await (await asAdmin("GET", "/tenants?search=Aurora")).json();
  const done = await asAdmin("PUT", `/tenants/${tenants.data[0].id}/plan`, { plan });
  assert.equal(done.status, 204);
}

/** Loads the page until the bell has its number: the subscriber is a moment behind. */
async function unread(count) {
  const bell = it.getByRole("button", { name: `Notifications, ${count} unread`, exact: true });
  for (const deadline = Date.now() + 15_000; Date.now() < deadline; await pause(500)) {
    await it.reload();
    await hydrated(it);
    if (await bell.waitFor({ timeout: 1_000 }).then(() => true, () => false)) return bell;
  }
  throw new Error(`the bell never said ${count}`);
}

test("an owner reads at the bell what the platform did, and asks why", async () => {
  await it.goto("/account");
  await putOn("pro");
  await (await unread(1)).click();
  const panel = it.locator("#notices");
  await panel.getByText("Aurora Foods is on another plan now.").waitFor();
  await panel.getByRole("button", { name: "Mark all as read" }).click();
  await it.getByRole("button", { name: "Notifications, 0 unread", exact: true }).waitFor();
  await panel.getByRole("link", { name: "All notifications" }).click();
  await it.getByRole("heading", { name: "Notifications", level: 1 }).waitFor();
  await it.getByRole("row", { name: /another plan/ }).getByRole("link", { name: "Why did I get this?" }).click();
  const why = it.getByRole("dialog", { name: "Why did I get this?" });
  await why.getByText("manage:tenant").waitFor();
  await why.getByRole("button", { name: "Mute this reason" }).click();
  await why.getByRole("button", { name: "Tell me again" }).waitFor();
  await why.getByRole("button", { name: "Close" }).click();
  assert.deepEqual(it.faults, []);
});

test("what is muted and chosen is seen on the page and taken back there", async () => {
  await it.goto("/account/notifications");
  await hydrated(it);
  await it.getByText("Plan changed", { exact: true }).filter({ visible: true }).waitFor();
  await it.getByRole("button", { name: "Tell me again" }).filter({ visible: true }).click();
  await it.getByText("You have muted nothing.").waitFor();
  const row = it.getByRole("row", { name: /^Plan and limits/ });
  await row.getByRole("button", { name: "Turn off" }).last().click();
  await row.getByRole("button", { name: "Turn on" }).waitFor();
  await it.getByLabel("From", { exact: true }).selectOption("22");
  await it.getByLabel("Until", { exact: true }).selectOption("22");
  await it.getByRole("button", { name: "Save" }).filter({ visible: true }).last().click();
  await it.getByText("Choose another hour than the first.").waitFor();
  assert.deepEqual(it.faults, []);
});
