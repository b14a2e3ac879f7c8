//! A person's own pages beyond the first.

use crate::contexts::identity::SecurityPage;
use leptos::prelude::*;
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
        view! { <SecurityPage/> }.into_any()
    }
}
