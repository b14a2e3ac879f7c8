//! The agent, for those who send it.

use crate::contexts::agent::{AgentPage, AgentRulesPage, AgentToolsPage, ErrandPage, ReplayPage};
use crate::port::Erased;
use leptos::prelude::*;

group! {
    /// What is to be done and what was, one errand, its log, the tools and the rules. They stand in two portals.
    AgentPages: |portal, page| {
        let base = if portal == "client" { "/client/agent" } else { "/employee/agent" };
        match page {
            "agent" => view! { <AgentPage base/> }.erased(),
            "agent/rules" => view! { <AgentRulesPage base/> }.erased(),
            "agent/tools" => view! { <AgentToolsPage base/> }.erased(),
            replay if replay.ends_with("/replay") => view! { <ReplayPage base/> }.erased(),
            _ => view! { <ErrandPage base/> }.erased(),
        }
    }
}
