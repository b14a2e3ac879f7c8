//! OpenID Connect towards a provider: discovery, the way out with code, PKCE, state and nonce, and the way back. Signatures
//! and claims are checked by `openidconnect`; its calls go through `Outgoing`.

mod provider;

pub(super) use provider::{Provider, find, for_domain, for_everybody};

use super::baton::Baton;
use super::services::Federation;
use domain::Refusal;
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreAuthenticationFlow, CoreClientAuthMethod, CoreErrorResponseType,
    CoreGenderClaim, CoreJsonWebKey, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm, CoreProviderMetadata,
    CoreRevocableToken, CoreRevocationErrorResponse, CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::{
    AdditionalClaims, AuthType, AuthorizationCode, Client, ClientId, ClientSecret, CsrfToken, EmptyExtraTokenFields,
    EndpointMaybeSet, EndpointNotSet, EndpointSet, IdTokenFields, IssuerUrl, LoginHint, Nonce, OAuth2TokenResponse,
    PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope, StandardErrorResponse, StandardTokenResponse,
    TokenResponse, UserInfoClaims,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Claims beyond the standard's own: the one that tells roles is among them.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Others {
    #[serde(flatten)]
    all: Map<String, Value>,
}

impl AdditionalClaims for Others {}

type Fields = IdTokenFields<
    Others,
    EmptyExtraTokenFields,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;

type Registration = Client<
    Others,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    StandardTokenResponse<Fields, CoreTokenType>,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// Signatures that are taken. One made with the shared secret isn't: then the secret alone would sign anybody in.
const SIGNATURES: [CoreJwsSigningAlgorithm; 10] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EcdsaP521Sha512,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// What a provider has proved about somebody.
pub(super) struct Proven {
    /// What the provider calls them, for ever.
    pub(super) subject: String,
    /// Their address, in lower case, where the provider says that it is verified.
    pub(super) email: Option<String>,
    /// Their name.
    pub(super) name: Option<String>,
    /// The values of the claim that tells roles.
    pub(super) roles: Vec<String>,
}

/// Where somebody proves who they are.
pub(super) async fn way_out(
    federation: &Federation,
    provider: &Provider,
    baton: &Baton,
    email: Option<&str>,
) -> Result<String, Refusal> {
    let (client, metadata) = registration(federation, provider).await?;
    let challenge = PkceCodeChallenge::from_code_verifier_sha256(&PkceCodeVerifier::new(baton.verifier()));
    let (state, nonce) = (baton.state(), baton.nonce());
    let mut request = client
        .authorize_url(CoreAuthenticationFlow::AuthorizationCode, || CsrfToken::new(state), || Nonce::new(nonce))
        .add_scope(Scope::new("email".into()))
        .add_scope(Scope::new("profile".into()))
        .set_pkce_challenge(challenge);
    // Some providers have a scope by the name of the claim, and tell it to nobody else; others refuse unknown scopes.
    let known = metadata.scopes_supported().map(Vec::as_slice).unwrap_or_default();
    let of_claim = provider.admission.role_claim.as_ref().map(|claim| Scope::new(claim.clone()));
    if let Some(scope) = of_claim.filter(|scope| known.contains(scope)) {
        request = request.add_scope(scope);
    }
    if let Some(email) = email {
        request = request.set_login_hint(LoginHint::new(email.to_owned()));
    }
    Ok(request.url().0.into())
}

/// What the provider proves by the code that it has sent back.
pub(super) async fn way_back(
    federation: &Federation,
    provider: &Provider,
    baton: &Baton,
    code: String,
) -> Result<Proven, Refusal> {
    let (client, _) = registration(federation, provider).await?;
    let exchange = client.exchange_code(AuthorizationCode::new(code)).map_err(|why| refused(provider, why))?;
    let tokens = exchange
        .set_pkce_verifier(PkceCodeVerifier::new(baton.verifier()))
        .request_async(&federation.outgoing)
        .await
        .map_err(|why| refused(provider, why))?;
    let id_token = tokens.id_token().ok_or_else(|| refused(provider, "no id token"))?;
    let verifier = client.id_token_verifier().set_allowed_algs(SIGNATURES);
    let claims = id_token.claims(&verifier, &Nonce::new(baton.nonce())).map_err(|why| refused(provider, why))?;
    let subject = claims.subject().clone();
    let mut proven = Proven {
        subject: subject.to_string(),
        email: claims.email().filter(|_| claims.email_verified() == Some(true)).map(|email| email.to_lowercase()),
        name: claims.name().and_then(|name| name.get(None)).map(|name| name.to_string()),
        roles: provider.role_values(&claims.additional_claims().all),
    };
    // Many tell what they know of somebody only where it is asked for, and there without a signature of its own.
    if let Ok(asking) = client.user_info(tokens.access_token().clone(), Some(subject)) {
        let told: UserInfoClaims<Others, CoreGenderClaim> =
            asking.request_async(&federation.outgoing).await.map_err(|why| refused(provider, why))?;
        if claims.email().is_none() {
            proven.email =
                told.email().filter(|_| told.email_verified() == Some(true)).map(|email| email.to_lowercase());
        }
        proven.name = proven.name.or_else(|| told.name().and_then(|name| name.get(None)).map(|name| name.to_string()));
        if proven.roles.is_empty() {
            proven.roles = provider.role_values(&told.additional_claims().all);
        }
    }
    Ok(proven)
}

async fn registration(
    federation: &Federation,
    provider: &Provider,
) -> Result<(Registration, CoreProviderMetadata), Refusal> {
    let issuer = IssuerUrl::new(provider.issuer.clone()).map_err(|why| unreachable(provider, why))?;
    let metadata = CoreProviderMetadata::discover_async(issuer, &federation.outgoing)
        .await
        .map_err(|why| unreachable(provider, why))?;
    let callback = RedirectUrl::new(federation.callback()).map_err(|why| unreachable(provider, why))?;
    let methods = metadata.token_endpoint_auth_methods_supported();
    let basic = methods.is_none_or(|methods| methods.contains(&CoreClientAuthMethod::ClientSecretBasic));
    let secret = ClientSecret::new(provider.secret.clone());
    let client =
        Registration::from_provider_metadata(metadata.clone(), ClientId::new(provider.client_id.clone()), Some(secret))
            .set_redirect_uri(callback)
            .set_auth_type(if basic { AuthType::BasicAuth } else { AuthType::RequestBody });
    Ok((client, metadata))
}

fn unreachable(provider: &Provider, why: impl core::fmt::Display) -> Refusal {
    tracing::warn!(provider = %provider.id, %why, "an identity provider can't be reached");
    Refusal::new(503, "provider_unreachable").with("provider", &provider.name)
}

/// What it says can't be trusted, or it takes back what it said. The reason is for the log alone.
fn refused(provider: &Provider, why: impl core::fmt::Display) -> Refusal {
    tracing::warn!(provider = %provider.id, %why, "an identity provider's answer was refused");
    Refusal::new(401, "provider_answer_refused").with("provider", &provider.name)
}
