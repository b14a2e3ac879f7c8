//! Which models may answer in a workspace.

use super::may_manage_all;
use crate::forms::{Form, OperationForm};
use crate::lists::Shown;
use crate::port::{self, Erased, Known};
use crate::ui::{Alert, Badge, Button, EmptyState, Look, Toasts, Tone};
use crate::words;
use domain::workspaces::{AllowModels, ModelInfo, Models, WorkspaceDetail, WorkspaceModels};
use leptos::prelude::*;
use texts::keys;

/// For whoever manages workspaces all models that the tenant has, to be ticked; for others those that may answer.
#[component]
pub(super) fn ModelsTab(detail: WorkspaceDetail, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let id = detail.id;
    let body = if may_manage_all() && !detail.archived {
        let models = Known::new(|| (), |()| port::call(Models {}));
        let show = move |models: Vec<ModelInfo>| view! { <Choose detail=detail.clone() models changed/> }.erased();
        view! { <Shown known=models rows=2 show/> }.erased()
    } else {
        let models = Known::new(|| (), move |()| port::call(WorkspaceModels { id }));
        view! { <Shown known=models rows=2 show=read/> }.erased()
    };
    view! { <section class="section" aria-label=texts.text(keys::workspace::TAB_MODELS)>{body}</section> }.erased()
}

fn read(models: Vec<ModelInfo>) -> AnyView {
    if models.is_empty() {
        return none();
    }
    let rows: Vec<_> = models
        .into_iter()
        .map(|model| view! { <li class="tree-item"><bdi class="font-medium">{model.name}</bdi>{place(model.local)}</li> })
        .collect();
    view! { <ul class="tree">{rows}</ul> }.erased()
}

fn none() -> AnyView {
    let texts = words::texts();
    let (title, text) = (texts.text(keys::workspace::NO_MODELS_TITLE), texts.text(keys::workspace::NO_MODELS_TEXT));
    view! { <EmptyState icon="cpu" title text/> }.erased()
}

/// Whether what is asked leaves the installation.
fn place(local: bool) -> impl IntoView {
    let texts = words::texts();
    match local {
        true => view! { <Badge tone=Tone::Success icon="shield" label=texts.text(keys::workspace::MODEL_LOCAL)/> },
        false => view! { <Badge tone=Tone::Neutral icon="cloud" label=texts.text(keys::workspace::MODEL_OUTSIDE)/> },
    }
}

#[component]
fn Choose(detail: WorkspaceDetail, models: Vec<ModelInfo>, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<AllowModels>::new();
    let toasts = Toasts::get();
    form.on_answer(move |_, ()| {
        toasts.done(texts.text(keys::workspace::SAVED).to_owned());
        changed.run(());
    });
    let allowed = detail.models;
    // What was allowed and isn't offered at present stays to be seen, and to be taken away.
    let gone = allowed.iter().flatten().filter(|id| models.iter().all(|model| model.id != **id)).cloned();
    let gone: Vec<_> = gone.map(|id| (id.clone(), id, None)).collect();
    let offered = models.into_iter().map(|model| (model.id, model.name, Some(model.local)));
    let ticks: Vec<_> = offered
        .chain(gone)
        .enumerate()
        .map(|(number, (id, name, local))| {
            let checked = allowed.as_ref().is_some_and(|allowed| allowed.contains(&id));
            view! {
                <label class="tick-line">
                    <input type="checkbox" name=format!("models[{number}]") value=id checked=checked/>
                    <bdi>{name}</bdi>
                    {local.map(place)}
                </label>
            }
        })
        .collect();
    if ticks.is_empty() {
        return none();
    }
    let all = allowed.is_none();
    view! {
        {all.then(|| view! { <Alert tone=Tone::Info><p>{texts.text(keys::workspace::ALL_MODELS)}</p></Alert> })}
        <OperationForm form>
            <input type="hidden" name="id" value=detail.id.to_string()/>
            <fieldset class="ticks">
                <legend class="field-label">{texts.text(keys::workspace::MODELS_LEGEND)}</legend>
                {ticks}
            </fieldset>
            <p class="field-hint">{texts.text(keys::workspace::MODELS_HINT)}</p>
            <div class="actions">
                <Button look=Look::Primary r#type="submit" busy=form.pending()>{texts.text(keys::workspace::SAVE)}</Button>
            </div>
        </OperationForm>
    }
    .erased()
}
