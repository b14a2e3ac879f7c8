import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import OpenAI from "openai";
import { hydrated, launch, page, signIn } from "../lib/browser.mjs";
import { startWithDocuments } from "../lib/server.mjs";

let server, browser, it;
before(async () => {
  [server, browser] = [await startWithDocuments(), await launch()];
  it = await page(browser, server.url);
  await signIn(it, "client@demo.portico.example");
  await hydrated(it);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const PROMPT = "Name three colours of the rainbow.";
let address, answer;

async function token(email) {
  const body = JSON.stringify({ email, password: "Portico-demo-2026" });
  const headers = { "content-type": "application/json" };
  const reply = await fetch(`${server.url}/api/v1/auth/login`, { method: "POST", headers, body });
  return (await reply.json()).accessToken;
}

test("a client asks and a small model on this machine answers", async () => {
  await it.goto("/client/runs");
  await hydrated(it);
  await it.getByText("A small model on this machine answers").waitFor();
  await it.getByRole("textbox", { name: "Prompt", exact: true }).fill(PROMPT);
  await it.getByRole("textbox", { name: "Prompt", exact: true }).press("Control+Enter");
  const text = it.locator("[data-answer]");
  await it.locator('[data-run-status="done"]').first().waitFor({ timeout: 30_000 });
  answer = (await text.first().innerText()).trim();
  assert.ok(answer.length > 10, answer);
  assert.deepEqual(it.faults, []);
});

test("the run is in the history and whole on its own page", async () => {
  await it.goto("/client/runs");
  await it.getByRole("link", { name: new RegExp(PROMPT.slice(0, 20)) }).first().click();
  await it.waitForURL("**/client/runs/*");
  address = new URL(it.url()).pathname;
  assert.equal((await it.locator("[data-answer]").first().innerText()).trim(), answer);
  await it.getByText("smollm2-135m-instruct").first().waitFor();
  await it.reload();
  assert.equal((await it.locator("[data-answer]").first().innerText()).trim(), answer);
  assert.deepEqual(it.faults, []);
});

test("the rival's client finds nothing there", async () => {
  const rival = await page(browser, server.url);
  await signIn(rival, "client@rival.portico.example");
  const reply = await rival.goto(address);
  assert.equal(reply.status(), 404);
  await rival.getByText("There is no such page").waitFor();
  assert.equal(await rival.getByText(PROMPT).count(), 0);
  const api = await fetch(`${server.url}/api/v1/executions/${address.split("/").pop()}`, {
    headers: { authorization: `Bearer ${await token("client@rival.portico.example")}` },
  });
  assert.equal(api.status, 404);
  await rival.context().close();
});

test("a stock OpenAI client gets the same answer, whole and streamed", async () => {
  const client = new OpenAI({
    baseURL: `${server.url}/api/v1/ai`,
    apiKey: await token("client@demo.portico.example"),
    maxRetries: 0,
  });
  const model = (await client.models.list()).data[0].id;
  const messages = [{ role: "user", content: PROMPT }];
  const whole = await client.chat.completions.create({ model, messages });
  assert.equal(whole.choices[0].message.content.trim(), answer);
  assert.ok(whole.usage.completion_tokens > 0);
  let streamed = "";
  for await (const chunk of await client.chat.completions.create({ model, messages, stream: true })) {
    streamed += chunk.choices[0]?.delta?.content ?? "";
  }
  assert.equal(streamed.trim(), answer);
  const failed = await client.chat.completions.create({ model: "no-such-model", messages }).catch((error) => error);
  assert.equal(failed.status, 400);
});

test("a stock OpenAI client gets embeddings", async () => {
  const client = new OpenAI({
    baseURL: `${server.url}/api/v1/ai`,
    apiKey: await token("client@demo.portico.example"),
    maxRetries: 0,
  });
  const input = ["Where is my parcel?", "My delivery hasn't arrived.", "Cinnamon grows in Sri Lanka."];
  // The client asks for bytes by itself, and makes numbers of them.
  const answer = await client.embeddings.create({ model: "all-minilm-l6-v2", input });
  const vectors = answer.data.map((it) => it.embedding);
  const likeness = (one, other) => one.reduce((sum, x, at) => sum + x * other[at], 0);
  assert.equal(vectors[0].length, 384);
  assert.ok(Math.abs(likeness(vectors[0], vectors[0]) - 1) < 1e-4);
  assert.ok(likeness(vectors[0], vectors[1]) > likeness(vectors[0], vectors[2]) + 0.2);
  assert.ok(answer.usage.total_tokens > 10);
});

test("a run can be cancelled, and says so", async () => {
  await it.goto("/client/runs");
  await hydrated(it);
  await it.getByRole("textbox", { name: "Prompt", exact: true }).fill("Write a very long story about a lighthouse, with as many words as you can.");
  await it.getByRole("button", { name: "Run prompt" }).click();
  await it.getByRole("button", { name: "Cancel run" }).first().click();
  await it.locator('[data-run-status="cancelled"]').first().waitFor();
  assert.deepEqual(it.faults, []);
});
