//! The fields of one model that a provider offers.

use crate::forms::Form;
use crate::port::Erased;
use crate::ui::Field;
use crate::words;
use domain::Operation;
use domain::models::OfferedModel;
use domain::workspaces::dollars;
use leptos::prelude::*;
use texts::{Key, keys};

/// The members of a model whose faults a form shows beside them, for its first models; those of others stand above the form.
macro_rules! faults {
    ($($at:literal),+) => { &[$([
        concat!("models[", $at, "].id"),
        concat!("models[", $at, "].name"),
        concat!("models[", $at, "].contextTokens"),
        concat!("models[", $at, "].promptPrice"),
        concat!("models[", $at, "].completionPrice"),
    ]),+] };
}

const FAULTS: &[[&str; 5]] = faults!["0", "1", "2", "3", "4", "5", "6", "7"];

/// What stands in a control.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holds {
    Text,
    Count,
    /// Dollars for a million tokens.
    Price,
}

/// One control.
struct Control {
    /// The member's name on the wire.
    member: &'static str,
    label: Key,
    hint: Option<Key>,
    holds: Holds,
    value: String,
}

/// The fields of one model.
#[component]
pub(super) fn ModelFields<O: Operation>(
    form: Form<O>,
    /// Tells the controls of this form from those of others.
    prefix: String,
    /// Which of the form's models it is.
    at: usize,
    /// What stands in the fields at first.
    #[prop(optional_no_strip)]
    model: Option<OfferedModel>,
) -> impl IntoView {
    let texts = words::texts();
    let value = |of: fn(&OfferedModel) -> String| model.as_ref().map(of);
    let control = |member, label, hint, value| Control { member, label, hint, holds: Holds::Text, value };
    let price = |member, label, of: fn(&OfferedModel) -> u64| {
        let value = model.as_ref().map_or_else(|| "0".to_owned(), |model| dollars(of(model)));
        Control { member, label, hint: Some(keys::models::PRICE_HINT), holds: Holds::Price, value }
    };
    let controls = [
        control(
            "id",
            keys::models::MODEL_ID,
            Some(keys::models::MODEL_ID_HINT),
            value(|model| model.id.clone()).unwrap_or_default(),
        ),
        control("name", keys::models::MODEL_NAME, None, value(|model| model.name.clone()).unwrap_or_default()),
        Control {
            member: "contextTokens",
            label: keys::models::CONTEXT_TOKENS,
            hint: None,
            holds: Holds::Count,
            value: value(|model| model.context_tokens.to_string()).unwrap_or_default(),
        },
        price("promptPrice", keys::models::PROMPT_PRICE, |model| model.prompt_price),
        price("completionPrice", keys::models::COMPLETION_PRICE, |model| model.completion_price),
    ];
    let fields: Vec<_> = controls
        .into_iter()
        .enumerate()
        .map(|(nth, control)| {
            let error = FAULTS.get(at).map_or_else(|| Signal::stored(None), |names| form.error(names[nth]));
            field(&prefix, at, control, error)
        })
        .collect();
    view! {
        <fieldset class="grid gap-3">
            <legend class="field-label">{texts.text(keys::models::MODEL)}</legend>
            {fields}
        </fieldset>
    }
    .erased()
}

fn field(prefix: &str, at: usize, control: Control, error: Signal<Option<String>>) -> AnyView {
    let texts = words::texts();
    let Control { member, label, hint, holds, value } = control;
    let id = format!("{prefix}-model-{at}-{member}");
    // What people write in dollars is told apart from the millionths that programs send.
    let unit = if holds == Holds::Price { "[dollars]" } else { "" };
    let keyboard = match holds {
        Holds::Text => None,
        Holds::Count => Some("numeric"),
        Holds::Price => Some("decimal"),
    };
    let direction = if member == "name" { "auto" } else { "ltr" };
    let described = match hint {
        Some(_) => format!("{id}-error {id}-hint"),
        None => format!("{id}-error"),
    };
    view! {
        <Field id=id.clone() label=texts.text(label) hint=hint.map(|hint| texts.text(hint)) error>
            <input
                class="input"
                id=id
                name=format!("models[{at}][{member}]{unit}")
                type="text"
                inputmode=keyboard
                autocomplete="off"
                dir=direction
                value=value
                aria-describedby=described
                aria-invalid=move || error.with(|error| error.is_some().then_some("true"))
            />
        </Field>
    }
    .erased()
}
