//! Who belongs where in a tenant.

use crate::contexts::tenancy::{DepartmentsPage, LocationsPage, TeamsPage};
use crate::port::Erased;
use leptos::prelude::*;

group! {
    /// Teams, departments, locations.
    TeamsPages: |_portal, page| match page {
        "departments" => view! { <DepartmentsPage/> }.erased(),
        "locations" => view! { <LocationsPage/> }.erased(),
        _ => view! { <TeamsPage/> }.erased(),
    }
}
