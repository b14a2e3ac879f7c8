//! The form element of an operation.

use super::Form;
use super::deed::Deed;
use super::summary::summary;
use crate::port::{Erased, Inside};
use crate::ui::{Alert, Tone};
use domain::Operation;
use leptos::prelude::*;
use leptos::{ev, html};
use wasm_bindgen::JsCast;
use web_sys::{FormData, HtmlElement, HtmlFormElement, HtmlInputElement, UrlSearchParams};

/// The form of an operation. It posts to the operation's server function, so it works before hydration; afterwards
/// the operation's own rules check it in the browser first. The names of its controls are the operation's members.
#[component]
pub fn OperationForm<O: Operation>(
    form: Form<O>,
    /// Classes of the form element.
    #[prop(default = "form")]
    class: &'static str,
    children: Inside,
) -> impl IntoView {
    element(Deed::of(form), class, children)
}

/// The form element, of whichever operation.
pub(super) fn element(deed: Deed, class: &'static str, children: Inside) -> AnyView {
    let node = NodeRef::<html::Form>::new();
    let submit = move |event: ev::SubmitEvent| {
        // A form that can't be read here goes to the server as it is, which says what is wrong.
        let Some(was_sent) = typed(node).and_then(|typed| deed.submit(&typed)) else { return };
        event.prevent_default();
        if !was_sent {
            focus_first_fault(node);
        }
    };
    let revise = move |event: &ev::Event, has_left: bool| {
        let checked = || deed.check(&typed(node)?);
        let (Some(name), Some(checked)) = (control_name(event), checked()) else { return };
        deed.state.revise(&name, has_left, checked);
    };
    deed.state.listen(std::sync::Arc::new(move |_, _| {
        if let Some(form) = node.try_get_untracked().flatten() {
            form.reset();
        }
    }));
    view! {
        <form
            class=class
            method="post"
            action=deed.url
            node_ref=node
            novalidate=true
            on:submit=submit
            on:focusout=move |event| {
                if !goes_to_a_button(&event) {
                    revise(event.as_ref(), true);
                }
            }
            on:input=move |event| revise(&event, false)
        >
            {summary(deed.state, node)}
            {off(deed.blocked(), children)}
        </form>
    }
    .erased()
}

/// What stands in the controls, form-encoded. Leaving a control is also an event when the form is taken off the page:
/// then there is nothing left to read.
fn typed(node: NodeRef<html::Form>) -> Option<String> {
    let data = FormData::new_with_form(&node.try_get_untracked()??).ok()?;
    UrlSearchParams::new_with_str_sequence_sequence(&data).ok()?.to_string().as_string()
}

/// The controls; those of what the person may not do say why, by the policy that the server asks, and can't be used.
fn off(blocked: Option<String>, children: Inside) -> AnyView {
    let Some(why) = blocked else { return children.show() };
    view! {
        <Alert tone=Tone::Warning><p>{why}</p></Alert>
        <fieldset class="contents" disabled=true>{children.show()}</fieldset>
    }
    .erased()
}

fn focus_first_fault(node: NodeRef<html::Form>) {
    // The faults reach the document with the next frame.
    request_animation_frame(move || {
        let Some(form) = node.try_get_untracked().flatten() else { return };
        let form: &HtmlFormElement = &form;
        if let Ok(Some(control)) = form.query_selector("[aria-invalid=true]") {
            let _ = control.unchecked_into::<HtmlElement>().focus();
        }
    });
}

/// Whether the focus goes to a button or a link. A fault that appears under the pointer would move the button away
/// before it is released, and the click would be lost.
fn goes_to_a_button(event: &ev::FocusEvent) -> bool {
    let next = event.related_target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    next.is_some_and(|next| matches!(next.tag_name().as_str(), "BUTTON" | "A"))
}

/// The name of the control that an event comes from; none for buttons and hidden values.
fn control_name(event: &ev::Event) -> Option<String> {
    let element = event.target()?.dyn_into::<HtmlElement>().ok()?;
    let is_control = matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT");
    // All three have the same `name`; the cast is unchecked because they share no class.
    is_control.then(|| element.unchecked_into::<HtmlInputElement>().name())
}
