//! One thing: its members as its events have left them, now or at the end of an earlier day, and everything that happened
//! to it.

use super::base;
use super::line::Line;
use super::story::Story;
use super::things::kind;
use crate::frame::actor;
use crate::lists::{Failed, way_back};
use crate::pages::{Forbidden, Missing};
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::{Button, Column, LinkButton, Look, PageTitle, SkeletonTable, Table};
use crate::words;
use domain::Refusal;
use domain::kernel::Zone;
use domain::platform::{AuditField, AuditThing, ThingHistory};
use domain::policy::{self, Permission, Subject};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use texts::keys;

/// One thing by its events.
#[component]
pub fn AuditThingPage() -> impl IntoView {
    let Some(actor) = actor() else { return ().erased() };
    if let Err(denied) = policy::may(&actor, Permission::ReadAuditLog, &Subject::default()) {
        return view! { <Forbidden denied tenant=actor.tenant_name/> }.erased();
    }
    let texts = words::texts();
    let (map, query) = (use_params_map(), use_query_map());
    let zone = StoredValue::new(port::use_boot().zone);
    let asked = Memo::new(move |_| {
        let id = map.with(|map| map.get_str("id").unwrap_or_default().to_owned());
        (id, query.with(|query| query.get_str("asof").unwrap_or_default().to_owned()))
    });
    let thing = Known::new(move || asked.get(), move |(id, day)| zone.with_value(|zone| told(&id, &day, zone)));
    view! {
        {way_back(base(), keys::audit_log::BACK)}
        <Transition fallback=move || view! { <SkeletonTable rows=6 label=texts.text(keys::shell::LOADING)/> }>
            {move || {
                let (id, day) = asked.get();
                Suspend::new(async move {
                    match thing.await {
                        Ok(thing) => view! { <Shown thing day/> }.erased(),
                        Err(refusal) if refusal.status == 404 && !day.is_empty() => view! { <NotYet id day/> }.erased(),
                        Err(refusal) if refusal.status == 404 => view! { <Missing/> }.erased(),
                        Err(refusal) => view! { <Failed refusal/> }.erased(),
                    }
                })
            }}
        </Transition>
    }
    .erased()
}

/// Asks for a thing as it was at the end of a day of the reader's zone. What is no id names nothing.
fn told(id: &str, day: &str, zone: &Zone) -> impl Future<Output = Result<ThingHistory, Refusal>> + use<> {
    let as_of = zone.day(day).map(|[_, end]| end);
    let asked = id.parse().map(|id| port::call(AuditThing { id, as_of }));
    async move { asked.map_err(|_| Refusal::not_found())?.await }
}

#[component]
fn Shown(thing: ThingHistory, day: String) -> impl IntoView {
    let texts = words::texts();
    let title = kind(&thing.stream_type);
    let parts = [Some(title.clone()), actor().map(|actor| actor.tenant_name), Some("Portico".to_owned())];
    let id = thing.id.to_string();
    let number = texts.fill(keys::audit_log::NUMBER, &[("number", &thing.version.to_string())]);
    let rest = thing.has_more.then(|| {
        let href = format!("{}?thing={id}", base());
        view! { <LinkButton href icon="arrow-right">{texts.text(keys::audit_log::WHOLE_HISTORY)}</LinkButton> }
    });
    let lines = thing.entries.into_iter().map(Line::from).collect();
    view! {
        <PageTitle parts=parts.into_iter().flatten().collect()/>
        <div>
            <h1 class="page-title">{title}</h1>
            <p class="t-sm text-fg-muted"><code class="anywhere" dir="ltr">{id.clone()}</code></p>
        </div>
        <section class="section">
            <h2 class="t-md">{texts.text(keys::audit_log::STATE)}</h2>
            <AsOf id=id.clone() day/>
            <p class="t-sm text-fg-muted">
                <span>{number}</span>
                <span>" · "</span>
                <Time at=thing.changed_at show=Show::Whole/>
            </p>
            <State fields=thing.fields/>
        </section>
        <section class="section" aria-labelledby="thing-history">
            <h2 class="t-md" id="thing-history">{texts.text(keys::audit_log::HISTORY)}</h2>
            <Story id=None lines/>
            {rest}
        </section>
    }
    .erased()
}

/// The day whose end is looked at; a plain form, which works before hydration.
#[component]
fn AsOf(id: String, day: String) -> impl IntoView {
    let texts = words::texts();
    let here = format!("{}/things/{id}", base());
    let now = (!day.is_empty()).then(|| {
        view! { <LinkButton look=Look::Quiet href=here.clone()>{texts.text(keys::audit_log::AS_IT_IS)}</LinkButton> }
    });
    view! {
        <form class="as-of" method="get" action=here.clone()>
            <label class="t-sm" for="asof">{texts.text(keys::audit_log::AS_OF)}</label>
            <input class="input" type="date" id="asof" name="asof" dir="ltr" value=day/>
            <Button look=Look::Secondary r#type="submit">{texts.text(keys::audit_log::LOOK_BACK)}</Button>
            {now}
        </form>
    }
    .erased()
}

#[component]
fn NotYet(id: String, day: String) -> impl IntoView {
    let texts = words::texts();
    let title = texts.text(keys::audit_log::STATE);
    view! {
        <PageTitle parts=vec![title.to_owned(), "Portico".to_owned()]/>
        <h1 class="page-title">{title}</h1>
        <AsOf id day/>
        <p class="text-fg-muted">{texts.text(keys::audit_log::NOT_YET)}</p>
    }
    .erased()
}

#[component]
fn State(fields: Vec<AuditField>) -> impl IntoView {
    let texts = words::texts();
    let columns =
        vec![Column::new(texts.text(keys::audit_log::MEMBER)), Column::new(texts.text(keys::audit_log::VALUE))];
    let hidden = texts.text(keys::audit_log::HIDDEN);
    let rows: Vec<_> = fields
        .into_iter()
        .map(|field| {
            view! {
                <tr>
                    <th scope="row" class="font-medium anywhere"><code dir="ltr">{field.name}</code></th>
                    <td class="anywhere" data-label=texts.text(keys::audit_log::VALUE)>
                        <bdi dir="auto">{field.value.unwrap_or_else(|| hidden.to_owned())}</bdi>
                    </td>
                </tr>
            }
        })
        .collect();
    view! { <Table caption=texts.text(keys::audit_log::STATE) columns>{rows}</Table> }.erased()
}
