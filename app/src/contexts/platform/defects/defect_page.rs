//! One defect: what it says and where, how often, in which releases, and what is done about it.

use super::handling::Handling;
use super::labels;
use crate::frame::actor;
use crate::lists::{Sheet, use_param};
use crate::live;
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::{Badge, ChartWords, Column, ColumnChart, Fact, Facts, Figures, PageTitle, Table};
use crate::words::{self, number};
use domain::Refusal;
use domain::platform::{DefectDetail, DefectHour, DefectRelease, ShowDefect, ThingKind};
use domain::policy::Permission;
use leptos::prelude::*;
use texts::keys;

/// One defect.
#[component]
pub fn DefectPage() -> impl IntoView {
    let id = use_param("id");
    let defect = Known::new(move || id.get(), show);
    live::follow_one(defect, &[ThingKind::Defect], move || id.get_untracked());
    let changed = Callback::new(move |()| defect.refetch());
    view! {
        <Sheet
            back="/admin/defects"
            name=keys::defects::BACK
            known=defect
            rows=8
            show=move |defect| whole(defect, changed)
        />
    }
    .erased()
}

async fn show(id: String) -> Result<DefectDetail, Refusal> {
    // What is no id at all names nothing, as an unknown one does.
    let id = id.parse().map_err(|_| Refusal::not_found())?;
    port::call(ShowDefect { id }).await
}

fn whole(detail: DefectDetail, changed: Callback<()>) -> AnyView {
    let texts = words::texts();
    let DefectDetail { defect, stack, during, request_id, releases, hours, resolved_at, came_back } = detail;
    let (tone, icon, status) = labels::status(defect.status);
    let parts = [Some(defect.message.clone()), actor().map(|actor| actor.tenant_name), Some("Portico".to_owned())];
    let side = texts.text(labels::side(defect.side));
    let kind = texts.text(labels::kind(defect.kind));
    let may = actor().is_some_and(|actor| actor.holds(Permission::ManageSystem));
    let handling = may.then(|| view! { <Handling id=defect.id.to_string() status=defect.status changed/> });
    let back = came_back.then(|| view! { <p class="t-sm">{texts.text(keys::defects::CAME_BACK)}</p> });
    let resolved_at = resolved_at.map(|at| {
        view! { <Fact name=texts.text(keys::defects::RESOLVED_AT)><Time at show=Show::Minute/></Fact> }
    });
    let during = during.map(|during| {
        view! { <Fact name=texts.text(keys::defects::DURING)><code class="anywhere" dir="ltr">{during}</code></Fact> }
    });
    let request_id = request_id.map(|id| {
        view! { <Fact name=texts.text(keys::defects::REQUEST)><code class="anywhere" dir="ltr">{id}</code></Fact> }
    });
    view! {
        <PageTitle parts=parts.into_iter().flatten().collect()/>
        <h1 class="page-title anywhere"><bdi dir="ltr">{defect.message}</bdi></h1>
        {handling}
        <section class="section">
            <Facts>
                <Fact name=texts.text(keys::defects::STATUS)>
                    <Badge tone icon label=texts.text(status)/>
                    {back}
                </Fact>
                {resolved_at}
                <Fact name=texts.text(keys::defects::SIDE)>{side}</Fact>
                <Fact name=texts.text(keys::defects::KIND)>{kind}</Fact>
                <Fact name=texts.text(keys::defects::PLACE)><code class="anywhere" dir="ltr">{defect.place}</code></Fact>
                {during}
                {request_id}
                <Fact name=texts.text(keys::defects::OCCURRENCES)>{number(defect.occurrences)}</Fact>
                <Fact name=texts.text(keys::defects::PEOPLE)>{number(defect.people)}</Fact>
                <Fact name=texts.text(keys::defects::FIRST_AT)><Time at=defect.first_at show=Show::Minute/></Fact>
                <Fact name=texts.text(keys::defects::LAST_AT)><Time at=defect.last_at show=Show::Minute/></Fact>
            </Facts>
        </section>
        <section class="section">{chart(hours)}</section>
        <section class="section">{by_release(releases)}</section>
        <section class="section">{frames(stack)}</section>
    }
    .erased()
}

fn chart(hours: Vec<DefectHour>) -> AnyView {
    let texts = words::texts();
    let zone = port::use_boot().zone;
    let count = number(hours.iter().map(|hour| hour.occurrences).sum());
    let words = ChartWords {
        title: texts.text(keys::defects::CHART),
        summary: texts.fill(keys::defects::CHART_SUMMARY, &[("count", &count)]),
        table: texts.text(keys::identity::VIEW_TABLE),
        columns: [keys::defects::HOUR, keys::defects::OCCURRENCES].map(|key| texts.text(key)).to_vec(),
    };
    let row = |hour: DefectHour| Figures { name: zone.at(hour.hour).minute, values: vec![hour.occurrences] };
    view! { <ColumnChart words rows=hours.into_iter().map(row).collect()/> }.erased()
}

fn by_release(releases: Vec<DefectRelease>) -> AnyView {
    let texts = words::texts();
    let columns = vec![
        Column::new(texts.text(keys::defects::RELEASE)),
        Column::number(texts.text(keys::defects::OCCURRENCES)),
        Column::new(texts.text(keys::defects::FIRST_AT)),
        Column::new(texts.text(keys::defects::LAST_AT)),
    ];
    let rows: Vec<_> = releases.into_iter().map(of_release).collect();
    view! {
        <h2 class="t-md">{texts.text(keys::defects::RELEASES)}</h2>
        <Table caption=texts.text(keys::defects::RELEASES) columns>{rows}</Table>
    }
    .erased()
}

fn of_release(it: DefectRelease) -> AnyView {
    let texts = words::texts();
    let href = format!("/admin/defects?release={}", port::escape(&it.release));
    view! {
        <tr>
            <th scope="row"><a class="link" href=href><code class="anywhere" dir="ltr">{it.release}</code></a></th>
            <td class="end" data-label=texts.text(keys::defects::OCCURRENCES)>{number(it.occurrences)}</td>
            <td data-label=texts.text(keys::defects::FIRST_AT)><Time at=it.first_at show=Show::Minute/></td>
            <td data-label=texts.text(keys::defects::LAST_AT)><Time at=it.last_at show=Show::Minute/></td>
        </tr>
    }
    .erased()
}

/// The frames of the last stack, or that there is none.
fn frames(stack: String) -> AnyView {
    let texts = words::texts();
    let title = texts.text(keys::defects::STACK);
    let shown = match stack.is_empty() {
        true => view! { <p class="t-sm text-fg-muted">{texts.text(keys::defects::NO_STACK)}</p> }.erased(),
        false => {
            view! { <pre class="code" dir="ltr" tabindex="0" role="region" aria-label=title><code>{stack}</code></pre> }
                .erased()
        }
    };
    view! {
        <h2 class="t-md">{title}</h2>
        {shown}
    }
    .erased()
}
