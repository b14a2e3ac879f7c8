// An identity provider that isn't ours: oidc-provider (certified by the OpenID Foundation) on a port of the loopback.
// Usage: node provider.mjs FOLDER CALLBACK, where FOLDER has the packages. The first line that it prints is its issuer.
// It signs in whom the sign-in hint names, or whom GET /test/next?account=… has named, without asking for a password.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [folder, callback] = process.argv.slice(2);
const resolve = createRequire(`${folder}/`).resolve;
const { Provider } = await import(pathToFileURL(resolve('oidc-provider')));

// What is known of somebody: by their address unless it says otherwise.
const unverified = (id) => id.startsWith('unverified.');
const claimsOf = (id) => ({
  sub: id,
  email: id.replace(/^unverified\./, '').replace(/^other-sub\./, ''),
  email_verified: !unverified(id),
  name: id.startsWith('noor') ? 'Noor Aziz' : 'Lina Haddad',
  groups: id.startsWith('noor') ? ['staff', 'portico-owners'] : ['staff'],
});

let next = null;
const server = createServer();
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const issuer = `http://127.0.0.1:${server.address().port}`;
const provider = new Provider(issuer, {
  clients: [{ client_id: 'portico', client_secret: 'the secret of the tests', redirect_uris: [callback] }],
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'], groups: ['groups'] },
  scopes: ['openid', 'email', 'profile', 'groups'],
  cookies: { keys: ['not a secret'] },
  features: { devInteractions: { enabled: false } },
  pkce: { required: () => true },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (_, id) => ({ accountId: id, claims: async () => claimsOf(id) }),
  loadExistingGrant: async (ctx) => {
    const grant = new ctx.oidc.provider.Grant({
      clientId: ctx.oidc.client.clientId,
      accountId: ctx.oidc.session.accountId,
    });
    grant.addOIDCScope('openid email profile groups');
    await grant.save();
    return grant;
  },
});
const answer = provider.callback();
server.on('request', async (request, response) => {
  const url = new URL(request.url, issuer);
  if (url.pathname === '/test/next') {
    next = url.searchParams.get('account');
    response.end();
  } else if (url.pathname.startsWith('/interaction/')) {
    const { params } = await provider.interactionDetails(request, response);
    const accountId = next ?? params.login_hint;
    next = null;
    if (accountId === 'nobody') {
      const result = { error: 'access_denied', error_description: 'not today' };
      await provider.interactionFinished(request, response, result);
    } else {
      await provider.interactionFinished(request, response, { login: { accountId } });
    }
  } else {
    answer(request, response);
  }
});
console.log(issuer);
