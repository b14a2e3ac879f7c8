//! One template as it is run: which version, what to fill in, its example, what to expect, what a run may cost, and what has
//! happened to it.

use super::expected::{Example, Figures};
use super::fill::Fill;
use super::labels;
use super::past::Past;
use super::schedules::ByTheClock;
use super::which::{Which, another};
use crate::frame::actor;
use crate::lists::{Sheet, Shown, use_param};
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::{Fact, Facts, PageTitle};
use crate::words;
use domain::templates::{
    RunScheduleRow, RunSchedules, ShowTemplate, TemplateDetail, TemplateHistory, TemplateMoment, VersionRow,
};
use domain::workspaces::{WorkspaceRow, Workspaces};
use domain::{Page, Refusal};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use texts::keys;

/// So much of what has happened is shown.
const MOMENTS: u16 = 20;

/// One template as it is run; the address names a version or a label of it, or the live one is shown. Somebody is filling it
/// in, so it doesn't change by itself.
#[component]
pub fn TemplatePage() -> impl IntoView {
    let id = use_param("id");
    let query = use_query_map();
    let member = move |name: &str| query.with(|query| query.get(name)).filter(|value| !value.is_empty());
    let which = Memo::new(move |_| (id.get(), member("version"), member("label")));
    let template = Known::new(move || which.get(), show);
    let history = Known::new(move || id.get(), history);
    let workspaces = Known::new(|| (), |()| port::call(Workspaces::default()));
    let schedules = Known::new(move || id.get(), schedules);
    view! {
        <Sheet
            back="/client/templates"
            name=keys::templates::BACK
            known=template
            rows=5
            show=move |template| view! { <Whole template history workspaces schedules/> }.erased()
        />
    }
    .erased()
}

async fn show((id, version, label): (String, Option<String>, Option<String>)) -> Result<TemplateDetail, Refusal> {
    // What is no id or number at all names nothing, as an unknown one does.
    let id = id.parse().map_err(|_| Refusal::not_found())?;
    let version = version.map(|version| version.parse::<u32>()).transpose().map_err(|_| Refusal::not_found())?;
    port::call(ShowTemplate { id, version, label, as_of: None }).await
}

async fn history(id: String) -> Result<Page<TemplateMoment>, Refusal> {
    let template_id = id.parse().map_err(|_| Refusal::not_found())?;
    port::call(TemplateHistory { template_id, limit: Some(MOMENTS), cursor: None }).await
}

/// One's own schedules of the template.
async fn schedules(id: String) -> Result<Page<RunScheduleRow>, Refusal> {
    let template_id = id.parse().map_err(|_| Refusal::not_found())?;
    port::call(RunSchedules { template_id: Some(template_id), ..RunSchedules::default() }).await
}

#[component]
fn Whole(
    template: TemplateDetail,
    history: Known<Page<TemplateMoment>>,
    workspaces: Known<Page<WorkspaceRow>>,
    schedules: Known<Page<RunScheduleRow>>,
) -> impl IntoView {
    let texts = words::texts();
    let TemplateDetail { template, shown, content, example, estimate, labels: named, versions } = template;
    let parts = [Some(template.name.clone()), actor().map(|actor| actor.tenant_name), Some("Portico".to_owned())];
    let number = texts.fill(keys::templates::VERSION_NUMBER, &[("number", &shown.to_string())]);
    let expects = content.expects.clone();
    let is_choice = versions.len() > 1;
    let (id, live) = (template.id, template.version);
    let which = is_choice.then(|| view! { <Which id live labels=named.clone()/> });
    let versions: Vec<_> = versions
        .into_iter()
        .map(|version| {
            let names = named.iter().filter(|label| label.version == version.number);
            let way = is_choice.then(|| another(id, version.number, shown));
            self::version(&version, names.map(|label| label.label.clone()).collect(), way)
        })
        .collect();
    view! {
        <PageTitle parts=parts.into_iter().flatten().collect()/>
        <h1 class="page-title"><bdi dir="auto">{template.name}</bdi></h1>
        <p class="text-fg-muted"><bdi dir="auto">{template.summary}</bdi></p>
        <div class="two-columns">
            <section class="section" aria-labelledby="template-fill">
                <h2 class="t-md" id="template-fill">{texts.text(keys::templates::FILL_IN)}</h2>
                {which}
                <Fill id version=shown content workspaces/>
            </section>
            <aside class="section" aria-labelledby="template-expect">
                <h2 class="t-md" id="template-expect">{texts.text(keys::templates::EXPECTS)}</h2>
                <p><bdi dir="auto">{expects}</bdi></p>
                <Figures estimate/>
                <Facts>
                    <Fact name=texts.text(keys::templates::PURPOSE)>
                        {texts.text(labels::purpose(template.purpose))}
                    </Fact>
                    <Fact name=texts.text(keys::templates::INDUSTRY)>
                        {texts.text(labels::industry(template.industry))}
                    </Fact>
                    <Fact name=texts.text(keys::templates::ORIGIN)>
                        {texts.text(labels::origin(template.origin))}
                    </Fact>
                    <Fact name=texts.text(keys::templates::VERSION)>{number}</Fact>
                </Facts>
            </aside>
        </div>
        <Example prompt=example/>
        <ByTheClock template=id schedules/>
        <section class="section" aria-labelledby="template-versions">
            <h2 class="t-md" id="template-versions">{texts.text(keys::templates::VERSIONS)}</h2>
            <p class="t-sm text-fg-muted">{texts.text(keys::templates::PINNED)}</p>
            <ol class="timeline">{versions}</ol>
        </section>
        <Shown known=history rows=3 show=past/>
    }
    .erased()
}

fn past(page: Page<TemplateMoment>) -> AnyView {
    view! { <Past history=page.data/> }.erased()
}

/// One version with the labels that name it, and the way to it where there is one.
pub(super) fn version(version: &VersionRow, labels: Vec<String>, way: Option<AnyView>) -> AnyView {
    let texts = words::texts();
    let number = texts.fill(keys::templates::VERSION_NUMBER, &[("number", &version.number.to_string())]);
    let named: Vec<_> = labels.into_iter().map(|label| view! { <code dir="ltr">{label}</code> }).collect();
    let notes = version.notes.clone();
    view! {
        <li data-version=version.number.to_string()>
            <div class="flex gap-2 items-center">
                <span class="font-medium">{number}</span>
                {named}
                {way}
            </div>
            <p class="t-sm text-fg-muted"><Time at=version.published_at show=Show::Minute/></p>
            <p class="t-sm"><bdi dir="auto">{notes}</bdi></p>
        </li>
    }
    .erased()
}
