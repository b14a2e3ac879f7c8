// Templates of prompts: a client finds one and runs it; a consultant writes one for that client alone.
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

async function signedIn(email, path) {
  const it = await page(browser, server.url);
  await signIn(it, email);
  await it.goto(path);
  await hydrated(it);
  return it;
}

test("a client finds a template, looks at what would be sent, and runs it", async () => {
  const it = await signedIn("client@demo.portico.example", "/client/templates?search=invoice");
  await it.getByRole("link", { name: "Facts of an invoice", exact: true }).click();
  await it.getByRole("heading", { name: "Facts of an invoice", level: 1 }).waitFor();
  await it.getByRole("heading", { name: "What to expect", exact: true }).waitFor();
  const invoice = it.getByLabel("The invoice's text", { exact: true });
  await invoice.fill("Total: EUR 77.00\nQuestions: quill@tessera.example");
  await it.getByRole("button", { name: "Look at what would be sent", exact: true }).click();
  const sent = it.getByRole("status").filter({ visible: true }).locator("[data-prompt]");
  await sent.getByText("quill@tessera.example").waitFor();
  await it.getByRole("button", { name: "Run", exact: true }).click();
  await it.waitForURL("**/client/runs/*");
  await it.locator('[data-run-status="done"]').first().waitFor({ timeout: 30_000 });
  assert.match(await it.locator("[data-answer]").first().innerText(), /quill@tessera\.example/);
  assert.deepEqual(it.faults, []);
  await it.context().close();
});

test("a consultant writes a template and offers it to one client", async () => {
  const it = await signedIn("consultant@demo.portico.example", "/employee/templates");
  await it.getByRole("link", { name: "New template", exact: true }).click();
  await it.getByLabel("Name", { exact: true }).fill("Quillphone greeting");
  await it.getByLabel("What it is for", { exact: true }).fill("Greets somebody by name.");
  await it.getByRole("button", { name: "Begin", exact: true }).click();
  await it.getByRole("heading", { name: "Quillphone greeting", level: 1 }).waitFor();
  await it.getByLabel("Prompt", { exact: true }).fill("Write a greeting for {{who}}.");
  await it.getByText("Variable 1", { exact: true }).click();
  await it.locator("#variable-0-name").fill("who");
  await it.locator("#variable-0-label").fill("Whom to greet");
  await it.locator("#variable-0-example").fill("Noor");
  await it.getByText("Facts to find", { exact: true }).click();
  await it.locator("#field-0-kind").selectOption({ label: "Order, invoice or case number" });
  assert.equal(await it.locator("#field-0-kind").inputValue(), "order_number");
  await it.locator("#field-0-kind").selectOption({ label: "E-mail address" });
  await it.getByRole("button", { name: "Save the draft", exact: true }).click();
  await it.getByText("Write a greeting for Noor.").first().waitFor();
  await it.getByRole("button", { name: "Publish", exact: true }).click();
  await it.getByText("production names version 1", { exact: true }).waitFor();
  await it.locator("#audience").selectOption("tenants");
  await it.getByLabel("One more tenant", { exact: true }).fill("Aurora Foods");
  await it.getByRole("button", { name: "Save who may run it", exact: true }).click();
  await it.getByText("Who may run it: Chosen tenants", { exact: true }).waitFor();
  await it.getByLabel("Prompt", { exact: true }).fill("Write a warm greeting for {{who}}.");
  await it.getByRole("button", { name: "Save the draft", exact: true }).click();
  await it.getByText("Write a warm greeting for Noor.").first().waitFor();
  await it.locator("#publish-label").fill("beta");
  await it.getByRole("button", { name: "Publish", exact: true }).click();
  await it.getByText("beta names version 2", { exact: true }).waitFor();
  assert.deepEqual(it.faults, []);
  await it.context().close();

  const aurora = await signedIn("client@demo.portico.example", "/client/templates?search=quillphone");
  await aurora.getByRole("link", { name: "Quillphone greeting", exact: true }).click();
  await aurora.getByRole("heading", { name: "Quillphone greeting", level: 1 }).waitFor();
  await aurora.locator('[data-version="1"]').getByText("Shown here", { exact: true }).waitFor();
  await aurora.getByRole("link", { name: "beta: version 2", exact: true }).click();
  await aurora.waitForURL(/label=beta/);
  await aurora.locator('[data-version="2"]').getByText("Shown here", { exact: true }).waitFor();
  await aurora.getByText("beta names version 2", { exact: true }).waitFor();
  await aurora.getByLabel("Workspace", { exact: true }).selectOption({ label: "Customer letters" });
  await aurora.getByRole("button", { name: "Look at what would be sent", exact: true }).click();
  const warm = aurora.getByRole("status").filter({ visible: true }).locator("[data-prompt]");
  await warm.getByText("Write a warm greeting for Noor.").waitFor();
  await aurora.getByRole("button", { name: "Run", exact: true }).click();
  await aurora.waitForURL("**/client/runs/*");
  await aurora.locator("[data-run-status]").first().waitFor();
  await aurora.goto("/client/workspaces");
  await aurora.getByRole("link", { name: "Customer letters", exact: true }).click();
  await aurora.getByRole("link", { name: "Write a warm greeting for Noor.", exact: true }).waitFor();
  assert.deepEqual(aurora.faults, []);
  await aurora.context().close();
  const rival = await signedIn("client@rival.portico.example", "/client/templates?search=quillphone");
  assert.equal(await rival.getByRole("link", { name: "Quillphone greeting", exact: true }).count(), 0);
  await rival.context().close();
});
