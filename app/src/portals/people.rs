//! People: everybody for the platform and for those who help, the members for a tenant, and one's colleagues.

use crate::contexts::identity::{Circle, InsightsPage, PeoplePage, PersonPage};
use crate::port::Erased;
use leptos::prelude::*;

group! {
    /// The list of people, what they do.
    PeoplePages: |portal, page| {
        let circle = circle(portal);
        match page {
            "people" => view! { <PeoplePage circle/> }.erased(),
            _ => view! { <InsightsPage/> }.erased(),
        }
    }
}

group! {
    /// The page of a person.
    PersonPages: |portal, _page| {
        let circle = circle(portal);
        view! { <PersonPage circle/> }.erased()
    }
}

/// Whom a portal is about.
fn circle(portal: &str) -> Circle {
    match portal {
        "admin" => Circle::Everybody,
        "support" => Circle::Helped,
        "employee" => Circle::House,
        _ => Circle::Members,
    }
}
