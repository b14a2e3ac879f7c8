//! The files of a tenant.

use crate::contexts::files::{FilePage, FilesPage};
use crate::port::Erased;
use leptos::prelude::*;

group! {
    /// The list of files, the page of one.
    FilesPages: |_portal, page| match page {
        "files" => view! { <FilesPage/> }.erased(),
        _ => view! { <FilePage/> }.erased(),
    }
}
