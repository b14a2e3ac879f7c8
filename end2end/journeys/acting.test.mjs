// Staff acts as a client to help: with a reason, under a banner, and the client reads of it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { hydrated, launch, page, signIn } from "../lib/browser.mjs";
import { start } from "../lib/server.mjs";
import { becomes } from "../lib/settle.mjs";

const REASON = "Ticket 4711: the runs are empty";
let server, browser, it;
before(async () => {
  [server, browser] = [await start(), await launch()];
  it = await page(browser, server.url);
  await signIn(it, "admin@demo.portico.example");
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** Opens the page of the person with this address. */
async function person(email) {
  await it.goto(`/admin/people?search=${encodeURIComponent(email)}`);
  await hydrated(it);
  await it.locator("tbody a.link").first().click();
  await it.waitForURL(/\/admin\/people\/[0-9a-f-]{36}$/);
}

test("staff begins with a reason and sees what the client sees, under a banner", async () => {
  await person("client@demo.portico.example");
  await it.getByRole("button", { name: "Act as…" }).click();
  const dialog = it.getByRole("dialog", { name: "Act as somebody else" });
  await dialog.getByRole("button", { name: "Begin" }).click();
  await dialog.locator('[aria-invalid="true"]').first().waitFor();
  await dialog.getByLabel("Reason or ticket number").fill(REASON);
  await dialog.getByRole("button", { name: "Begin" }).click();
  const banner = it.getByRole("region", { name: "You act as somebody else" });
  await banner.waitFor();
  await it.goto("/client/runs");
  await hydrated(it);
  await banner.getByText(/Minutes left: \d+/).waitFor();
  await banner.getByRole("button", { name: "End" }).click();
  await it.waitForLoadState();
  await it.goto("/admin/people");
  await becomes(() => banner.count(), 0);
  assert.deepEqual(it.faults, []);
});

test("the client reads who it was and why", async () => {
  const client = await page(browser, server.url);
  await signIn(client, "client@demo.portico.example");
  await client.goto("/account");
  await client.getByText(`The reason given: ${REASON}`).waitFor();
  await client.context().close();
});

test("another admin can't be acted as, and the dialog says so", async () => {
  await person("super@demo.portico.example");
  await it.getByRole("button", { name: "Act as…" }).click();
  const dialog = it.getByRole("dialog", { name: "Act as somebody else" });
  await dialog.getByLabel("Reason or ticket number").fill(REASON);
  await dialog.getByRole("button", { name: "Begin" }).click();
  await dialog.getByRole("alert").waitFor();
  await becomes(() => it.getByRole("region", { name: "You act as somebody else" }).count(), 0);
});
