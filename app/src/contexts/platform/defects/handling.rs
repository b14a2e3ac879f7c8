//! Resolving a defect, and taking that back.

use crate::forms::{ConfirmWith, Form, form_then};
use crate::port::Erased;
use crate::ui::Look;
use crate::words;
use domain::platform::{DefectStatus, FixedIn, ReopenDefect, ResolveDefect};
use leptos::prelude::*;
use texts::{Key, keys};

/// What can be done with a defect that stands here.
#[component]
pub(super) fn Handling(id: String, status: DefectStatus, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    match status {
        DefectStatus::Open => {
            let this = (FixedIn::ThisRelease, keys::defects::RESOLVE_THIS, keys::defects::RESOLVE_THIS_QUESTION);
            let next = (FixedIn::NextRelease, keys::defects::RESOLVE_NEXT, keys::defects::RESOLVE_NEXT_QUESTION);
            let [this, next] = [this, next].map(|way| resolve(&id, way, changed));
            view! { <div class="actions">{this} {next}</div> }.erased()
        }
        DefectStatus::Resolved => {
            let form: Form<ReopenDefect> = form_then(changed);
            view! {
                <div class="actions">
                    <ConfirmWith
                        form
                        hidden=vec![("id", id)]
                        look=Look::Secondary
                        label=texts.text(keys::defects::REOPEN)
                        question=texts.text(keys::defects::REOPEN_QUESTION)
                    />
                </div>
            }
            .erased()
        }
    }
}

fn resolve(id: &str, (fixed_in, label, question): (FixedIn, Key, Key), changed: Callback<()>) -> AnyView {
    let texts = words::texts();
    let form: Form<ResolveDefect> = form_then(changed);
    let hidden = vec![("id", id.to_owned()), ("fixedIn", fixed_in.as_str().to_owned())];
    view! {
        <ConfirmWith form hidden look=Look::Secondary label=texts.text(label) question=texts.text(question)/>
    }
    .erased()
}
