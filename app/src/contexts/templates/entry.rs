//! A field whose name and label are known only when the page is: of a variable, or of a row of a draft.

use crate::port::Erased;
use crate::ui::Icon;
use leptos::prelude::*;

/// How much stands in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Size {
    /// One line.
    Line,
    /// Several.
    Lines(u8),
}

/// A field of text. The label is what people wrote, or a text of ours.
#[component]
pub(super) fn Entry(
    /// Unique in the page.
    id: String,
    /// The member of the operation.
    name: String,
    #[prop(into)] label: String,
    size: Size,
    #[prop(into)] error: Signal<Option<String>>,
    /// What stands in it at first.
    #[prop(into)]
    value: String,
    /// The type of a line: `text`, `date`.
    #[prop(default = "text")]
    kind: &'static str,
    /// Whether it holds code, which is written from left to right.
    #[prop(optional)]
    code: bool,
    /// Is told what stands in it.
    #[prop(optional)]
    on_change: Option<Callback<String>>,
) -> impl IntoView {
    let direction = if code { "ltr" } else { "auto" };
    let tell = move |text: String| {
        if let Some(on_change) = on_change {
            on_change.run(text);
        }
    };
    let invalid = move || error.with(|error| error.is_some().then_some("true"));
    let described = format!("{id}-error");
    let control = match size {
        Size::Line => view! {
            <input
                class="input"
                id=id.clone()
                name=name
                type=kind
                autocomplete="off"
                dir=direction
                value=value
                aria-describedby=described.clone()
                aria-invalid=invalid
                on:input=move |event| tell(event_target_value(&event))
            />
        }
        .erased(),
        Size::Lines(rows) => view! {
            <textarea
                class="input"
                id=id.clone()
                name=name
                rows=rows.to_string()
                dir=direction
                aria-describedby=described.clone()
                aria-invalid=invalid
                on:input=move |event| tell(event_target_value(&event))
                inner_html=escaped(&value)
            ></textarea>
        }
        .erased(),
    };
    let message = move || error.get().map(|message| view! { <span>{message}</span> });
    view! {
        <div class="field">
            <label class="field-label" for=id><bdi dir="auto">{label}</bdi></label>
            {control}
            <p class="field-error" id=described>{message}</p>
        </div>
    }
    .erased()
}

/// A choice among few.
#[component]
pub(super) fn Choice(
    /// Unique in the page.
    id: String,
    /// The member of the operation.
    name: String,
    #[prop(into)] label: String,
    /// Value and label of each option.
    options: Vec<(String, String)>,
    /// The value that is chosen at first.
    chosen: String,
    #[prop(into)] error: Signal<Option<String>>,
    /// Is told what is chosen.
    #[prop(optional)]
    on_change: Option<Callback<String>>,
) -> impl IntoView {
    let options: Vec<_> = options
        .into_iter()
        .map(|(value, label)| {
            let is_chosen = value == chosen;
            view! { <option value=value selected=is_chosen>{label}</option> }
        })
        .collect();
    let described = format!("{id}-error");
    let message = move || error.get().map(|message| view! { <span>{message}</span> });
    view! {
        <div class="field">
            <label class="field-label" for=id.clone()><bdi dir="auto">{label}</bdi></label>
            <div class="select">
                <select
                    class="input"
                    id=id
                    name=name
                    aria-describedby=described.clone()
                    on:change=move |event| {
                        if let Some(on_change) = on_change {
                            on_change.run(event_target_value(&event));
                        }
                    }
                >
                    {options}
                </select>
                <Icon name="chevron-down"/>
            </div>
            <p class="field-error" id=described>{message}</p>
        </div>
    }
    .erased()
}

/// What stands in a text area travels as HTML: there it must not end the element.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
