//! A person's own pages.

use crate::contexts::federation::AppsPage;
use crate::contexts::identity::{AccountPage, MyDataPage, SecurityPage};
use crate::contexts::notify::NoticesPage;
use crate::port::Erased;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use leptos_router::{LazyRoute, lazy_route};

/// The apps and the data of a person.
pub struct AccountPages;

#[lazy_route]
impl LazyRoute for AccountPages {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let AccountPages = this;
        match use_location().pathname.get_untracked().trim_end_matches('/') {
            "/account/apps" => view! { <AppsPage/> }.erased(),
            _ => view! { <MyDataPage/> }.erased(),
        }
    }
}

/// What somebody is told of, and how.
pub struct NoticesPages;

#[lazy_route]
impl LazyRoute for NoticesPages {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let NoticesPages = this;
        view! { <NoticesPage/> }.erased()
    }
}

/// How somebody signs in.
pub struct SecurityPages;

#[lazy_route]
impl LazyRoute for SecurityPages {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let SecurityPages = this;
        view! { <SecurityPage/> }.erased()
    }
}

/// The first of them, which most people see alone.
pub struct AccountHome;

#[lazy_route]
impl LazyRoute for AccountHome {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let AccountHome = this;
        view! { <AccountPage/> }.erased()
    }
}
