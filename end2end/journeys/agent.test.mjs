// The agent: what it is to do waits with what it would do, happens once somebody approves, and is replayed step by step.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { hydrated, launch, page, signIn } from "../lib/browser.mjs";
import { startWithDocuments } from "../lib/server.mjs";

const OWNER = "owner@demo.portico.example";

let server, browser;
before(async () => {
  [server, browser] = [await startWithDocuments(), await launch()];
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function signedIn(email, path) {
  const it = await page(browser, server.url);
  await signIn(it, email);
  await it.goto(path);
  await hydrated(it);
  return it;
}

async function send(it, text) {
  await it.goto("/client/agent");
  await hydrated(it);
  await it.getByRole("textbox", { name: "What is to be done", exact: true }).fill(text);
  await it.getByRole("button", { name: "Send the agent", exact: true }).click();
  await it.waitForURL(/\/client\/agent\/[0-9a-f-]{36}$/);
}

test("the agent waits for approval and does what was approved", async () => {
  const it = await signedIn(OWNER, "/client/agent");
  await send(it, 'Add a team "Quill buyers"');
  const call = it.locator('[data-call="1"]');
  await it.locator('[data-call="1"][data-stage="waiting"]').waitFor({ timeout: 30_000 });
  await call.getByRole("heading", { name: "What would be on record", exact: true }).waitFor();
  assert.match(await call.locator("[data-foreseen] li").innerText(), /^A team was made\s+Name\s+Quill buyers/);
  await call.getByRole("heading", { name: "Add a team", exact: true }).waitFor();
  assert.match(await call.locator(":scope > [data-members]").innerText(), /Name\s+Quill buyers/);
  await call.getByRole("button", { name: "Approve", exact: true }).click();
  await it.locator('[data-errand-status="done"]').waitFor({ timeout: 30_000 });
  await it.locator('[data-call="1"][data-stage="made"]').waitFor();
  assert.match(await it.locator("[data-answer]").innerText(), /^Done/);

  await it.getByRole("link", { name: "Step by step", exact: true }).click();
  await it.getByRole("heading", { name: "Step by step", level: 1 }).waitFor();
  for (const kind of ["ErrandSent", "ErrandCallHeld", "ErrandCallApproved", "ErrandCallMade", "ErrandAnswered"]) {
    assert.equal(await it.locator(`[data-event="${kind}"]`).count(), 1, kind);
  }
  const held = it.locator('[data-event="ErrandCallHeld"] summary');
  assert.match(await held.innerText(), /A call of the agent waits for approval\s+Add a team/);

  await it.goto("/client/teams");
  await it.getByText("Quill buyers", { exact: true }).filter({ visible: true }).first().waitFor();

  await it.goto("/client/audit?what=TeamAdded");
  await hydrated(it);
  await it.locator("a.row-link").first().click();
  const story = it.getByRole("region", { name: "The story of its request", exact: true });
  await story.getByRole("link", { name: "A call of the agent was approved", exact: true }).waitFor();
  await story.getByRole("link", { name: "The agent was sent on an errand", exact: true }).click();
  await it.getByText('Add a team "Quill buyers"', { exact: true }).first().waitFor();
  assert.deepEqual(it.faults, []);
  await it.context().close();
});

test("what is declined doesn't happen, and what the rules forbid is refused before anybody is asked", async () => {
  const it = await signedIn(OWNER, "/client/agent");
  await send(it, 'Add a team "Night buyers"');
  const call = it.locator('[data-call="1"]');
  await it.locator('[data-call="1"][data-stage="waiting"]').waitFor({ timeout: 30_000 });
  await call.getByLabel("Reason for declining (optional)", { exact: true }).fill("We have one already.");
  await call.getByRole("button", { name: "Decline", exact: true }).click();
  await it.locator('[data-call="1"][data-stage="declined"]').waitFor({ timeout: 30_000 });
  await it.getByText("We have one already.", { exact: true }).waitFor();

  await it.goto("/client/agent/rules");
  await hydrated(it);
  await it.getByLabel("Operations with a rule of their own", { exact: true }).fill("tenancy.add_team = never");
  await it.getByRole("button", { name: "Save rules", exact: true }).click();
  await it.getByText("The rules hold from now on", { exact: true }).waitFor();
  await send(it, 'Add a team "Night buyers"');
  await it.locator('[data-call="1"][data-stage="refused"]').waitFor({ timeout: 30_000 });
  await it.getByText("Your organisation's rules forbid it.", { exact: true }).waitFor();

  await it.goto("/client/agent/tools");
  await hydrated(it);
  await it.locator('[data-operation="tenancy.add_team"][data-gate="never"]').waitFor();
  assert.deepEqual(it.faults, []);
  await it.context().close();
});
