//! People: everybody for the platform and for those who help, the members for a tenant, and one's colleagues.

use crate::contexts::identity::{Circle, InsightsPage, PeoplePage, PersonPage};
use crate::port::Erased;
use leptos::prelude::*;

group! {
    /// The list of people, what they do, the page of one.
    PeoplePages: |portal, page| {
        let circle = match portal {
            "admin" => Circle::Everybody,
            "support" => Circle::Helped,
            "employee" => Circle::House,
            _ => Circle::Members,
        };
        match page {
            "people" => view! { <PeoplePage circle/> }.erased(),
            "people/overview" => view! { <InsightsPage/> }.erased(),
            _ => view! { <PersonPage circle/> }.erased(),
        }
    }
}
