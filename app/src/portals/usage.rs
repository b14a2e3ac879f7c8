//! What a client's models are used for, and the rules about it.

use crate::contexts::workspaces::{RulesPage, UsagePage};
use crate::port::Erased;
use leptos::prelude::*;

group! {
    /// Use and budgets; the rules, tried on a text.
    UsagePages: |_portal, page| match page {
        "rules" => view! { <RulesPage/> }.erased(),
        _ => view! { <UsagePage/> }.erased(),
    }
}
