//! Who belongs where in a tenant.

use crate::contexts::tenancy::{DepartmentsPage, LocationsPage, TeamsPage};
use leptos::prelude::*;

group! {
    /// Teams, departments, locations.
    TeamsPages: |_portal, page| match page {
        "departments" => view! { <DepartmentsPage/> }.into_any(),
        "locations" => view! { <LocationsPage/> }.into_any(),
        _ => view! { <TeamsPage/> }.into_any(),
    }
}
