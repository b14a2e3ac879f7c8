import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import OpenAI from "openai";
import { hydrated, launch, page, signIn } from "../lib/browser.mjs";
import { start } from "../lib/server.mjs";

let server, browser, it, models, client;

/** A provider in the style of OpenAI: it asks for the weather of Tunis, and says what it is once it was given. */
function provider() {
  const answers = createServer(async (request, response) => {
    let text = "";
    for await (const piece of request) text += piece;
    const { messages, tools } = JSON.parse(text);
    const given = messages.findLast((message) => message.role === "tool");
    const call = { index: 0, id: "call_1", type: "function", function: { name: tools[0].function.name, arguments: '{"city":' } };
    const rest = { index: 0, function: { arguments: '"Tunis"}' } };
    const deltas = given ? [{ content: `Given: ${given.content}` }] : [{ tool_calls: [call] }, { tool_calls: [rest] }];
    const chunk = (delta, reason = null) => ({
      id: "1", object: "chat.completion.chunk", created: 1, model: "weatherwise",
      choices: [{ index: 0, delta, finish_reason: reason }],
    });
    const end = { ...chunk({}, given ? "stop" : "tool_calls"), usage: { prompt_tokens: 30, completion_tokens: 8, total_tokens: 38 } };
    response.writeHead(200, { "content-type": "text/event-stream" });
    for (const said of [...deltas.map((delta) => chunk(delta)), end]) response.write(`data: ${JSON.stringify(said)}\n\n`);
    response.end("data: [DONE]\n\n");
  });
  return new Promise((done) => answers.listen(0, "127.0.0.1", () => done(answers)));
}

async function token(email) {
  const body = JSON.stringify({ email, password: "Portico-demo-2026" });
  const headers = { "content-type": "application/json" };
  const reply = await fetch(`${server.url}/api/v1/auth/login`, { method: "POST", headers, body });
  return (await reply.json()).accessToken;
}

before(async () => {
  [server, browser, models] = [await start("--outgoing-private"), await launch(), await provider()];
  const offered = { id: "weatherwise", name: "Weatherwise", contextTokens: 8192, promptPrice: 1, completionPrice: 1 };
  const address = `http://127.0.0.1:${models.address().port}/v1`;
  const added = await fetch(`${server.url}/api/v1/model-providers`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${await token("owner@demo.portico.example")}` },
    body: JSON.stringify({ name: "Weather", kind: "openai", baseUrl: address, apiKey: "a key of ours", models: [offered] }),
  });
  assert.equal(added.status, 201, await added.text());
  client = new OpenAI({ baseURL: `${server.url}/api/v1/ai`, apiKey: await token("client@demo.portico.example"), maxRetries: 0 });
  it = await page(browser, server.url);
  await signIn(it, "client@demo.portico.example");
});
after(async () => {
  await browser?.close();
  models?.close();
  await server?.stop();
});

const QUESTION = { role: "user", content: "What is the weather in Tunis?" };
const parameters = { type: "object", properties: { city: { type: "string" } }, required: ["city"] };
const TOOL = { type: "function", function: { name: "get_weather", description: "The weather of a city.", parameters } };

test("a stock OpenAI client has a model ask for a tool, streamed, and its run says so", async () => {
  const stream = client.chat.completions.stream({ model: "weatherwise", messages: [QUESTION], tools: [TOOL] });
  const { choices } = await stream.finalChatCompletion();
  assert.equal(choices[0].finish_reason, "tool_calls");
  assert.deepEqual(JSON.parse(choices[0].message.tool_calls[0].function.arguments), { city: "Tunis" });
  await it.goto("/client/runs");
  await hydrated(it);
  await it.getByRole("link", { name: /What is the weather in Tunis/ }).first().click();
  await it.waitForURL("**/client/runs/*");
  const card = it.locator('[data-tool-call="get_weather"]');
  await card.getByText("Asked for a tool:").waitFor();
  assert.deepEqual(JSON.parse(await card.locator("pre").innerText()), { city: "Tunis" });
  assert.equal(await it.getByText("There is no answer.").count(), 0);
  assert.deepEqual(it.faults, []);
});

test("a stock OpenAI client uses the tool by itself and gets the answer", async () => {
  const asked = [];
  const weather = ({ city }) => {
    asked.push(city);
    return "sunny, 31 degrees";
  };
  const tool = { type: "function", function: { ...TOOL.function, function: weather, parse: JSON.parse } };
  const runner = client.chat.completions.runTools({ model: "weatherwise", messages: [QUESTION], tools: [tool] });
  assert.equal(await runner.finalContent(), "Given: sunny, 31 degrees");
  assert.deepEqual(asked, ["Tunis"]);
});

test("the model on this machine asks for none, and the client is told which one does", async () => {
  const local = (await client.models.list()).data.map((model) => model.id).find((id) => id !== "weatherwise");
  const call = { model: local, messages: [QUESTION], tools: [TOOL] };
  const refused = await client.chat.completions.create(call).catch((error) => error);
  assert.equal(refused.status, 400);
  assert.equal(refused.param, "tools");
  assert.match(refused.message, /weatherwise/);
  const plain = await client.chat.completions.create({ ...call, tool_choice: "none", max_tokens: 8 });
  assert.equal(plain.choices[0].message.tool_calls, undefined);
});
