import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible } from "../lib/axe.mjs";
import { hydrated, launch, page, signIn } from "../lib/browser.mjs";
import { startWithDocuments } from "../lib/server.mjs";

let server, browser, it, space;
before(async () => {
  [server, browser] = [await startWithDocuments(), await launch()];
  it = await page(browser, server.url);
  await signIn(it, "client@demo.portico.example");
  await hydrated(it);
  const spaces = await it.evaluate(() => fetch("/api/v1/spaces").then((reply) => reply.json()));
  space = spaces.data.find((row) => row.mayWrite).id;
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const file = (name, mimeType, content) => ({ name, mimeType, buffer: Buffer.from(content) });
const row = (name) => it.getByRole("row", { name });
const soon = { timeout: 60_000 };

test("files come into a space: a table is found, a broken one says so", async () => {
  await it.goto(`/client/knowledge/ingestions?space=${space}`);
  await hydrated(it);
  await it
    .getByLabel("Upload documents")
    .setInputFiles([
      file("people.csv", "text/csv", "name,city\nLina,Aleppo\nOmar\nMaya,Hama\n"),
      file("broken.pdf", "application/pdf", "%PDF-1.7\nThe rest was lost.\n"),
    ]);
  await row(/people\.csv.*Found in search/).waitFor(soon);
  await row(/broken\.pdf.*Not readable/).waitFor(soon);
  assert.deepEqual(it.faults, []);
});

test("a pasted text is found as well", async () => {
  await it.locator("summary", { hasText: "Paste a text" }).click();
  await it.getByLabel("Title", { exact: true }).fill("Returns of spices");
  await it.getByLabel("Text", { exact: true }).fill("Opened jars are taken back within fourteen days.");
  await it.getByRole("button", { name: "Paste a text" }).click();
  await row(/Returns of spices.*Found in search/).waitFor(soon);
});

test("what couldn't be read is listed row by row, and it can be read again", async () => {
  await it.getByRole("link", { name: "people.csv", exact: true }).click();
  await it.getByRole("heading", { name: "people.csv" }).waitFor();
  await row(/fewer values than the table has columns.*3/).waitFor();
  await accessible(it);
  await it.getByRole("button", { name: "Read it again" }).click();
  await it.getByText("It is read again").waitFor();
  await it.getByText("Found in search").waitFor(soon);
  assert.deepEqual(it.faults, []);
});
