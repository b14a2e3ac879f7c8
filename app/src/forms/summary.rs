//! What is wrong with a form as a whole: above its controls, with a link to each that it is about.

use super::faults::Faults;
use super::state::State;
use crate::ui::{Alert, Tone};
use crate::words;
use domain::kernel::FieldFault;
use leptos::prelude::*;
use leptos::{ev, html};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlFormElement};

/// More faults than this, and a summary above the fields names them.
const FAULTS_BEFORE_SUMMARY: usize = 3;

/// A control that a fault may be about.
struct Control {
    path: String,
    id: String,
    label: String,
}

/// Shown where the faults are many, and where nothing else in the form would tell one of them.
pub(super) fn summary(state: State, form: NodeRef<html::Form>) -> impl IntoView {
    let texts = words::texts();
    move || {
        let refusal = state.refusal.get()?;
        let faults = state.faults.with(Faults::showing);
        let are_told = faults.len() <= FAULTS_BEFORE_SUMMARY && faults.iter().all(|fault| state.tells(&fault.field));
        if !refusal.fields.is_empty() && are_told {
            return None;
        }
        let sentence = words::refusal(texts, &refusal);
        // What the server wrote knows no controls: there the sentences stand alone until the form is awake.
        let controls = form.get().map(|form| controls(&form)).unwrap_or_default();
        let place = |fault: &FieldFault| {
            let path = plain(&fault.field);
            controls.iter().position(|control| control.path == path).unwrap_or(controls.len())
        };
        let mut placed: Vec<_> = faults.iter().map(|fault| (place(fault), words::fault(texts, fault))).collect();
        placed.sort_by_key(|(place, _)| *place);
        let list: Vec<_> = placed.into_iter().map(|(place, sentence)| row(sentence, controls.get(place))).collect();
        Some(view! {
            <Alert tone=Tone::Danger live=true>
                <p>{sentence}</p>
                <ul>{list}</ul>
            </Alert>
        })
    }
}

/// What is wrong, as a link to the control that it is about, if there is one.
fn row(sentence: String, about: Option<&Control>) -> impl IntoView + use<> {
    let link = about.map(|Control { id, label, .. }| {
        let (href, id) = (format!("#{id}"), id.clone());
        let text = if label.is_empty() { sentence.clone() } else { format!("{label} · {sentence}") };
        let go = move |event: ev::MouseEvent| {
            event.prevent_default();
            let control = document().get_element_by_id(&id).and_then(|control| control.dyn_into::<HtmlElement>().ok());
            if let Some(control) = control {
                let _ = control.focus();
            }
        };
        view! { <a class="link" href=href on:click=go>{text}</a> }
    });
    let alone = link.is_none().then_some(sentence);
    view! { <li>{link}{alone}</li> }
}

/// The controls of a form that a person can reach, in their order.
fn controls(form: &HtmlFormElement) -> Vec<Control> {
    let Ok(found) = form.query_selector_all("[name]:not([type=hidden])") else { return Vec::new() };
    let elements = (0..found.length()).filter_map(|place| found.get(place)?.dyn_into::<Element>().ok());
    elements
        .filter(|control| !control.id().is_empty())
        .filter_map(|control| {
            let path = plain(&control.get_attribute("name")?);
            Some(Control { path, id: control.id(), label: label(&control).unwrap_or_default() })
        })
        .collect()
}

fn label(control: &Element) -> Option<String> {
    let field = control.closest(".field, fieldset").ok()??;
    let label = field.query_selector(".field-label, legend").ok()??;
    Some(label.text_content()?.trim().to_owned())
}

/// The way to a member as one text, whether a rule wrote it, `a.b[0]`, or a control's name did, `a[b][0]`.
fn plain(path: &str) -> String {
    path.replace('[', ".").replace(']', "").trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn rules_and_controls_name_a_member_alike() {
        for (rule, name) in [("name", "name"), ("safety.inputChars", "safety[inputChars]"), ("roles", "roles[]")] {
            assert_eq!(plain(rule), plain(name));
        }
        assert_eq!(plain("admission.roleMap[0].role"), plain("admission[roleMap][0][role]"));
        assert_ne!(plain("redirectUris[0]"), plain("redirectUris[1]"));
    }
}
