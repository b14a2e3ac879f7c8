// Knowledge: an employee writes pages that link to each other; a client's page is approved; an outsider reads it by a link.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible } from "../lib/axe.mjs";
import { hydrated, launch, page, signIn } from "../lib/browser.mjs";
import { becomes } from "../lib/settle.mjs";
import { start } from "../lib/server.mjs";

let server, browser, it, document;
before(async () => {
  [server, browser] = [await start(), await launch()];
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function signedIn(email, path) {
  const who = await page(browser, server.url);
  await signIn(who, email);
  await who.goto(path);
  await hydrated(who);
  return who;
}

/** Makes a space and names somebody in it. */
async function makeSpace(keeper, name, { approval, person, role }) {
  await keeper.locator("summary").filter({ hasText: "New space" }).click();
  await keeper.getByLabel("Name", { exact: true }).fill(name);
  if (approval) await keeper.getByLabel("Approval", { exact: true }).selectOption({ label: "Somebody else approves" });
  await keeper.getByRole("button", { name: "Make space", exact: true }).click();
  await keeper.waitForURL("**/settings");
  await hydrated(keeper);
  await keeper.getByRole("combobox", { name: "Add a person or a team", exact: true }).fill(person);
  await keeper.getByRole("option", { name: person }).click();
  await keeper.getByLabel(`What ${person} may do`, { exact: true }).selectOption({ label: role });
  await keeper.getByRole("button", { name: "Save who reads and writes", exact: true }).click();
  await keeper.getByText("The space was changed.").first().waitFor();
  await keeper.getByRole("link", { name, exact: true }).first().click();
  await keeper.getByRole("heading", { name, level: 1 }).waitFor();
  return new URL(keeper.url()).pathname;
}

/** Begins a page and is in its editor. */
async function begin(writer, title) {
  await writer.getByRole("link", { name: "New page", exact: true }).first().click();
  await writer.getByRole("heading", { name: "New page", level: 1 }).waitFor();
  await writer.getByRole("textbox", { name: "Title", exact: true }).fill(title);
  await writer.getByRole("button", { name: "Begin writing", exact: true }).click();
  await writer.waitForURL("**/edit");
  await writer.getByRole("heading", { name: `Write: ${title}`, level: 1 }).waitFor();
}

const text = () => it.getByLabel("Text", { exact: true });
const aside = () => it.getByRole("complementary", { name: "About this document", exact: true });
const tree = (who) => who.getByRole("tree", { name: "Documents", exact: true });

test("an employee writes a page with a table and a link, and the link leads back", async () => {
  const admin = await signedIn("admin@demo.portico.example", "/employee/knowledge");
  const space = await makeSpace(admin, "Quillspice handbook", { person: "Jonas Weber", role: "Writer" });
  assert.deepEqual(admin.faults, []);
  await admin.context().close();

  it = await signedIn("consultant@demo.portico.example", space);
  await begin(it, "Saffron");
  await text().fill("# Storing\n\nKeep it dark.\n\n# Grades\n\n| Grade | Colour |\n|---|---|\n| Negin | deep red |");
  await it.locator(".look-beside table").getByText("deep red", { exact: true }).waitFor();
  await text().press("Control+s");
  await it.getByText("Saved as version 1", { exact: true }).waitFor();
  await it.getByRole("button", { name: "Save and look", exact: true }).click();
  await it.waitForURL("**?version=1");
  await it.getByText("Readers don't see this yet.", { exact: true }).waitFor();
  await it.getByRole("button", { name: "Publish", exact: true }).click();
  await it.getByText("Readers see this version from now on.").first().waitFor();
  await it.getByRole("navigation", { name: "Contents", exact: true }).getByRole("link", { name: "Grades", exact: true }).waitFor();
  document = new URL(it.url()).pathname;

  await it.goto(space);
  await hydrated(it);
  await begin(it, "Spices of spring");
  await text().fill("See ");
  await text().press("End");
  await text().pressSequentially("[[");
  await it.getByRole("combobox", { name: "Which page", exact: true }).fill("Saff");
  await it.getByRole("option", { name: "Saffron" }).waitFor();
  await it.getByRole("combobox", { name: "Which page", exact: true }).press("Enter");
  await becomes(() => text().inputValue(), `See [Saffron](/k/${document.split("/").pop()})`);
  await it.getByRole("button", { name: "Save and look", exact: true }).click();
  await it.getByRole("button", { name: "Publish", exact: true }).click();
  await it.getByText("Readers see this version from now on.").first().waitFor();
  await it.getByRole("article").getByRole("link", { name: "Saffron", exact: true }).click();
  await it.getByRole("heading", { name: "Saffron", level: 1 }).waitFor();
  await it.getByRole("heading", { name: "Linked from", exact: true }).waitFor();
  await aside().getByRole("link", { name: "Spices of spring", exact: true }).waitFor();
  await accessible(it);
  assert.deepEqual(it.faults, []);
});

test("the tree is walked by keys alone", async () => {
  const rows = tree(it).getByRole("treeitem");
  await tree(it).getByRole("treeitem", { name: "Saffron" }).focus();
  await it.keyboard.press("ArrowDown");
  await becomes(() => it.evaluate(() => globalThis.document.activeElement.textContent.trim()), "Spices of spring");
  await it.keyboard.press("Home");
  await it.keyboard.press("s");
  assert.equal(await rows.count(), 2);
  await it.keyboard.press("Home");
  await it.keyboard.press("Enter");
  await it.getByRole("heading", { name: "Saffron", level: 1 }).waitFor();
  assert.deepEqual(it.faults, []);
});

test("a file is attached to a page, opened and taken out", async () => {
  await it.getByText("No files are attached.", { exact: true }).waitFor();
  const grades = { name: "grades.csv", mimeType: "text/csv", buffer: Buffer.from("grade,colour\nNegin,deep red\n") };
  await it.getByLabel("Attach files").setInputFiles([grades]);
  const attached = it.locator("[data-attachment]");
  await attached.getByText("Jonas Weber", { exact: true }).waitFor();
  const [saved] = await Promise.all([
    it.waitForEvent("download"),
    attached.getByRole("link", { name: "grades.csv", exact: true }).click(),
  ]);
  assert.equal(saved.suggestedFilename(), "grades.csv");
  await accessible(it);
  await attached.locator("summary").filter({ hasText: "Take out" }).click();
  await attached.getByRole("button", { name: "Take out", exact: true }).click();
  await it.getByText("No files are attached.", { exact: true }).waitFor();
  assert.deepEqual(it.faults, []);
});

test("versions stand beside each other, and an older one is brought back", async () => {
  await it.getByRole("link", { name: "Edit", exact: true }).click();
  await it.waitForURL("**/edit");
  await hydrated(it);
  await text().fill("# Storing\n\nKeep it dark and dry.");
  await it.getByText("Not saved yet", { exact: true }).waitFor();
  // What wasn't saved is there again after the page was left.
  await becomes(() => it.evaluate(() => Object.keys(localStorage).some((key) => key.startsWith("portico:writing:"))), true);
  await it.reload();
  await hydrated(it);
  await it.getByText("There is text that wasn't saved", { exact: true }).waitFor();
  await it.getByRole("button", { name: "Go on with it", exact: true }).click();
  assert.equal(await text().inputValue(), "# Storing\n\nKeep it dark and dry.");
  await it.getByRole("button", { name: "Save and look", exact: true }).click();
  await it.waitForURL("**?version=2");
  await it.getByText("Readers see version 1; this is version 2.", { exact: true }).waitFor();
  await it.getByRole("link", { name: "Versions", exact: true }).click();
  await it.getByRole("button", { name: "Compare", exact: true }).click();
  await it.getByRole("heading", { name: "Version 1 beside version 2", exact: true }).waitFor();
  await it.locator('[data-side="gone"]').getByText("Keep it dark.", { exact: true }).waitFor();
  await it.locator('[data-side="new"]').getByText("Keep it dark and dry.", { exact: true }).waitFor();
  await hydrated(it);
  await accessible(it);
  const first = it.locator('[data-version="1"]');
  await first.locator("summary").click();
  await first.getByRole("button", { name: "Bring this version back", exact: true }).click();
  await it.waitForURL("**?version=3");
  await it.getByRole("article").getByText("deep red", { exact: true }).waitFor();
  assert.deepEqual(it.faults, []);
});

test("two tags together leave what has both", async () => {
  const fold = aside().locator("summary").filter({ hasText: "Tags" });
  await fold.click();
  await it.getByLabel("Tags", { exact: true }).filter({ visible: true }).last().fill("saffron, storage");
  await it.getByRole("button", { name: "Save tags", exact: true }).click();
  await it.getByRole("article").getByRole("link", { name: "storage", exact: true }).click();
  await it.waitForURL("**?tags=storage");
  await hydrated(it);
  const tags = it.getByRole("group", { name: "Tags", exact: true });
  await tags.getByRole("link", { name: /^saffron/ }).click();
  await it.waitForURL(/tags=storage(,|%2C)saffron/);
  const row = it.locator("[data-document]");
  await row.getByRole("link", { name: "Saffron", exact: true }).waitFor();
  await becomes(() => row.count(), 1);
  assert.deepEqual(it.faults, []);
});

test("an outsider reads by a link until it is revoked", async () => {
  await it.goto(document);
  await hydrated(it);
  await aside().locator("summary").filter({ hasText: "Share outside" }).click();
  await it.getByRole("button", { name: "Make link", exact: true }).click();
  const link = it.getByRole("link", { name: /\/k\// }).filter({ visible: true });
  const address = await link.getAttribute("href");
  const outside = await page(browser, server.url);
  assert.equal((await outside.goto(address)).status(), 200);
  await outside.getByRole("heading", { name: "Saffron", level: 1 }).waitFor();
  await accessible(outside);
  await it.getByRole("button", { name: "Revoke", exact: true }).click();
  await it.getByText("No link opens it at present.", { exact: true }).waitFor();
  assert.equal((await outside.goto(address)).status(), 404);
  await outside.getByText("This link opens nothing any more", { exact: true }).filter({ visible: true }).first().waitFor();
  await outside.context().close();
  assert.deepEqual(it.faults, []);
  await it.context().close();
});

test("readers keep seeing the approved version until the new one is approved", async () => {
  const owner = await signedIn("owner@demo.portico.example", "/client/knowledge");
  const space = await makeSpace(owner, "Quillspice rules", { approval: true, person: "Lina Haddad", role: "Writer" });
  it = await signedIn("client@demo.portico.example", space);
  await begin(it, "Returns");
  await text().fill("Within thirty days.");
  await askFor("1");
  await owner.goto("/client/knowledge/reviews");
  await hydrated(owner);
  await answer(owner, "Approve");
  const address = new URL(owner.url()).pathname;
  await owner.goto(address);
  await owner.getByRole("article").getByText("Within thirty days.", { exact: true }).waitFor();

  await it.goto(`${address}/edit`);
  await hydrated(it);
  await text().fill("Within sixty days.");
  await askFor("2");
  await owner.goto(address);
  await hydrated(owner);
  await owner.getByRole("article").getByText("Within thirty days.", { exact: true }).waitFor();
  await owner.getByText("Version 2 waits for approval", { exact: true }).waitFor();
  await owner.getByRole("link", { name: "Look at what waits", exact: true }).click();
  await owner.waitForURL("**?version=2");
  await owner.getByRole("button", { name: "Approve", exact: true }).click();
  await owner.getByText("Readers see this version from now on.").first().waitFor();
  await owner.goto(address);
  await owner.getByRole("article").getByText("Within sixty days.", { exact: true }).waitFor();
  assert.deepEqual([...owner.faults, ...it.faults], []);

  const rival = await signedIn("client@rival.portico.example", "/client/knowledge");
  assert.equal((await rival.goto(address)).status(), 404);
  for (const who of [owner, rival, it]) await who.context().close();
});

/** Saves what is typed, and asks the owner to approve it. */
async function askFor(version) {
  await it.getByRole("button", { name: "Save and look", exact: true }).click();
  await it.waitForURL(`**?version=${version}`);
  await it.locator("summary").filter({ hasText: "Ask for approval" }).click();
  await it.getByLabel("Whom to ask", { exact: true }).first().fill("Salma");
  await it.getByRole("option", { name: "Salma Benali" }).click();
  await it.getByRole("button", { name: "Ask for approval", exact: true }).click();
  await it.getByText(`Version ${version} waits for approval`, { exact: true }).waitFor();
}

/** Opens the first that waits and answers it. */
async function answer(who, name) {
  await who.getByRole("link", { name: "Returns", exact: true }).first().click();
  await who.waitForURL("**?version=*");
  await who.getByRole("button", { name, exact: true }).click();
  await who.getByText("Readers see this version from now on.").first().waitFor();
}
