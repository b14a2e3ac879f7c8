//! What has to be filled in, a look at what would be sent, and the button that runs it.

use super::entry::{Choice, Entry, Size};
use super::expected::{Figures, Prompt};
use super::place::Place;
use crate::forms::{Form, OperationForm};
use crate::lists::use_query;
use crate::port::{Erased, Known};
use crate::ui::{Alert, Button, Look, Tone};
use crate::words;
use domain::kernel::{TemplateId, WorkspaceId};
use domain::templates::{
    FilledIn, PreviewTemplate, PromptContent, RunTemplate, TemplatePreview, Variable, VariableKind, member_of,
};
use domain::workspaces::WorkspaceRow;
use domain::{Operation, Page};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use texts::keys;

/// The form of a run. It runs the version that is shown, so that nothing moves under whoever is filling it in.
#[component]
pub(super) fn Fill(
    id: TemplateId,
    version: u32,
    content: PromptContent,
    workspaces: Known<Page<WorkspaceRow>>,
) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<RunTemplate>::new();
    let navigate = use_navigate();
    form.on_answer(move |_, started| navigate(&format!("/client/runs/{}", started.id), Default::default()));
    let values = RwSignal::new(FilledIn::example_of(&content));
    let named =
        use_query().with_untracked(|query| query.get("workspace").and_then(|id| id.parse::<WorkspaceId>().ok()));
    let chosen = RwSignal::new(named);
    let rows: Vec<_> = content
        .variables
        .into_iter()
        .enumerate()
        .map(|(place, variable)| {
            let on_change = Callback::new(move |text: String| {
                values.update(|values| {
                    if let Some(filled) = values.get_mut(place) {
                        filled.value = text;
                    }
                });
            });
            let value = variable.example.clone();
            row(form, (place, variable, value), on_change)
        })
        .collect();
    let label = move || texts.text(if form.pending().get() { keys::templates::RUNNING } else { keys::templates::RUN });
    let look = Form::<PreviewTemplate>::new();
    let ask = move || PreviewTemplate {
        id,
        label: None,
        version: Some(version),
        workspace: chosen.get_untracked(),
        values: values.get_untracked(),
    };
    view! {
        <OperationForm form>
            <input type="hidden" name="id" value=id.to_string()/>
            <input type="hidden" name="version" value=version.to_string()/>
            {rows}
            <Place form workspaces chosen/>
            <div class="actions">
                <Button look=Look::Primary r#type="submit" icon="play" busy=form.pending()>{label}</Button>
            </div>
        </OperationForm>
        <Preview look ask/>
    }
    .erased()
}

/// The field of a variable in its place, with what stands in it at first.
pub(super) fn row<O: Operation>(
    form: Form<O>,
    (place, variable, value): (usize, Variable, String),
    on_change: Callback<String>,
) -> AnyView {
    let Variable { name, label, kind, choices, required, .. } = variable;
    let label = if label.is_empty() { name.clone() } else { label };
    let label = match required {
        true => label,
        false => words::texts().fill(keys::templates::OPTIONAL, &[("label", &label)]),
    };
    let error = form.error(member_of(&name));
    let (id, member) = (format!("fill-{name}"), format!("values[{place}][value]"));
    let control = match kind {
        VariableKind::Choice => {
            let options = choices.into_iter().map(|choice| (choice.clone(), choice)).collect();
            view! { <Choice id name=member label options chosen=value error on_change/> }.erased()
        }
        VariableKind::LongText => {
            view! { <Entry id name=member label size=Size::Lines(6) error value on_change/> }.erased()
        }
        VariableKind::Date => {
            view! { <Entry id name=member label size=Size::Line kind="date" error value on_change/> }.erased()
        }
        VariableKind::Text | VariableKind::Number => {
            view! { <Entry id name=member label size=Size::Line error value on_change/> }.erased()
        }
    };
    view! {
        <input type="hidden" name=format!("values[{place}][name]") value=name/>
        {control}
    }
    .erased()
}

/// What would be sent, without running it.
#[component]
fn Preview(look: Form<PreviewTemplate>, ask: impl Fn() -> PreviewTemplate + Send + Sync + 'static) -> impl IntoView {
    let texts = words::texts();
    let seen = RwSignal::new(None::<TemplatePreview>);
    look.on_answer(move |_, preview| seen.set(Some(preview)));
    let refused = move || {
        look.refusal().get().map(|refusal| {
            let sentence = match refusal.fields.first() {
                Some(fault) => words::fault(texts, fault),
                None => words::refusal(texts, &refusal),
            };
            view! { <Alert tone=Tone::Danger live=true><p>{sentence}</p></Alert> }
        })
    };
    let ask = StoredValue::new(ask);
    view! {
        <section class="section" aria-label=texts.text(keys::templates::PREVIEW)>
            <button
                type="button"
                class=Look::Secondary.class()
                aria-busy=move || look.pending().get().then_some("true")
                on:click=move |_| {
                    look.submit(ask.with_value(|ask| ask()));
                }
            >
                {texts.text(keys::templates::PREVIEW)}
            </button>
            <div role="status">
                {refused}
                {move || seen.get().map(shown)}
            </div>
        </section>
    }
    .erased()
}

fn shown(preview: TemplatePreview) -> AnyView {
    let texts = words::texts();
    let found: u64 = preview.findings.iter().map(|finding| u64::from(finding.count)).sum();
    let (tone, said) = match (preview.is_blocked, found) {
        (true, _) => (Tone::Danger, texts.text(keys::templates::BLOCKED).to_owned()),
        (false, 0) => (Tone::Success, texts.text(keys::templates::NOTHING_FOUND).to_owned()),
        (false, found) => (Tone::Warning, texts.count(keys::templates::FOUND, found)),
    };
    view! {
        <Alert tone><p>{said}</p></Alert>
        <Prompt prompt=preview.prompt/>
        <Figures estimate=preview.estimate/>
    }
    .erased()
}
