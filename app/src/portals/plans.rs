//! Plans, flags, and what a tenant has of them.

use crate::contexts::billing::{FlagsPage, MyPlanPage, PlanPage, PlansPage, TenantPlanPage};
use crate::port::Erased;
use leptos::prelude::*;

group! {
    /// Plans, flags, a tenant's plan, one's own.
    PlansPages: |_portal, page| match page {
        "plan" => view! { <MyPlanPage/> }.erased(),
        "plans" => view! { <PlansPage/> }.erased(),
        "flags" => view! { <FlagsPage/> }.erased(),
        page if page.starts_with("tenants/") => view! { <TenantPlanPage/> }.erased(),
        _ => view! { <PlanPage/> }.erased(),
    }
}
