// Roles of an organisation's own: built by ticking, previewed, changed in the matrix.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { hydrated, launch, page, signIn } from "../lib/browser.mjs";
import { start } from "../lib/server.mjs";
import { becomes } from "../lib/settle.mjs";

let server, browser, it;
before(async () => {
  [server, browser] = [await start(), await launch()];
  it = await page(browser, server.url);
  await signIn(it, "owner@demo.portico.example");
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const choose = (permission, place) => it.locator(`input[name="${permission}"]`).nth(place).check();

test("an owner builds a role by ticking and sees what it opens", async () => {
  await it.goto("/client/roles/new");
  await hydrated(it);
  await it.locator("#role-name").fill("Reader");
  const sights = it.locator("section", { has: it.getByRole("heading", { name: "What this role sees" }) });
  await sights.getByText("None: only the account page").waitFor();
  await choose("enter:client_portal", 0);
  await choose("read:executions", 0);
  await sights.getByText("Client", { exact: true }).waitFor();
  await it.getByRole("button", { name: "Save", exact: true }).click();
  await it.waitForURL("**/client/roles");
  await it.getByRole("link", { name: "Reader", exact: true }).waitFor();
  await it.getByText("The role is made.", { exact: true }).waitFor();
  assert.deepEqual(it.faults, []);
});

test("a change is compared with what people did before it is saved", async () => {
  await it.getByRole("link", { name: "Reader", exact: true }).click();
  await it.waitForURL(/\/client\/roles\/[0-9a-f-]{36}$/);
  await choose("read:executions", 1);
  await it.getByRole("button", { name: "Compare with what people did" }).click();
  await it.getByText(/0 of 0 calls by 0 people/).waitFor();
  await it.getByRole("button", { name: "Save", exact: true }).click();
  await it.waitForURL("**/client/roles");
  assert.deepEqual(it.faults, []);
});

test("a cell of the matrix is toggled and saved", async () => {
  await hydrated(it);
  const cell = it.getByRole("row", { name: /read:executions/ }).locator(".grid-toggle");
  await cell.click();
  await becomes(() => cell.getAttribute("aria-pressed"), "true");
  const saved = it.waitForResponse((reply) => reply.url().includes("identity.change_role"));
  await it.getByRole("button", { name: "Save", exact: true }).click();
  assert.equal((await saved).status(), 200);
  await it.getByText("The roles are changed.", { exact: false }).waitFor();
  await it.reload();
  await hydrated(it);
  await it.getByRole("row", { name: /read:executions/ }).locator('.grid-toggle[aria-pressed="true"]').waitFor();
  assert.deepEqual(it.faults, []);
});

test("the change of a role is taken back by the words that say so", async () => {
  await it.getByRole("link", { name: "Reader", exact: true }).click();
  await it.locator("#role-name").fill("Reader of runs");
  await it.getByRole("button", { name: "Save", exact: true }).click();
  await it.waitForURL("**/client/roles");
  await it.getByRole("link", { name: "Reader of runs", exact: true }).waitFor();
  await it.getByText("The role is changed.", { exact: false }).waitFor();
  await it.getByRole("button", { name: "Undo", exact: true }).click();
  await it.getByRole("link", { name: "Reader", exact: true }).waitFor();
  assert.deepEqual(it.faults, []);
});
