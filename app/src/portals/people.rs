//! People: everybody for the platform, the members for a tenant.

use super::in_portal;
use crate::contexts::identity::{Circle, InsightsPage, PeoplePage, PersonPage};
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

/// The list of people, what they do, the page of one.
pub struct PeoplePages;

#[lazy_route]
impl LazyRoute for PeoplePages {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let PeoplePages = this;
        in_portal(|portal, page| {
            let circle = if portal == "admin" { Circle::Everybody } else { Circle::Members };
            match page {
                "people" => view! { <PeoplePage circle/> }.into_any(),
                "people/overview" => view! { <InsightsPage/> }.into_any(),
                _ => view! { <PersonPage circle/> }.into_any(),
            }
        })
    }
}
