//! A person's own pages.

use crate::contexts::federation::AppsPage;
use crate::contexts::identity::{AccountPage, MyDataPage, SecurityPage};
use crate::contexts::notify::NoticesPage;
use crate::port::Erased;
use leptos::prelude::*;

group! {
    /// The first of them, which most people see alone.
    AccountHome: |_path| view! { <AccountPage/> }.erased()
}

group! {
    /// How somebody signs in.
    SecurityPages: |_path| view! { <SecurityPage/> }.erased()
}

group! {
    /// What somebody is told of, and how.
    NoticesPages: |_path| view! { <NoticesPage/> }.erased()
}

group! {
    /// The apps and the data of a person.
    AccountPages: |path| match path {
        "/account/apps" => view! { <AppsPage/> }.erased(),
        _ => view! { <MyDataPage/> }.erased(),
    }
}
