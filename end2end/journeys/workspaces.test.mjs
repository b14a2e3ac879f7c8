import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { hydrated, launch, page, signIn } from "../lib/browser.mjs";
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

const tab = async (name) => {
  await it.getByRole("tab", { name, exact: true }).click();
  await it.getByRole("tab", { name, exact: true, selected: true }).waitFor();
};

test("an owner makes a workspace, lets somebody in and puts it away", async () => {
  await it.goto("/client/workspaces");
  await hydrated(it);
  await it.getByRole("link", { name: "Customer letters", exact: true }).waitFor();
  await it.getByLabel("Name", { exact: true }).fill("Trade fair");
  await it.getByLabel("Purpose", { exact: true }).fill("Letters for the fair in May.");
  await it.getByRole("button", { name: "Create workspace", exact: true }).click();
  await it.waitForURL("**/client/workspaces/*?tab=members");
  await it.getByRole("heading", { name: "Trade fair", level: 1 }).waitFor();
  await it.getByRole("listitem").filter({ hasText: "Salma Benali" }).waitFor();
  await it.getByLabel("Person", { exact: true }).selectOption({ label: "Lina Haddad" });
  await it.getByRole("button", { name: "Let somebody in", exact: true }).click();
  const lina = it.getByRole("listitem").filter({ hasText: "Lina Haddad" });
  await lina.getByRole("button", { name: "Make manager", exact: true }).click();
  await lina.getByRole("button", { name: "Make member", exact: true }).waitFor();
  await tab("Overview");
  await it.getByText("A workspace was made").waitFor();
  await tab("Settings");
  await it.getByLabel("Days that are kept").fill("30");
  await it.getByRole("button", { name: "Save", exact: true }).last().click();
  await it.getByText("The workspace was changed.").first().waitFor();
  await it.locator("summary", { hasText: "Put workspace away" }).click();
  await it.getByRole("button", { name: "Put workspace away", exact: true }).click();
  await it.locator("summary", { hasText: "Take workspace out again" }).waitFor();
  assert.deepEqual(it.faults, []);
});

test("rules and a budget are set and still there after the page was loaded anew", async () => {
  await it.goto("/client/workspaces");
  await hydrated(it);
  await it.getByRole("link", { name: "Customer letters", exact: true }).click();
  await tab("Rules");
  await it.getByLabel("E-mail addresses").selectOption({ label: "Masked before a model reads it" });
  await it.getByLabel("Forbidden words").fill("Quillwort\nBorealis");
  await it.getByRole("button", { name: "Save", exact: true }).click();
  await it.getByText("The workspace was changed.").first().waitFor();
  await tab("Budgets");
  await it.getByText("Nothing is bounded here").waitFor();
  await it.getByLabel("Tokens", { exact: true }).fill("5000");
  await it.getByRole("button", { name: "Add budget", exact: true }).click();
  await it.getByRole("listitem").filter({ hasText: "Everybody together" }).waitFor();
  await it.reload();
  await hydrated(it);
  await it.getByRole("listitem").filter({ hasText: "Everybody together" }).waitFor();
  await tab("Rules");
  assert.equal(await it.getByLabel("E-mail addresses").inputValue(), "mask");
  assert.equal(await it.getByLabel("Forbidden words").inputValue(), "Quillwort\nBorealis");
  assert.deepEqual(it.faults, []);
});

test("a card says what is left of the budget", async () => {
  await it.goto("/client/workspaces");
  await hydrated(it);
  const card = it.getByRole("article").filter({ hasText: "Customer letters" });
  await card.getByText("Budget left", { exact: true }).waitFor();
  await card.getByText("100 %", { exact: true }).waitFor();
  await card.getByRole("progressbar", { name: "Budget left", exact: true }).waitFor();
  await it.getByRole("link", { name: "Customer letters", exact: true }).click();
  await it.getByRole("heading", { name: "Customer letters", level: 1 }).waitFor();
  assert.deepEqual(it.faults, []);
});

test("a member reads a workspace and changes nothing, and a rival doesn't find it", async () => {
  const address = it.url();
  const lina = await page(browser, server.url);
  await signIn(lina, "client@demo.portico.example");
  const told = lina.getByRole("link", { name: /Your role there: Manager\.$/ }).filter({ visible: true });
  for (const deadline = Date.now() + 15_000; Date.now() < deadline; await pause(500)) {
    await lina.goto("/account/notifications");
    await hydrated(lina);
    if (await told.first().waitFor({ timeout: 1_000 }).then(() => true, () => false)) break;
  }
  await told.first().click();
  await lina.getByRole("heading", { name: "Trade fair", level: 1 }).waitFor();
  await lina.goto(`${address}?tab=rules`);
  await lina.getByRole("heading", { name: "Customer letters", level: 1 }).waitFor();
  assert.equal(await lina.getByRole("tab", { name: "Budgets", exact: true }).count(), 0);
  assert.equal(await lina.getByRole("button", { name: "Save", exact: true }).count(), 0);
  await lina.getByText("Masked before a model reads it").waitFor();
  assert.deepEqual(lina.faults, []);
  const rival = await page(browser, server.url);
  await signIn(rival, "client@rival.portico.example");
  assert.equal((await rival.goto(address)).status(), 404);
});
