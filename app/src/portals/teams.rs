//! Who belongs where in a tenant.

use super::in_portal;
use crate::contexts::tenancy::{DepartmentsPage, LocationsPage, TeamsPage};
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

/// Teams, departments, locations.
pub struct TeamsPages;

#[lazy_route]
impl LazyRoute for TeamsPages {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let TeamsPages = this;
        in_portal(|_portal, page| match page {
            "departments" => view! { <DepartmentsPage/> }.into_any(),
            "locations" => view! { <LocationsPage/> }.into_any(),
            _ => view! { <TeamsPage/> }.into_any(),
        })
    }
}
