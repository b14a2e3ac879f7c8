//! Looking for passages of documents, wherever these are read.

use crate::contexts::knowledge::retrieval::SearchPage;
use crate::port::Erased;
use leptos::prelude::*;

group! {
    /// What is found in the documents that one may read.
    FindPages: |portal, _page| {
        let portal = portal.to_owned();
        view! { <SearchPage portal/> }.erased()
    }
}
