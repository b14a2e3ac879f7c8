//! The form that registers an app, and its secret, which is shown once.

use super::labels;
use crate::forms::{Form, OperationForm};
use crate::port::Erased;
use crate::ui::{Alert, Button, CopyButton, Look, SelectField, TextField, Tone};
use crate::words;
use domain::federation::{AppKind, AppScope, RegisterApp};
use leptos::prelude::*;
use texts::keys;

const FORM: &str = "app";

/// The form that registers an app.
#[component]
pub(super) fn RegisterForm(changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<RegisterApp>::new();
    let made = RwSignal::new(None::<(String, Option<String>)>);
    form.on_answer(move |sent, answer| {
        made.set(Some((sent.name, answer.client_secret)));
        changed.run(());
    });
    let kinds = AppKind::ALL.iter().map(|kind| (kind.as_str(), texts.text(labels::kind(*kind)))).collect();
    let scopes: Vec<_> = (0..)
        .zip(AppScope::all())
        .map(|(i, scope): (u32, _)| {
            let label = labels::scope(texts, scope);
            let checked = scope == AppScope::Identity;
            view! {
                <label class="flex gap-2 items-baseline">
                    <input type="checkbox" name=format!("scopes[{i}]") value=scope.as_str() checked=checked/>
                    <span>{label}</span>
                    <code class="key" dir="ltr">{scope.as_str()}</code>
                </label>
            }
        })
        .collect();
    view! {
        {move || made.get().map(|(name, secret)| view! { <Made name secret/> })}
        <details class="confirm">
            <summary class=Look::Secondary.class()>{texts.text(keys::federation::REGISTER)}</summary>
            <div class="prose">
                <OperationForm form>
                    <TextField form=FORM name="name" label=texts.text(keys::federation::NAME) error=form.error("name")/>
                    <SelectField
                        form=FORM
                        name="kind"
                        label=texts.text(keys::federation::KIND)
                        error=form.error("kind")
                        options=kinds
                    />
                    <TextField
                        form=FORM
                        name="redirectUris[0]"
                        label=texts.text(keys::federation::REDIRECT_URIS)
                        error=form.error("redirectUris[0]")
                    />
                    <fieldset class="grid gap-2">
                        <legend class="field-label">{texts.text(keys::federation::SCOPES)}</legend>
                        {scopes}
                    </fieldset>
                    <div class="actions">
                        <Button r#type="submit" icon="plus" busy=form.pending()>
                            {texts.text(keys::federation::REGISTER)}
                        </Button>
                    </div>
                </OperationForm>
            </div>
        </details>
    }
    .erased()
}

#[component]
fn Made(name: String, secret: Option<String>) -> impl IntoView {
    let texts = words::texts();
    let sentence = match &secret {
        Some(_) => texts.fill(keys::federation::SECRET_ONCE, &[("name", &name)]),
        None => texts.fill(keys::federation::REGISTERED, &[("name", &name)]),
    };
    let secret = secret.map(|secret| {
        view! {
            <p><code dir="ltr">{secret.clone()}</code></p>
            <p>
                <CopyButton text=secret label=texts.text(keys::federation::COPY_VALUE) done=texts.text(keys::shell::COPIED)/>
            </p>
        }
    });
    view! {
        <Alert tone=Tone::Success live=true>
            <p>{sentence}</p>
            {secret}
        </Alert>
    }
    .erased()
}
