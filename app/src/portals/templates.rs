//! Templates of prompts: for those who run them, and for those who write them.

use crate::contexts::templates::{
    AuthorPage, AuthoredPage, CataloguePage, NewPage, NewSchedulePage, SchedulePage, SchedulesPage, TemplatePage,
};
use crate::port::Erased;
use leptos::prelude::*;

group! {
    /// The catalogue of templates, the page of one.
    TemplatesPages: |_portal, page| match page {
        "templates" => view! { <CataloguePage/> }.erased(),
        _ => view! { <TemplatePage/> }.erased(),
    }
}

group! {
    /// What is run by the clock, a new schedule, the page of one.
    SchedulesPages: |_portal, page| match page {
        "schedules" => view! { <SchedulesPage/> }.erased(),
        "schedules/new" => view! { <NewSchedulePage/> }.erased(),
        _ => view! { <SchedulePage/> }.erased(),
    }
}

group! {
    /// The templates of one's own, the page of a new one. They stand in two portals.
    AuthoredPages: |portal, page| {
        let base = authored(portal);
        match page {
            "templates" | "templates/own" => view! { <AuthoredPage base/> }.erased(),
            _ => view! { <NewPage base/> }.erased(),
        }
    }
}

group! {
    /// The page of a template of one's own. It stands in two portals.
    AuthorPages: |portal, _page| {
        let base = authored(portal);
        view! { <AuthorPage base/> }.erased()
    }
}

/// Where the templates of one's own stand in a portal.
fn authored(portal: &str) -> &'static str {
    if portal == "client" { "/client/templates/own" } else { "/employee/templates" }
}
