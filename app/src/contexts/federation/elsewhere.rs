//! The ways of signing in that lead elsewhere: providers for everybody, and the one of an address' domain. Plain links and
//! a plain form, since they leave Portico.

use crate::port::{self, Erased, Known};
use crate::ui::{Alert, Autofill, Button, Look, TextField, Tone};
use crate::words;
use domain::federation::{SignInProvider, SignInProviders};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use texts::keys;

/// Longest name of a provider, in characters.
const NAME_MAX: usize = 60;

/// Why a sign-in elsewhere came to nothing, where the address says so.
#[component]
pub fn RefusedElsewhere() -> impl IntoView {
    let (code, provider) = use_query_map().with_untracked(|map| {
        let text = |name: &str| map.get_str(name).unwrap_or_default().to_owned();
        // Anybody can write an address: it names a provider, and says nothing more.
        (text("refused"), text("provider").chars().take(NAME_MAX).collect::<String>())
    });
    let texts = words::texts();
    let key = (!code.is_empty()).then(|| texts.named(&format!("errors.{code}"))).flatten();
    key.map(|key| {
        let sentence = texts.fill(key, &[("provider", &provider)]);
        view! {
            <Alert tone=Tone::Danger live=true>
                <p>{sentence}</p>
            </Alert>
        }
    })
}

/// “Continue with …” and “Sign in through your organisation”.
#[component]
pub fn Elsewhere(
    /// The page to go on to afterwards.
    next: Option<String>,
) -> impl IntoView {
    let texts = words::texts();
    let known = Known::new(|| (), |()| port::call(SignInProviders {}));
    let onward = next.clone();
    view! {
        <p class="t-sm text-fg-muted text-center">{texts.text(keys::federation::OR)}</p>
        <div class="grid gap-3">
            <Suspense>
                {move || {
                    let next = onward.clone();
                    Suspend::new(async move { links(known.await.unwrap_or_default(), next.as_deref()) })
                }}
            </Suspense>
            <details class="confirm">
                <summary class=Look::Secondary.class() class:btn-wide=true>{texts.text(keys::federation::ORGANISATION)}</summary>
                <form class="form confirm-body" method="get" action="/auth/federated">
                    <TextField
                        form="organisation"
                        name="email"
                        label=texts.text(keys::federation::ORGANISATION_EMAIL)
                        autofill=Autofill::Username
                        error=Signal::stored(None::<String>)
                    />
                    {next.map(|next| view! { <input type="hidden" name="next" value=next/> })}
                    <Button look=Look::Primary r#type="submit" wide=true>
                        {texts.text(keys::federation::ORGANISATION_GO)}
                    </Button>
                </form>
            </details>
        </div>
    }
    .erased()
}

fn links(providers: Vec<SignInProvider>, next: Option<&str>) -> Vec<AnyView> {
    let texts = words::texts();
    let onward = next.map(|next| format!("&next={}", port::escape(next))).unwrap_or_default();
    providers
        .into_iter()
        .map(|provider| {
            let href = format!("/auth/federated?provider={}{onward}", provider.id);
            let label = texts.fill(keys::federation::CONTINUE_WITH, &[("name", &provider.name)]);
            view! { <a class=Look::Secondary.class() class:btn-wide=true href=href rel="external">{label}</a> }.erased()
        })
        .collect()
}
