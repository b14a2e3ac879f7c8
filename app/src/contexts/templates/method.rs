//! How a template is answered: a model writes, or the text is sorted by examples, or facts are found in it by patterns.

use super::about::owned;
use super::entry::{Choice, Entry, Size};
use super::labels;
use crate::forms::Form;
use crate::port::Erased;
use crate::words;
use domain::models::{Field, FieldKind, Label};
use domain::templates::EditTemplate;
use domain::workspaces::Method;
use leptos::prelude::*;
use texts::{Key, keys};

/// The ways, by their wire names.
const WAYS: [(&str, Key); 3] = [
    ("generate", keys::templates::METHOD_GENERATE),
    ("classify", keys::templates::METHOD_CLASSIFY),
    ("extract", keys::templates::METHOD_EXTRACT),
];

/// A method as lines of text, for a comparison.
pub(super) fn written(method: &Method) -> Vec<String> {
    match method {
        Method::Generate | Method::Answer { .. } => Vec::new(),
        Method::Classify { labels } => {
            labels.iter().map(|label| format!("{}: {}", label.name, label.examples.join(" | "))).collect()
        }
        Method::Extract { fields } => {
            let after = |field: &Field| field.after.clone().unwrap_or_default();
            let kind = |field: &Field| words::texts().text(labels::field(field.kind));
            fields.iter().map(|field| format!("{}: {} {}", field.name, kind(field), after(field))).collect()
        }
    }
}

/// The fields. Those of the ways that aren't chosen are sent too, and nothing comes of them.
#[component]
pub(super) fn MethodFields(form: Form<EditTemplate>, method: Method) -> impl IntoView {
    let texts = words::texts();
    let (chosen, labels, fields) = match method {
        Method::Generate | Method::Answer { .. } => ("generate", Vec::new(), Vec::new()),
        Method::Classify { labels } => ("classify", labels, Vec::new()),
        Method::Extract { fields } => ("extract", Vec::new(), fields),
    };
    let ways = WAYS.iter().map(|(wire, key)| (*wire, texts.text(*key))).collect();
    let labels: Vec<_> =
        labels.into_iter().map(Some).chain([None, None]).enumerate().map(|(place, it)| kind_row(place, it)).collect();
    let fields: Vec<_> =
        fields.into_iter().map(Some).chain([None, None]).enumerate().map(|(place, it)| field_row(place, it)).collect();
    view! {
        <Choice
            id="method-kind".to_owned()
            name="method[kind]".to_owned()
            label=texts.text(keys::templates::METHOD)
            options=owned(ways)
            chosen=chosen.to_owned()
            error=form.error("method")
        />
        <details class="confirm" open=chosen == "classify">
            <summary>{texts.text(keys::templates::KINDS)}</summary>
            <div class="form">{labels}</div>
        </details>
        <details class="confirm" open=chosen == "extract">
            <summary>{texts.text(keys::templates::FIELDS)}</summary>
            <div class="form">{fields}</div>
        </details>
    }
    .erased()
}

/// One kind with its examples, and room for two more.
fn kind_row(place: usize, label: Option<Label>) -> AnyView {
    let texts = words::texts();
    let Label { name, examples } = label.unwrap_or_else(|| Label { name: String::new(), examples: Vec::new() });
    let entry = |id: String, member: String, key: Key, value: String| {
        let none = Signal::stored(None::<String>);
        view! { <Entry id name=member label=texts.text(key) size=Size::Line error=none value/> }
    };
    let examples: Vec<_> = examples
        .into_iter()
        .chain([String::new(), String::new()])
        .enumerate()
        .map(|(at, example)| {
            let member = format!("method[labels][{place}][examples][{at}]");
            entry(format!("kind-{place}-example-{at}"), member, keys::templates::EXAMPLE, example)
        })
        .collect();
    view! {
        {entry(format!("kind-{place}"), format!("method[labels][{place}][name]"), keys::templates::KIND_NAME, name)}
        {examples}
    }
    .erased()
}

/// One fact that is looked for.
fn field_row(place: usize, field: Option<Field>) -> AnyView {
    let texts = words::texts();
    let Field { name, kind, after } =
        field.unwrap_or_else(|| Field { name: String::new(), kind: FieldKind::Email, after: None });
    let none = Signal::stored(None::<String>);
    let kinds = FieldKind::ALL.iter().map(|kind| (kind.as_str(), texts.text(labels::field(*kind)))).collect();
    view! {
        <Entry
            id=format!("field-{place}")
            name=format!("method[fields][{place}][name]")
            label=texts.text(keys::templates::FIELD_NAME)
            size=Size::Line
            error=none
            value=name
        />
        <Choice
            id=format!("field-{place}-kind")
            name=format!("method[fields][{place}][kind]")
            label=texts.text(keys::templates::KIND)
            options=owned(kinds)
            chosen=kind.as_str().to_owned()
            error=none
        />
        <Entry
            id=format!("field-{place}-after")
            name=format!("method[fields][{place}][after]")
            label=texts.text(keys::templates::AFTER)
            size=Size::Line
            error=none
            value=after.unwrap_or_default()
        />
    }
    .erased()
}
