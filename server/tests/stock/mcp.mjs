// A client that isn't ours: the TypeScript SDK of the Model Context Protocol. It takes one step a line of its standard input,
// a JSON object with a member `step`, and answers each with one line of JSON.
// Usage: node mcp.mjs FOLDER, where FOLDER has the packages.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const [folder] = process.argv.slice(2);
const resolve = createRequire(`${folder}/`).resolve;
const load = (path) => import(pathToFileURL(resolve(`@modelcontextprotocol/sdk/client/${path}.js`)));
const { Client } = await load('index');
const { StreamableHTTPClientTransport } = await load('streamableHttp');
const { discoverOAuthProtectedResourceMetadata, discoverAuthorizationServerMetadata } = await load('auth');

let client;

const steps = {
  async connect({ url, token }) {
    client = new Client({ name: 'stock', version: '1' });
    const requestInit = token ? { headers: { authorization: `Bearer ${token}` } } : {};
    await client.connect(new StreamableHTTPClientTransport(new URL(url), { requestInit }));
    return {
      server: client.getServerVersion(),
      capabilities: client.getServerCapabilities(),
      instructions: client.getInstructions(),
    };
  },
  // All pages.
  async tools() {
    const tools = [];
    let [cursor, pages] = [undefined, 0];
    do {
      const page = await client.listTools(cursor ? { cursor } : {});
      tools.push(...page.tools);
      cursor = page.nextCursor;
      pages += 1;
    } while (cursor);
    return { tools, pages };
  },
  call: ({ name, args }) => client.callTool({ name, arguments: args }),
  resources: () => client.listResources(),
  read: ({ uri }) => client.readResource({ uri }),
  async discover({ url }) {
    const resource = await discoverOAuthProtectedResourceMetadata(url);
    const server = await discoverAuthorizationServerMetadata(resource.authorization_servers[0]);
    return { resource, server };
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { step, ...input } = JSON.parse(line);
  let answer;
  try {
    answer = { ok: (await steps[step](input)) ?? null };
  } catch (error) {
    answer = { error: `${error.code ?? ''} ${error.message}`.trim() };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
