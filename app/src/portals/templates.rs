//! Templates of prompts: for those who run them, and for those who write them.

use crate::contexts::templates::{
    AuthorPage, AuthoredPage, CataloguePage, NewPage, NewSchedulePage, SchedulePage, SchedulesPage, TemplatePage,
};
use crate::port::Erased;
use leptos::prelude::*;

group! {
    /// The catalogue of templates, the page of one; what is run by the clock, a new schedule, the page of one.
    TemplatesPages: |_portal, page| match page {
        "templates" => view! { <CataloguePage/> }.erased(),
        "schedules" => view! { <SchedulesPage/> }.erased(),
        "schedules/new" => view! { <NewSchedulePage/> }.erased(),
        page if page.starts_with("schedules/") => view! { <SchedulePage/> }.erased(),
        _ => view! { <TemplatePage/> }.erased(),
    }
}

group! {
    /// The templates of one's own, the page of a new one, the page of one. They stand in two portals.
    AuthorPages: |portal, page| {
        let base = if portal == "client" { "/client/templates/own" } else { "/employee/templates" };
        match page {
            "templates" | "templates/own" => view! { <AuthoredPage base/> }.erased(),
            "templates/new" | "templates/own/new" => view! { <NewPage base/> }.erased(),
            _ => view! { <AuthorPage base/> }.erased(),
        }
    }
}
