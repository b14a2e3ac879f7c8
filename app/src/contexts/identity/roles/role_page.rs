//! One role: to be read where it is built in, to be built where it is the tenant's own or new.

use super::base;
use super::builder::Builder;
use super::roles_page::{Everything, ask};
use crate::lists::{Shown, way_back};
use crate::pages::Missing;
use crate::port::{Erased, Known};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use texts::keys;

/// One role.
#[component]
pub fn RolePage() -> impl IntoView {
    let map = use_params_map();
    let id = Memo::new(move |_| map.with(|map| map.get_str("id").unwrap_or_default().to_owned()));
    let known = Known::new(move || id.get(), |_| ask());
    let base = base();
    let drawn = move |(roles, permissions): Everything| {
        let id = id.get_untracked();
        let role = roles.into_iter().find(|role| role.id.to_string() == id);
        if role.is_none() && id != "new" {
            return view! { <Missing/> }.erased();
        }
        view! { <Builder role permissions/> }.erased()
    };
    view! {
        {way_back(base, keys::role_builder::BACK)}
        <Shown known rows=6 show=drawn/>
    }
}
