//! Plans, flags, and what a tenant has of them.

use super::in_portal;
use crate::contexts::billing::{FlagsPage, MyPlanPage, PlanPage, PlansPage, TenantPlanPage};
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

/// Plans, flags, a tenant's plan, one's own.
pub struct PlansPages;

#[lazy_route]
impl LazyRoute for PlansPages {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let PlansPages = this;
        in_portal(|_portal, page| match page {
            "plan" => view! { <MyPlanPage/> }.into_any(),
            "plans" => view! { <PlansPage/> }.into_any(),
            "flags" => view! { <FlagsPage/> }.into_any(),
            page if page.starts_with("tenants/") => view! { <TenantPlanPage/> }.into_any(),
            _ => view! { <PlanPage/> }.into_any(),
        })
    }
}
