//! Where the company runs the platform.

use crate::contexts::tenancy::TenantsPage;
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

/// The pages of the admin portal, one chunk of the WebAssembly.
pub struct AdminPortal;

#[lazy_route]
impl LazyRoute for AdminPortal {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let AdminPortal = this;
        view! { <TenantsPage/> }.into_any()
    }
}
