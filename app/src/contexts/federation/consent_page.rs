//! The page on which somebody answers an app that asks for something in their name.

use crate::contexts::federation::labels::scope;
use crate::forms::{Form, OperationForm};
use crate::frame::{PreferencesMenu, SkipLink, actor, sign_in_path};
use crate::lists::Failed;
use crate::marketing::Brand;
use crate::port::{self, Erased, Known};
use crate::ui::{Button, Look, PageTitle, SkeletonTable};
use crate::words;
use domain::federation::{AllowApp, AppAnswered, AppRequest, AppRequestSeen, ShowAppRequest};
use domain::policy::Actor;
use leptos::prelude::*;
use leptos_meta::Html;
use leptos_router::hooks::{use_location, use_query_map};
use texts::keys;

/// The page on which somebody answers an app. Works before hydration.
#[component]
pub fn ConsentPage() -> impl IntoView {
    let texts = words::texts();
    let content = match actor() {
        Some(actor) => view! { <Question actor/> }.erased(),
        None => {
            let location = use_location();
            port::redirect(&sign_in_path(&format!("/consent{}", location.search.get_untracked())));
            ().erased()
        }
    };
    view! {
        <PageTitle parts=vec![texts.text(keys::federation::CONSENT_PAGE).to_owned(), "Portico".to_owned()]/>
        <Html {..} data-portal="marketing" data-density="comfortable"/>
        <SkipLink/>
        <div class="centered">
            <div class="corner flex gap-1"><PreferencesMenu/></div>
            <main id="main" class="sign-in" tabindex="-1">
                <Brand/>
                <div class="card">{content}</div>
            </main>
        </div>
    }
}

/// What the address says that the app asks.
fn asked() -> AppRequest {
    use_query_map().with_untracked(|map| {
        let some = |name: &str| map.get_str(name).map(str::to_owned);
        let text = |name: &str| some(name).unwrap_or_default();
        AppRequest {
            response_type: text("response_type"),
            client_id: text("client_id"),
            redirect_uri: text("redirect_uri"),
            scope: text("scope"),
            state: some("state"),
            nonce: some("nonce"),
            code_challenge: text("code_challenge"),
            code_challenge_method: text("code_challenge_method"),
            prompt: some("prompt"),
            max_age: some("max_age"),
            response_mode: some("response_mode"),
        }
    })
}

#[component]
fn Question(actor: Actor) -> impl IntoView {
    let texts = words::texts();
    let request = StoredValue::new(asked());
    let seen = Known::new(|| (), move |()| port::call(ShowAppRequest { request: request.get_value() }));
    let actor = StoredValue::new(actor);
    view! {
        <Transition fallback=move || view! { <SkeletonTable rows=3 label=texts.text(keys::shell::LOADING)/> }>
            {move || Suspend::new(async move {
                match seen.await {
                    Ok(seen) => view! { <Asked seen request=request.get_value() actor=actor.get_value()/> }.erased(),
                    Err(refusal) => {
                        view! {
                            <h1 class="t-lg">{texts.text(keys::federation::CONSENT_PAGE)}</h1>
                            <Failed refusal/>
                        }
                        .erased()
                    }
                }
            })}
        </Transition>
    }
    .erased()
}

#[component]
fn Asked(seen: AppRequestSeen, request: AppRequest, actor: Actor) -> impl IntoView {
    let texts = words::texts();
    let values = [("maker", &*seen.maker), ("person", &*actor.name), ("tenant", &*actor.tenant_name)];
    let wishes: Vec<_> = seen.scopes.iter().map(|it| view! { <li>{scope(texts, *it)}</li> }).collect();
    view! {
        <h1 class="t-lg">{texts.fill(keys::federation::CONSENT_TITLE, &[("name", &seen.name)])}</h1>
        <p dir="auto">{texts.fill(keys::federation::CONSENT_MAKER, &values)}</p>
        <ul class="grid gap-2 list-disc ps-4">{wishes}</ul>
        <p class="t-sm text-fg-muted">{texts.text(keys::federation::CONSENT_NEVER)}</p>
        <p class="t-sm text-fg-muted" dir="auto">
            {texts.fill(keys::federation::CONSENT_LEADS, &[("address", &seen.leads_to)])}
        </p>
        <Answer request=request.clone() answer=AppAnswered::Allow/>
        <Answer request answer=AppAnswered::Deny/>
    }
    .erased()
}

/// One answer, a form of its own, so that it works without scripts.
#[component]
fn Answer(request: AppRequest, answer: AppAnswered) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<AllowApp>::new();
    let (look, label) = match answer {
        AppAnswered::Allow => (Look::Primary, keys::federation::ALLOW),
        AppAnswered::Deny => (Look::Secondary, keys::federation::DENY),
    };
    let fixed = [
        ("response_type", Some(request.response_type)),
        ("client_id", Some(request.client_id)),
        ("redirect_uri", Some(request.redirect_uri)),
        ("scope", Some(request.scope)),
        ("state", request.state),
        ("nonce", request.nonce),
        ("code_challenge", Some(request.code_challenge)),
        ("code_challenge_method", Some(request.code_challenge_method)),
        ("max_age", request.max_age),
        ("response_mode", request.response_mode),
    ];
    let members: Vec<_> = fixed
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .map(|(name, value)| view! { <input type="hidden" name=format!("request[{name}]") value=value/> })
        .collect();
    view! {
        <OperationForm form>
            {members}
            <input type="hidden" name="answer" value=answer.as_str()/>
            <Button look r#type="submit" busy=form.pending() wide=true>{texts.text(label)}</Button>
        </OperationForm>
    }
    .erased()
}
