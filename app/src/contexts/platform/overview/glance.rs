//! The figures at a glance; each leads to the rows behind it.

use super::labels::{bytes, number};
use crate::lists::figures_over;
use crate::port::Erased;
use crate::ui::Sparkline;
use crate::words;
use domain::platform::{OverviewReport, UseOfDay};
use leptos::prelude::*;
use texts::{Key, keys};

/// The figures.
#[component]
pub(super) fn Glance(report: OverviewReport) -> impl IntoView {
    // Before the first weighing nobody knows, and a nought would say otherwise.
    let weighed = |value: String| if report.weighed_at.is_some() { value } else { "–".to_owned() };
    let active = words::texts()
        .fill(keys::desk::ACTIVE_OF, &[("active", &number(report.tenants_active)), ("all", &number(report.tenants))]);
    let course = |what: Key, of: fn(&UseOfDay) -> u64| {
        let values: Vec<_> = report.use_by_day.iter().map(of).collect();
        let is_known = report.weighed_at.is_some() && values.len() > 1;
        is_known.then(|| view! { <Sparkline values summary=words::texts().text(what)/> }.erased())
    };
    let stats = [
        (keys::desk::TENANTS, number(report.tenants), "/admin/tenants", None),
        (keys::desk::ACTIVE, weighed(active), "/admin/figures?sort=-calls", None),
        (keys::desk::PEOPLE, weighed(number(report.people)), "/admin/people", None),
        (
            keys::desk::CALLS,
            weighed(number(report.calls)),
            "/admin/figures?sort=-calls",
            course(keys::desk::USE_TITLE, |day| day.calls),
        ),
        (
            keys::desk::FAILED,
            weighed(number(report.failed)),
            "/admin/figures?sort=-failed",
            course(keys::desk::FAILED, |day| day.failed),
        ),
        (keys::desk::FAILED_JOBS, number(report.failed_jobs), "/admin/jobs?status=failed", None),
        (keys::desk::RUNS, weighed(number(report.runs)), "/admin/figures?sort=-tokens", None),
        (keys::desk::TOKENS, weighed(number(report.tokens)), "/admin/figures?sort=-tokens", None),
        (keys::desk::STORAGE, weighed(bytes(report.storage_bytes)), "/admin/figures?sort=-storageBytes", None),
        (keys::desk::GOOD, weighed(number(report.good)), "/admin/figures?status=good", None),
        (keys::desk::WATCH, weighed(number(report.watch)), "/admin/figures?status=watch", None),
        (keys::desk::RISK, weighed(number(report.risk)), "/admin/figures?status=risk", None),
    ];
    figures_over(stats.map(|(name, value, href, course)| ((name, value, Some(href)), course)).into())
}
