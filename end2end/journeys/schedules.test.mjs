// Templates that are run by the clock: a client arranges one, sees when it runs next, lets it rest, and takes it away.
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

test("a client has a template run by the clock, lets it rest, and takes it away", async () => {
  const it = await page(browser, server.url);
  await signIn(it, "client@demo.portico.example");
  await it.goto("/client/templates?search=invoice");
  await hydrated(it);
  await it.getByRole("link", { name: "Facts of an invoice", exact: true }).click();
  await it.getByRole("heading", { name: "Run by the clock", exact: true }).waitFor();
  await it.getByText("You don't have it run by the clock.", { exact: true }).waitFor();
  await it.getByRole("link", { name: "New schedule", exact: true }).click();
  await it.getByRole("heading", { name: "New schedule", level: 1 }).waitFor();
  await it.locator("#schedule-name").fill("Invoices of the morning");
  await it.getByLabel("Saturday", { exact: true }).check();
  await it.getByLabel("Monday", { exact: true }).uncheck();
  await it.locator("#schedule-at").fill("07:45");
  await it.getByLabel("Time zone", { exact: true }).fill("Asia/Seoul");
  await it.locator("#schedule-until").fill("2020-01-01");
  await it.getByRole("button", { name: "Run it by the clock", exact: true }).click();
  await it.getByText("It would never run. Choose a later last day, or none.", { exact: true }).first().waitFor();
  await it.locator("#schedule-until").fill("");
  await it.getByRole("button", { name: "Run it by the clock", exact: true }).click();
  await it.getByRole("heading", { name: "Invoices of the morning", level: 1 }).waitFor();
  assert.equal(await it.locator("[data-next-fall]").count(), 3);
  await it.getByText("Tuesday · Wednesday · Thursday · Friday · Saturday, at 07:45", { exact: true }).waitFor();
  await it.getByText("It hasn't come due yet.", { exact: true }).waitFor();

  await it.getByText("Arrange it otherwise", { exact: true }).click();
  await it.locator("#schedule-kind").selectOption("hourly");
  await it.locator("#schedule-hours").selectOption("6");
  await it.getByRole("button", { name: "Save the schedule", exact: true }).click();
  await it.getByText("Every 6 hours", { exact: true }).filter({ visible: true }).first().waitFor();
  await it.getByRole("button", { name: "Switch off", exact: true }).click();
  await it.getByRole("button", { name: "Switch on", exact: true }).waitFor();
  await it.getByText("It doesn't run while it is off or over.", { exact: true }).waitFor();

  await it.goto("/client/schedules?status=off");
  await hydrated(it);
  await it.getByRole("link", { name: "Invoices of the morning", exact: true }).click();
  await it.getByText("Remove the schedule", { exact: true }).first().click();
  await it.getByRole("button", { name: "Remove the schedule", exact: true }).click();
  await it.waitForURL("**/client/schedules");
  await it.getByText("Nothing runs by the clock", { exact: true }).waitFor();
  assert.deepEqual(it.faults, []);
  await it.context().close();
});
