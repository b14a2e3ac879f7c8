// Providers of models that aren't ours: aimock, which speaks the protocols of OpenAI, Anthropic and Gemini, on a port of the
// loopback. Usage: node models.mjs FOLDER MANNER KEY, where FOLDER has the packages; the first line that it prints is its address.
// It lets in whoever has KEY. MANNER: it `answers`, is `busy` (429), or is `broken` (503). Asked of what is busy at first, it is
// busy once. GET /__aimock/journal says what it was asked.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [folder, manner, key] = process.argv.slice(2);
// The package's own exports: what `import` resolves, from where the packages are.
const resolve = createRequire(`${folder}/`).resolve;
const { LLMock } = await import(pathToFileURL(resolve('@copilotkit/aimock')));

const usage = (prompt, completion) => ({
  prompt_tokens: prompt, completion_tokens: completion, input_tokens: prompt, output_tokens: completion,
  promptTokenCount: prompt, candidatesTokenCount: completion,
});
const refusal = (status, type) => ({ error: { message: 'not now', type }, status, retryAfter: 0 });

const mock = new LLMock({ port: 0, host: '127.0.0.1', auth: { apiKeys: [key] } });
if (manner === 'busy') mock.on({ userMessage: /./ }, refusal(429, 'rate_limit_error'));
if (manner === 'broken') mock.on({ userMessage: /./ }, refusal(503, 'server_error'));
mock.on({ userMessage: 'busy at first', sequenceIndex: 0 }, refusal(429, 'rate_limit_error'));
mock.on({ userMessage: 'busy at first' }, { content: 'Here I am.', usage: usage(9, 4) });
mock.on({ userMessage: 'too long' }, {
  error: { message: 'too much', type: 'invalid_request_error', code: 'context_length_exceeded' }, status: 400,
});
mock.on({ userMessage: 'weather', hasToolResult: true }, { content: 'It is sunny in Tunis.', usage: usage(21, 6) });
mock.on({ userMessage: 'weather' }, { toolCalls: [{ name: 'get_weather', arguments: '{"city":"Tunis"}' }] });
mock.on({ userMessage: 'Who signs refunds' }, {
  content: 'The head of customer care signs them [1]. It takes a day or two. Ask there [9].', usage: usage(80, 20),
});
mock.on({ userMessage: 'Who keeps receipts' }, { content: 'NOTHING', usage: usage(80, 1) });
mock.on({ userMessage: /./ }, { content: 'Saffron is a fine spice, and a dear one.', usage: usage(11, 10) });
await mock.start();
console.log(mock.url);
