//! People: everybody for the platform and for those who help, the members for a tenant, and one's colleagues.

use crate::contexts::identity::{Circle, InsightsPage, PeoplePage, PersonPage};
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
            "people" => view! { <PeoplePage circle/> }.into_any(),
            "people/overview" => view! { <InsightsPage/> }.into_any(),
            _ => view! { <PersonPage circle/> }.into_any(),
        }
    }
}
