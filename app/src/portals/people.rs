//! People: everybody for the platform, the members for a tenant.

use crate::contexts::identity::{Circle, InsightsPage, PeoplePage, PersonPage};
use leptos::prelude::*;

group! {
    /// The list of people, what they do, the page of one.
    PeoplePages: |portal, page| {
        let circle = if portal == "admin" { Circle::Everybody } else { Circle::Members };
        match page {
            "people" => view! { <PeoplePage circle/> }.into_any(),
            "people/overview" => view! { <InsightsPage/> }.into_any(),
            _ => view! { <PersonPage circle/> }.into_any(),
        }
    }
}
