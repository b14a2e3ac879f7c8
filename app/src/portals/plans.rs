//! Plans, flags, and what a tenant has of them.

use crate::contexts::billing::{FlagsPage, MyPlanPage, PlanPage, PlansPage, TenantPlanPage};
use leptos::prelude::*;

group! {
    /// Plans, flags, a tenant's plan, one's own.
    PlansPages: |_portal, page| match page {
        "plan" => view! { <MyPlanPage/> }.into_any(),
        "plans" => view! { <PlansPage/> }.into_any(),
        "flags" => view! { <FlagsPage/> }.into_any(),
        page if page.starts_with("tenants/") => view! { <TenantPlanPage/> }.into_any(),
        _ => view! { <PlanPage/> }.into_any(),
    }
}
