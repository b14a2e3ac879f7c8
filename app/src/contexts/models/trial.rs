//! The button that asks a provider one short question, and what came of it.

use crate::contexts::workspaces::failure_text;
use crate::forms::{Form, OperationForm};
use crate::port::Erased;
use crate::ui::{Button, Look};
use crate::words;
use domain::models::{ModelProviderTried, TryModelProvider};
use domain::workspaces::Failure;
use leptos::prelude::*;
use texts::{Catalogue, keys};

/// The button that tries a provider.
#[component]
pub(super) fn Trial(id: String) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<TryModelProvider>::new();
    let said = RwSignal::new(None::<String>);
    form.on_answer(move |_, tried| said.set(Some(sentence(texts, &tried))));
    view! {
        <OperationForm form>
            <input type="hidden" name="id" value=id/>
            <Button look=Look::Secondary r#type="submit" icon="activity" busy=form.pending()>
                {texts.text(keys::models::TRY)}
            </Button>
        </OperationForm>
        <p class="t-sm" role="status" dir="auto">{move || said.get()}</p>
    }
    .erased()
}

fn sentence(texts: &'static Catalogue, tried: &ModelProviderTried) -> String {
    let time = words::seconds(texts, tried.latency_ms);
    match (&tried.answer, tried.failure) {
        (Some(answer), None) => {
            let values = [("model", tried.model.as_str()), ("time", time.as_str()), ("answer", answer.as_str())];
            texts.fill(keys::models::TRIED, &values)
        }
        (_, failure) => {
            let why = texts.text(failure_text(failure.unwrap_or(Failure::ModelBroke)));
            texts.fill(keys::models::TRIED_IN_VAIN, &[("time", &time), ("why", why)])
        }
    }
}
