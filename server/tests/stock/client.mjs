// A client that isn't ours: openid-client (certified by the OpenID Foundation). It takes one step a line of its standard
// input, a JSON object with a member `step`, and answers each with one line of JSON.
// Usage: node client.mjs FOLDER, where FOLDER has the packages.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const [folder] = process.argv.slice(2);
const resolve = createRequire(`${folder}/`).resolve;
const client = await import(pathToFileURL(resolve('openid-client')));

let config;
let checks;
const told = (tokens) => ({ ...tokens, claims: tokens.claims?.() ?? null });

const steps = {
  async discover({ issuer, clientId, secret, alg }) {
    const metadata = alg ? { id_token_signed_response_alg: alg } : {};
    const method = secret ? client.ClientSecretBasic(secret) : client.None();
    config = await client.discovery(new URL(issuer), clientId, metadata, method, {
      // Without the second it would trust the connection and leave the signature alone.
      execute: [client.allowInsecureRequests, client.enableNonRepudiationChecks],
    });
    return config.serverMetadata();
  },
  async begin({ redirectUri, scope }) {
    checks = {
      pkceCodeVerifier: client.randomPKCECodeVerifier(),
      expectedState: client.randomState(),
      expectedNonce: client.randomNonce(),
    };
    const url = client.buildAuthorizationUrl(config, {
      redirect_uri: redirectUri,
      scope,
      code_challenge: await client.calculatePKCECodeChallenge(checks.pkceCodeVerifier),
      code_challenge_method: 'S256',
      state: checks.expectedState,
      nonce: checks.expectedNonce,
    });
    return { url: url.href };
  },
  async exchange({ url }) {
    return told(await client.authorizationCodeGrant(config, new URL(url), checks));
  },
  async refresh({ token }) {
    return told(await client.refreshTokenGrant(config, token));
  },
  async itself({ scope }) {
    return told(await client.clientCredentialsGrant(config, { scope }));
  },
  async about({ token, subject }) {
    return client.fetchUserInfo(config, token, subject);
  },
  async revoke({ token }) {
    await client.tokenRevocation(config, token);
    return {};
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { step, ...input } = JSON.parse(line);
  let answer;
  try {
    answer = { ok: await steps[step](input) };
  } catch (error) {
    answer = { error: error.error ?? error.code ?? error.message, message: `${error.message} ${error.cause?.message ?? ''}` };
  }
  console.log(JSON.stringify(answer));
}
