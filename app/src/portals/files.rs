//! The files of a tenant.

use super::in_portal;
use crate::contexts::files::{FilePage, FilesPage};
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

/// The list of files, the page of one.
pub struct FilesPages;

#[lazy_route]
impl LazyRoute for FilesPages {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let FilesPages = this;
        in_portal(|_portal, page| match page {
            "files" => view! { <FilesPage/> }.into_any(),
            _ => view! { <FilePage/> }.into_any(),
        })
    }
}
