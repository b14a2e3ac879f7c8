//! One template as its authors see it: the draft, what keeps it from being published, its versions, and who may run it.

use super::changes::Changes;
use super::editor::Editor;
use super::expected::Example;
use super::labels;
use super::past::Past;
use super::publish::{MoveLabelForm, Publish, Retire};
use super::template_page::version;
use super::visibility::Visibility;
use crate::frame::actor;
use crate::lists::{Sheet, use_param};
use crate::port::{self, Erased, Known};
use crate::ui::{Alert, Badge, PageTitle, Tone};
use crate::words;
use domain::Refusal;
use domain::templates::{AuthoredTemplate, DraftFault, FilledIn, ShowAuthoredTemplate, render};
use leptos::prelude::*;
use texts::keys;

/// One template as its authors see it. It is an editor, so it doesn't change by itself.
#[component]
pub fn AuthorPage(
    /// Where the list of one's own stands.
    base: &'static str,
) -> impl IntoView {
    let id = use_param("id");
    let template = Known::new(move || id.get(), show);
    let changed = Callback::new(move |()| template.refetch());
    view! {
        <Sheet
            back=base
            name=keys::templates::BACK_TO_OWN
            known=template
            rows=6
            show=move |template| view! { <Whole template changed/> }.erased()
        />
    }
    .erased()
}

async fn show(id: String) -> Result<AuthoredTemplate, Refusal> {
    // What is no id at all names nothing, as an unknown one does.
    let id = id.parse().map_err(|_| Refusal::not_found())?;
    port::call(ShowAuthoredTemplate { id, version: None }).await
}

#[component]
fn Whole(template: AuthoredTemplate, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let AuthoredTemplate { template, draft, faults, shown, published, labels: named, versions, tenants, history } =
        template;
    let parts = [Some(template.name.clone()), actor().map(|actor| actor.tenant_name), Some("Portico".to_owned())];
    let (tone, icon, state) = match template.is_retired {
        true => (Tone::Neutral, "archive", keys::templates::RETIRED),
        false => labels::audience(template.audience),
    };
    let example = faults.is_empty().then(|| render(&draft, &FilledIn::example_of(&draft)).ok()).flatten();
    let changes = shown.zip(published).map(|(number, published)| {
        let draft = draft.clone();
        view! { <Changes number published draft/> }
    });
    let listed: Vec<_> = versions
        .iter()
        .map(|row| {
            let names = named.iter().filter(|label| label.version == row.number);
            version(row, names.map(|label| label.label.clone()).collect(), None)
        })
        .collect();
    let is_open = !template.is_retired;
    let (id, newest) = (template.id, template.newest);
    let can_publish = is_open && faults.is_empty();
    let (name, audience) = (template.name.clone(), template.audience);
    view! {
        <PageTitle parts=parts.into_iter().flatten().collect()/>
        <div class="page-head">
            <h1 class="page-title"><bdi dir="auto">{name}</bdi></h1>
            <Badge tone icon label=texts.text(state)/>
        </div>
        {missing(faults)}
        {is_open.then(|| view! { <Editor template draft changed/> })}
        {example.map(|prompt| view! { <Example prompt/> })}
        {changes}
        {can_publish.then(|| view! { <Publish id changed/> })}
        <section class="section" aria-labelledby="template-versions">
            <h2 class="t-md" id="template-versions">{texts.text(keys::templates::VERSIONS)}</h2>
            <p class="t-sm text-fg-muted">{texts.text(keys::templates::PINNED)}</p>
            <ol class="timeline">{listed}</ol>
            {(is_open && newest > 0).then(|| view! { <MoveLabelForm id newest changed/> })}
        </section>
        {is_open.then(|| view! { <Visibility id audience tenants changed/> })}
        <Past history/>
        {is_open.then(|| view! { <Retire id changed/> })}
    }
    .erased()
}

/// What keeps the draft from being published.
fn missing(faults: Vec<DraftFault>) -> Option<AnyView> {
    let texts = words::texts();
    let list: Vec<_> = faults
        .into_iter()
        .map(|DraftFault { field, message, .. }| {
            view! {
                <li>
                    <code dir="ltr">{field}</code>
                    <p>{message}</p>
                </li>
            }
        })
        .collect();
    (!list.is_empty()).then(|| {
        view! {
            <Alert tone=Tone::Warning title=texts.text(keys::templates::UNFINISHED).to_owned()>
                <ul>{list}</ul>
            </Alert>
        }
        .erased()
    })
}
