import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { hydrated, launch, page, signIn } from "../lib/browser.mjs";
import { start } from "../lib/server.mjs";

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

const lines = (count) => Array.from({ length: count }, (_, i) => `line ${i}: cumin, sumac, saffron`).join("\n");
const text = (name, count) => ({ name, mimeType: "text/plain", buffer: Buffer.from(lines(count)) });

test("a client sends a file, renames it, removes it and takes that back", async () => {
  await it.goto("/client/files");
  await hydrated(it);
  await it.getByText("No files yet").waitFor();
  await it.getByLabel("Choose files").setInputFiles([text("spices.txt", 20), text("more spices.txt", 20)]);
  await it.locator('[data-stage="done"]').nth(1).waitFor();
  await it.getByRole("row", { name: /more spices\.txt/ }).waitFor();
  await it.getByRole("link", { name: "spices.txt", exact: true }).click();
  await it.waitForURL("**/client/files/*");
  await it.getByLabel("Name").fill("spice list.txt");
  await it.getByRole("button", { name: "Rename" }).click();
  await it.getByRole("heading", { name: "spice list.txt" }).waitFor();
  await it.getByRole("button", { name: "Remove" }).click();
  await it.getByText("This file was removed").waitFor();
  await it.getByRole("button", { name: "Undo" }).click();
  await it.getByRole("link", { name: "Download", exact: true }).waitFor();
  assert.deepEqual(it.faults, []);
});

test("a link opens for somebody who isn't signed in", async () => {
  await it.getByRole("button", { name: "Make link" }).click();
  const link = it.getByRole("link", { name: /file-links/ });
  await link.waitFor();
  const reply = await fetch(await link.getAttribute("href"));
  assert.equal(reply.status, 200);
  assert.equal(await reply.text(), lines(20));
});

test("a large file is paused, loses its connection, and arrives", async () => {
  await it.goto("/client/files");
  await hydrated(it);
  await it.route("**/api/v1/uploads/**", async (route) => {
    await new Promise((done) => setTimeout(done, 400));
    await route.continue();
  });
  await it.getByLabel("Choose files").setInputFiles([text("large.txt", 400_000)]);
  await it.getByRole("button", { name: "Pause" }).click();
  await it.locator('[data-stage="paused"]').waitFor();
  await it.getByRole("button", { name: "Resume" }).click();
  await it.context().setOffline(true);
  await it.locator('[data-stage="lost"]').waitFor();
  await it.context().setOffline(false);
  await it.locator('[data-stage="done"]').waitFor({ timeout: 30_000 });
  await it.unroute("**/api/v1/uploads/**");
  await it.getByRole("row", { name: /large\.txt/ }).waitFor();
});

test("what is refused says why", async () => {
  const picture = { name: "picture.png", mimeType: "image/png", buffer: Buffer.from("no picture at all") };
  await it.getByLabel("Choose files").setInputFiles([picture]);
  await it.locator('[data-stage="failed"]').getByText("not of the type image/png").waitFor();
});
