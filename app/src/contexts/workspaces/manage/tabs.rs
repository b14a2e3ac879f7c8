//! The parts of a workspace's page. Who may change nothing in one of them reads it, or doesn't see it.

use super::budgets::BudgetsTab;
use super::may_manage_all;
use super::members::MembersTab;
use super::models::ModelsTab;
use super::overview::Overview;
use super::rules::RulesTab;
use super::settings::SettingsTab;
use crate::port::Erased;
use crate::ui::{Tab, Tabs, chosen_tab};
use crate::words;
use domain::workspaces::WorkspaceDetail;
use leptos::prelude::*;
use texts::keys;

#[component]
pub(super) fn WorkspaceTabs(detail: WorkspaceDetail, asked: String, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let tabs: Vec<Tab> = [
        Some(("overview", keys::workspace::TAB_OVERVIEW)),
        Some(("members", keys::workspace::TAB_MEMBERS)),
        Some(("models", keys::workspace::TAB_MODELS)),
        Some(("rules", keys::workspace::TAB_RULES)),
        may_manage_all().then_some(("budgets", keys::workspace::TAB_BUDGETS)),
        detail.manages.then_some(("settings", keys::workspace::TAB_SETTINGS)),
    ]
    .into_iter()
    .flatten()
    .map(|(name, label)| (name, texts.text(label)))
    .collect();
    let chosen = chosen_tab(&tabs, &asked);
    let shown = match chosen {
        "members" => view! { <MembersTab detail changed/> }.erased(),
        "models" => view! { <ModelsTab detail changed/> }.erased(),
        "rules" => view! { <RulesTab detail changed/> }.erased(),
        "budgets" => view! { <BudgetsTab detail changed/> }.erased(),
        "settings" => view! { <SettingsTab detail changed/> }.erased(),
        _ => view! { <Overview detail/> }.erased(),
    };
    view! { <Tabs id="workspace-tabs" label=texts.text(keys::workspace::TABS) tabs chosen>{shown}</Tabs> }.erased()
}
