//! The agent, for those who send it. Its pages stand in two portals.

use crate::contexts::agent::{AgentPage, AgentRulesPage, AgentToolsPage, ErrandPage, ReplayPage};
use crate::port::Erased;
use leptos::prelude::*;

group! {
    /// What is to be done and what was, one errand.
    AgentPages: |portal, page| {
        let base = base(portal);
        match page {
            "agent" => view! { <AgentPage base/> }.erased(),
            _ => view! { <ErrandPage base/> }.erased(),
        }
    }
}

group! {
    /// The rules, the tools, the log of an errand.
    AgentRulesPages: |portal, page| {
        let base = base(portal);
        match page {
            "agent/rules" => view! { <AgentRulesPage base/> }.erased(),
            "agent/tools" => view! { <AgentToolsPage base/> }.erased(),
            _ => view! { <ReplayPage base/> }.erased(),
        }
    }
}

/// Where the agent stands in a portal.
fn base(portal: &str) -> &'static str {
    if portal == "client" { "/client/agent" } else { "/employee/agent" }
}
