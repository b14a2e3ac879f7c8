//! What a template is called, and what it is for: the fields that making and editing one share.

use super::entry::{Choice, Entry, Size};
use super::labels;
use crate::forms::Form;
use crate::port::Erased;
use crate::words;
use domain::Operation;
use domain::templates::About;
use leptos::prelude::*;
use texts::keys;

/// The fields, filled with what there is.
#[component]
pub(super) fn AboutFields<O: Operation>(form: Form<O>, about: Option<About>) -> impl IntoView {
    let texts = words::texts();
    let (name, summary) = about.as_ref().map(|about| (about.name.clone(), about.summary.clone())).unwrap_or_default();
    let industry = about.as_ref().map_or_else(String::new, |about| about.industry.as_str().to_owned());
    let purpose = about.as_ref().map_or_else(String::new, |about| about.purpose.as_str().to_owned());
    view! {
        <Entry
            id="about-name".to_owned()
            name="name".to_owned()
            label=texts.text(keys::templates::NAME)
            size=Size::Line
            error=form.error("name")
            value=name
        />
        <Entry
            id="about-summary".to_owned()
            name="summary".to_owned()
            label=texts.text(keys::templates::SUMMARY)
            size=Size::Line
            error=form.error("summary")
            value=summary
        />
        <Choice
            id="about-use".to_owned()
            name="purpose".to_owned()
            label=texts.text(keys::templates::PURPOSE)
            options=owned(labels::purposes())
            chosen=purpose
            error=form.error("purpose")
        />
        <Choice
            id="about-industry".to_owned()
            name="industry".to_owned()
            label=texts.text(keys::templates::INDUSTRY)
            options=owned(labels::industries())
            chosen=industry
            error=form.error("industry")
        />
    }
    .erased()
}

/// Options as a select takes them.
pub(super) fn owned(options: Vec<(&'static str, &'static str)>) -> Vec<(String, String)> {
    options.into_iter().map(|(value, label)| (value.to_owned(), label.to_owned())).collect()
}
