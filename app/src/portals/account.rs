//! A person's own pages beyond the first.

use crate::contexts::federation::AppsPage;
use crate::contexts::identity::{MyDataPage, SecurityPage};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use leptos_router::{LazyRoute, lazy_route};

/// The pages of account settings, one chunk of the WebAssembly.
pub struct AccountPortal;

#[lazy_route]
impl LazyRoute for AccountPortal {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let AccountPortal = this;
        match use_location().pathname.get_untracked().trim_end_matches('/') {
            "/account/apps" => view! { <AppsPage/> }.into_any(),
            "/account/data" => view! { <MyDataPage/> }.into_any(),
            _ => view! { <SecurityPage/> }.into_any(),
        }
    }
}
