//! The form of the words in the place of a text, with what they come to while they are typed.

use super::labels;
use super::language::locale;
use crate::forms::{ConfirmWith, Form, OperationForm};
use crate::port::Erased;
use crate::ui::{Button, Field, Look};
use crate::words;
use domain::Operation;
use domain::tenancy::{Placeholder, TextDetail, Words};
use leptos::prelude::*;
use std::marker::PhantomData;
use texts::{Key, fill, keys};

/// The form. `C` changes the words, `R` takes them back.
#[component]
pub(super) fn Editor<C: Operation, R: Operation>(
    detail: TextDetail,
    /// The words that stand there now, of whoever looks.
    own: Option<Words>,
    /// What is told, once something was done.
    changed: Callback<Key>,
    #[prop(optional)] _operations: PhantomData<(C, R)>,
) -> impl IntoView {
    let texts = words::texts();
    let (form, back) = (Form::<C>::new(), Form::<R>::new());
    form.on_answer(move |_, _| changed.run(keys::wordings::SAVED));
    back.on_answer(move |_, _| changed.run(keys::wordings::REMOVED));
    let TextDetail { key, language, built_in, platform, placeholders, .. } = detail;
    let counts = built_in.forms().into_iter().filter(|(_, form)| form.is_some()).count() > 1;
    let now = own.clone().or(platform).unwrap_or_else(|| built_in.clone());
    let fields: Vec<_> = built_in
        .forms()
        .into_iter()
        .zip(now.forms())
        .filter_map(|((name, wanted), (_, now))| wanted.map(|wanted| (name, now.unwrap_or(wanted).to_owned())))
        .map(|(name, first)| {
            let (label, number) = labels::form(name, counts);
            let values = values(&placeholders, number);
            field((name, label), (first, values), locale(language).tag(), form.error(name))
        })
        .collect();
    let hidden = vec![("key", key.clone()), ("language", language.as_str().to_owned())];
    let remove = own.is_some().then(|| {
        view! {
            <ConfirmWith
                form=back
                hidden
                label=texts.text(keys::wordings::REMOVE)
                question=texts.text(keys::wordings::REMOVE_QUESTION)
                look=Look::Danger
            />
        }
    });
    view! {
        <section class="section" aria-labelledby="wording-own">
            <h2 class="t-md" id="wording-own">{texts.text(keys::wordings::OWN)}</h2>
            <div class="prose">
                <OperationForm form>
                    <input type="hidden" name="key" value=key/>
                    <input type="hidden" name="language" value=language.as_str()/>
                    {fields}
                    <div class="actions">
                        <Button look=Look::Primary r#type="submit" busy=form.pending()>
                            {texts.text(keys::wordings::SAVE)}
                        </Button>
                    </div>
                </OperationForm>
            </div>
            {remove}
        </section>
    }
    .erased()
}

/// What stands in the place of each name while the text is tried out; a number that takes the form.
fn values(placeholders: &[Placeholder], number: &str) -> Vec<(String, String)> {
    let value = |it: &Placeholder| {
        let example = if it.name == "count" { number.to_owned() } else { it.example.clone() };
        (it.name.clone(), example)
    };
    placeholders.iter().map(value).collect()
}

/// One form of the text, and how it reads with examples.
fn field(
    (name, label): (&'static str, Key),
    (first, values): (String, Vec<(String, String)>),
    tag: &'static str,
    error: Signal<Option<String>>,
) -> AnyView {
    let texts = words::texts();
    let id = format!("wording-{name}");
    let typed = RwSignal::new(first.clone());
    let read = move || {
        let values: Vec<_> = values.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        typed.with(|typed| fill(typed, &values))
    };
    view! {
        <Field id=id.clone() label=texts.text(label) hint=None error>
            <input
                class="input"
                id=id.clone()
                name=name
                type="text"
                autocomplete="off"
                dir="auto"
                lang=tag
                value=first
                aria-describedby=format!("{id}-error {id}-preview")
                aria-invalid=move || error.with(|error| error.is_some().then_some("true"))
                on:input=move |event| typed.set(event_target_value(&event))
            />
            <p class="field-hint" id=format!("{id}-preview")>
                <span>{texts.text(keys::wordings::PREVIEW)}</span>
                " "
                <bdi dir="auto" lang=tag data-preview=name>{read}</bdi>
            </p>
        </Field>
    }
    .erased()
}
