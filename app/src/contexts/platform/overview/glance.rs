//! The figures at a glance; each leads to the rows behind it.

use super::labels::{bytes, number};
use crate::lists::figures;
use crate::words;
use domain::platform::OverviewReport;
use leptos::prelude::*;
use texts::keys;

/// The figures.
#[component]
pub(super) fn Glance(report: OverviewReport) -> impl IntoView {
    // Before the first weighing nobody knows, and a nought would say otherwise.
    let weighed = |value: String| if report.weighed_at.is_some() { value } else { "–".to_owned() };
    let active = words::texts()
        .fill(keys::desk::ACTIVE_OF, &[("active", &number(report.tenants_active)), ("all", &number(report.tenants))]);
    let stats = [
        (keys::desk::TENANTS, number(report.tenants), "/admin/tenants"),
        (keys::desk::ACTIVE, weighed(active), "/admin/figures?sort=-calls"),
        (keys::desk::PEOPLE, weighed(number(report.people)), "/admin/people"),
        (keys::desk::CALLS, weighed(number(report.calls)), "/admin/figures?sort=-calls"),
        (keys::desk::FAILED, weighed(number(report.failed)), "/admin/figures?sort=-failed"),
        (keys::desk::FAILED_JOBS, number(report.failed_jobs), "/admin/jobs?status=failed"),
        (keys::desk::RUNS, weighed(number(report.runs)), "/admin/figures?sort=-tokens"),
        (keys::desk::TOKENS, weighed(number(report.tokens)), "/admin/figures?sort=-tokens"),
        (keys::desk::STORAGE, weighed(bytes(report.storage_bytes)), "/admin/figures?sort=-storageBytes"),
        (keys::desk::GOOD, weighed(number(report.good)), "/admin/figures?status=good"),
        (keys::desk::WATCH, weighed(number(report.watch)), "/admin/figures?status=watch"),
        (keys::desk::RISK, weighed(number(report.risk)), "/admin/figures?status=risk"),
    ];
    figures(stats.map(|(name, value, href)| (name, value, Some(href))).into())
}
