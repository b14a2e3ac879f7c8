//! Figures about people: who is active, what they are, and where signing in fails.

use super::Circle;
use crate::frame::actor;
use crate::lists::{Shown, way_back};
use crate::live;
use crate::port::{self, Erased, Known};
use crate::ui::{BarChart, ChartWords, ColumnChart, Figures, LineChart, PageTitle};
use crate::words;
use domain::Operation;
use domain::identity::{RoleDistribution, RoleShares};
use domain::platform::{ActivePeople, ActiveReport, FailedSignIns, SignInFailures, ThingKind};
use leptos::prelude::*;
use texts::keys;

/// The overview of people.
#[component]
pub fn InsightsPage() -> impl IntoView {
    let texts = words::texts();
    let title = texts.text(keys::identity::INSIGHTS_TITLE);
    let tenant = actor().map(|actor| actor.tenant_name);
    let parts = [Some(title.to_owned()), tenant, Some("Portico".to_owned())].into_iter().flatten().collect();
    view! {
        <PageTitle parts/>
        {way_back(Circle::Everybody.path(), keys::identity::BACK)}
        <div class="page-head">
            <div>
                <h1 class="page-title">{title}</h1>
                <p class="t-sm text-fg-muted">{texts.text(keys::identity::INSIGHTS_INTRO)}</p>
            </div>
        </div>
        <div class="charts">
            {charted(ActivePeople::default(), active)}
            {charted(RoleDistribution {}, distribution)}
            {charted(SignInFailures::default(), failures)}
        </div>
    }
}

/// What an operation answers, drawn.
fn charted<O: Operation>(ask: O, draw: fn(O::Answer) -> AnyView) -> AnyView {
    let answer: Known<O::Answer> = Known::new(|| (), move |()| port::call(ask.clone()));
    live::follow(answer, &[ThingKind::Person]);
    view! {
        <section class="section">
            <Shown known=answer rows=5 show=draw/>
        </section>
    }
    .erased()
}

fn active(report: ActiveReport) -> AnyView {
    let texts = words::texts();
    let number = |of: fn(&domain::platform::ActiveDay) -> u64| report.days.last().map_or(0, of).to_string();
    let (daily, weekly, monthly) = (number(|day| day.daily), number(|day| day.weekly), number(|day| day.monthly));
    let values = [("daily", daily.as_str()), ("weekly", weekly.as_str()), ("monthly", monthly.as_str())];
    let words = ChartWords {
        title: texts.text(keys::identity::ACTIVE_TITLE),
        summary: texts.fill(keys::identity::ACTIVE_SUMMARY, &values),
        table: texts.text(keys::identity::VIEW_TABLE),
        columns: [keys::identity::DAY, keys::identity::DAILY, keys::identity::WEEKLY, keys::identity::MONTHLY]
            .map(|key| texts.text(key))
            .to_vec(),
    };
    let row =
        |day: domain::platform::ActiveDay| Figures { name: day.day, values: vec![day.daily, day.weekly, day.monthly] };
    view! { <LineChart words rows=report.days.into_iter().map(row).collect()/> }.erased()
}

fn distribution(shares: RoleShares) -> AnyView {
    let texts = words::texts();
    let row = |name: String, people: u64| Figures { name, values: vec![people] };
    let mut rows: Vec<_> =
        shares.roles.iter().map(|share| row(words::role(texts, share.role.as_str()), share.people)).collect();
    rows.push(row(texts.text(keys::identity::OWN_ROLES).to_owned(), shares.own));
    let most = rows.iter().max_by_key(|row| row.values[0]).cloned();
    let (role, count) = most.map(|row| (row.name, row.values[0].to_string())).unwrap_or_default();
    let values = [("role", role.as_str()), ("count", count.as_str()), ("people", &shares.people.to_string())];
    let words = ChartWords {
        title: texts.text(keys::identity::DISTRIBUTION_TITLE),
        summary: texts.fill(keys::identity::DISTRIBUTION_SUMMARY, &values),
        table: texts.text(keys::identity::VIEW_TABLE),
        columns: vec![texts.text(keys::identity::ROLE), texts.text(keys::identity::DISTRIBUTION_PEOPLE)],
    };
    view! { <BarChart words rows/> }.erased()
}

fn failures(report: FailedSignIns) -> AnyView {
    let texts = words::texts();
    let count: u64 = report.hours.iter().map(|hour| hour.failures).sum();
    let values = [("count", count.to_string()), ("threshold", report.threshold.to_string())];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    let words = ChartWords {
        title: texts.text(keys::identity::FAILURES_TITLE),
        summary: texts.fill(keys::identity::FAILURES_SUMMARY, &values),
        table: texts.text(keys::identity::VIEW_TABLE),
        columns: vec![texts.text(keys::identity::HOUR), texts.text(keys::identity::FAILURES)],
    };
    let zone = port::use_boot().zone;
    let mark = report.hours.iter().any(|hour| hour.failures * 2 >= report.threshold).then_some(report.threshold);
    let rows = report
        .hours
        .into_iter()
        .map(|hour| Figures { name: zone.at(hour.from).minute, values: vec![hour.failures] })
        .collect();
    match mark {
        Some(mark) => view! { <ColumnChart words rows mark/> }.erased(),
        None => view! { <ColumnChart words rows/> }.erased(),
    }
}
