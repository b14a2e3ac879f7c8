// Pipelines: an owner draws one with the keyboard, sees the text follow and the text lead, publishes it, runs it, and opens its steps.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible } from "../lib/axe.mjs";
import { hydrated, launch, PASSWORD, page, signIn } from "../lib/browser.mjs";
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

test("an owner draws a pipeline of three steps, runs it, and opens what went in and what came out", async () => {
  const it = await signedIn("owner@demo.portico.example", "/client/pipelines");
  await it.getByRole("textbox", { name: "Name", exact: true }).fill("Quill greeting");
  await it.getByRole("button", { name: "Begin pipeline", exact: true }).click();
  await it.getByRole("heading", { name: "Quill greeting", level: 1 }).waitFor();
  await hydrated(it);
  const boxes = it.locator("[data-step]");
  const add = it.getByRole("group", { name: "Add a step", exact: true });
  await add.getByRole("button", { name: "Write a text", exact: true }).click();
  await it.getByLabel("Text", { exact: true }).fill("Hello {{input.who}}");
  await add.getByRole("button", { name: "Reshape", exact: true }).click();
  await it.getByLabel("What is done", { exact: true }).selectOption({ label: "Pick" });
  await it.getByLabel("With what", { exact: true }).fill("{{steps.prompt.text}}");
  assert.equal(await boxes.count(), 2);
  // The text has followed the picture; now the picture follows the text.
  const text = it.getByLabel("As text", { exact: true });
  assert.match(await text.inputValue(), /from = "\{\{steps\.prompt\.text\}\}"/);
  await text.fill(`${await text.inputValue()}\n[[steps]]\nid = "shout"\nkind = "prompt"\nafter = ["shape"]\ntext = "{{steps.gone.text}}"\n`);
  await it.locator('[data-step="shout"]').waitFor();
  await it.locator('[data-step="shout"]').getByText("1", { exact: true }).waitFor();
  await it.locator('[data-step="shout"]').click();
  await it.getByText("There is no step called gone. Name one of those that there are.").first().waitFor();
  await it.locator("#step-text").fill("{{steps.shape.text}}!");
  await it.getByText("Everything fits together.", { exact: true }).waitFor();
  // By the keyboard: away with the last step, and back again.
  await it.locator('[data-step="shout"]').focus();
  await it.keyboard.press("Delete");
  await it.locator('[data-step="shout"]').waitFor({ state: "detached" });
  await it.getByRole("button", { name: "Undo", exact: true }).click();
  await it.locator('[data-step="shout"]').waitFor();
  await accessible(it);
  await it.getByRole("button", { name: "Save draft", exact: true }).click();
  await it.getByText("Saved", { exact: true }).waitFor();
  await it.getByLabel("Switch it on too", { exact: true }).check();
  await it.getByRole("button", { name: "Publish version", exact: true }).click();
  await it.getByText("Version 1", { exact: true }).waitFor();
  await it.getByLabel("What it begins with", { exact: true }).fill('{"who": "Noor"}');
  await it.getByRole("button", { name: "Run", exact: true }).click();
  await it.waitForURL("**/client/pipelines/runs/*");
  await it.locator('[data-run-status="done"]').waitFor({ timeout: 30_000 });
  const shout = it.locator('details[data-step="shout"]');
  await shout.getByText("Hello Noor!").first().waitFor();
  await accessible(it);
  assert.deepEqual(it.faults, []);
  await it.context().close();
});

test("a pipeline from a template waits for somebody's word and goes on with it", async () => {
  const it = await signedIn("owner@demo.portico.example", "/client/pipelines");
  const card = it.getByRole("article").filter({ hasText: "A team for a project" });
  await card.getByRole("button", { name: "Begin from this", exact: true }).click();
  await it.getByRole("heading", { name: "A team for a project", level: 1 }).waitFor();
  await hydrated(it);
  await it.getByText("Off", { exact: true }).waitFor();
  await it.getByLabel("Switch it on too", { exact: true }).check();
  await it.getByRole("button", { name: "Publish version", exact: true }).click();
  await it.getByText("Version 1", { exact: true }).waitFor();
  await it.getByLabel("What it begins with", { exact: true }).fill('{"project": "Quillwort"}');
  await it.getByRole("button", { name: "Run", exact: true }).click();
  await it.waitForURL("**/client/pipelines/runs/*");
  await it.locator('[data-run-status="waiting"]').waitFor({ timeout: 30_000 });
  await it.getByText("Shall there be a team called Project Quillwort?").first().waitFor();
  const asked = it.getByRole("region", { name: "Waits for your decision", exact: true });
  const first = await asked.evaluate((it) => Boolean(it.compareDocumentPosition(document.querySelector(".flow-steps")) & 4));
  assert.ok(first, "what is to be decided stands before the steps");
  await accessible(it);
  await asked.getByRole("button", { name: "Approve", exact: true }).click();
  await it.locator('[data-run-status="done"]').waitFor({ timeout: 30_000 });
  await it.goto("/client/teams");
  await it.getByText("Project Quillwort").first().waitFor();
  assert.deepEqual(it.faults, []);
  await it.context().close();
});

test("an owner opens a run that failed, and it goes on at the failed step once that is corrected", async () => {
  const email = "owner@demo.portico.example";
  let token = "";
  const ask = async (method, path, body) => {
    const headers = { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) };
    const reply = await fetch(`${server.url}/api/v1${path}`, { method, headers, body: JSON.stringify(body) });
    assert.ok(reply.ok, `${method} ${path}: ${reply.status}`);
    return reply.status === 204 ? null : reply.json();
  };
  token = (await ask("POST", "/auth/login", { email, password: PASSWORD })).accessToken;
  const { id } = await ask("POST", "/pipelines", { name: "Quill letter" });
  const publish = async (guest) => {
    const text = `[[steps]]\nid = "hello"\nkind = "prompt"\ntext = "Hello"\n\n[[steps]]\nid = "tell"\nkind = "prompt"\nafter = ["hello"]\ntext = "{{steps.hello.text}}, ${guest}"\n`;
    await ask("PUT", `/pipelines/${id}`, { name: "Quill letter", text });
    await ask("POST", `/pipelines/${id}/versions`, { notes: "Another one.", on: true });
  };
  await publish("{{input.guest}}");
  const run = await ask("POST", `/pipelines/${id}/runs`, { input: "{}" });

  const it = await signedIn(email, `/client/pipelines/runs/${run.id}`);
  await it.locator('[data-run-status="failed"]').waitFor({ timeout: 30_000 });
  const step = it.locator("#step-tell");
  await step.getByText(/^input\.guest stands for nothing in this run/).waitFor();
  assert.match(await step.locator("summary").innerText(), /\d+\.\d s/);
  await publish("you");
  await it.reload();
  await hydrated(it);
  assert.ok(await it.getByLabel("By the newest version, as corrected", { exact: true }).isChecked());
  await it.getByRole("button", { name: "Go on from there", exact: true }).click();
  await it.locator('[data-run-status="done"]').waitFor({ timeout: 30_000 });
  await step.getByText(/Hello, you/).first().waitFor();
  assert.deepEqual(it.faults, []);
  await it.context().close();
});
