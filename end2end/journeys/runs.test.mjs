// Runs among colleagues: one is rated, compared with another, and talked about; who is mentioned opens it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { hydrated, launch, page, signIn } from "../lib/browser.mjs";
import { pause, start } from "../lib/server.mjs";

let server, browser, it;
before(async () => {
  [server, browser] = [await start(), await launch()];
  it = await page(browser, server.url);
  await signIn(it, "client@demo.portico.example");
  await hydrated(it);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

let address;

async function run(prompt, { fresh } = { fresh: true }) {
  if (fresh) {
    await it.goto("/client/runs");
    await hydrated(it);
  }
  await it.getByRole("textbox", { name: "Prompt", exact: true }).fill(prompt);
  await it.getByRole("button", { name: "Run prompt", exact: true }).click();
  await it.locator('[data-run-status="done"]').first().waitFor({ timeout: 30_000 });
}

test("an answer is rated on the page of its run", async () => {
  await run("Name three spices.");
  await it.getByRole("link", { name: "Open this run", exact: true }).click();
  await it.waitForURL("**/client/runs/*");
  address = new URL(it.url()).pathname;
  await hydrated(it);
  await it.getByRole("button", { name: "Helped", exact: true }).click();
  await it.locator('[data-ups="1"]').waitFor();
  await it.getByRole("button", { name: "Take my rating back", exact: true }).click();
  await it.locator('[data-ups="0"]').waitFor();
  assert.deepEqual(it.faults, []);
});

test("two runs are compared side by side", async () => {
  await run("Name three colours.");
  await it.goto("/client/runs");
  const marks = it.getByRole("link", { name: "Compare this run", exact: true });
  await marks.nth(0).click();
  await it.waitForURL("**compare=**");
  await marks.nth(1).click();
  await it.getByRole("link", { name: "Compare (2)", exact: true }).click();
  await it.waitForURL("**/client/runs/compare?**");
  await it.locator("[data-compared]").nth(1).waitFor();
  assert.equal(await it.locator("[data-compared]").count(), 2);
  assert.deepEqual(it.faults, []);
});

test("what a run is for and what rules found stand beside it, and the history is bounded to days", async () => {
  await it.goto("/client/runs");
  await hydrated(it);
  await it.getByLabel("What for", { exact: true }).fill("For the new menu.");
  await run("Write to zebedee@falcon.example.", { fresh: false });
  await it.getByRole("link", { name: "Open this run", exact: true }).click();
  await it.waitForURL("**/client/runs/*");
  await it.getByText("For the new menu.", { exact: true }).waitFor();
  const found = it.locator('[data-finding="pii"]');
  await found.getByText("E-mail address × 1", { exact: true }).waitFor();
  await found.getByText("Passed on", { exact: true }).waitFor();
  await it.goto("/client/runs?from=2001-01-01&to=2001-01-02");
  await hydrated(it);
  assert.equal(await it.getByRole("link", { name: "Compare this run", exact: true }).count(), 0);
  await it.getByRole("link", { name: "Any time", exact: true }).click();
  await it.getByRole("link", { name: "Compare this run", exact: true }).first().waitFor();
  assert.ok(!it.url().includes("from="));
  assert.deepEqual(it.faults, []);
});

test("a colleague who is mentioned is told and opens the run", async () => {
  await it.goto(address);
  await hydrated(it);
  await it.getByLabel("Your comment", { exact: true }).fill("Shall we send it like this?");
  await it.getByRole("checkbox", { name: "Salma Benali", exact: true }).check();
  await it.getByRole("button", { name: "Comment", exact: true }).click();
  await it.getByText("told: Salma Benali", { exact: true }).waitFor();
  assert.deepEqual(it.faults, []);
  const owner = await page(browser, server.url);
  await signIn(owner, "owner@demo.portico.example");
  const told = owner.getByText("Lina Haddad mentioned you beside a run.", { exact: true }).filter({ visible: true });
  for (const deadline = Date.now() + 15_000; Date.now() < deadline; await pause(500)) {
    await owner.goto("/account/notifications");
    if (await told.first().waitFor({ timeout: 1_000 }).then(() => true, () => false)) break;
  }
  await told.first().waitFor();
  await owner.goto(address);
  await owner.getByText("Shall we send it like this?", { exact: true }).waitFor();
  assert.deepEqual(owner.faults, []);
  await owner.context().close();
});
