//! How one's own tenant looks: name, colour with a preview in both themes, and logo.

mod logo;
mod look_form;
mod preview;

use crate::forms::TakeAway;
use crate::frame::actor;
use crate::lists::{ListHead, Shown};
use crate::port::{self, Erased, Known};
use crate::words;
use domain::policy::Permission;
use domain::tenancy::{BrandView, ResetBrand, ShowBrand};
use leptos::prelude::*;
use logo::LogoSection;
use look_form::LookForm;
pub(in crate::contexts::tenancy) use preview::Preview;
use texts::keys;

const PATH: &str = "/client/branding";

/// How one's own tenant looks.
#[component]
pub fn BrandPage() -> impl IntoView {
    let texts = words::texts();
    let known = Known::new(|| (), |()| port::call(ShowBrand {}));
    view! {
        <ListHead title=texts.text(keys::brand::TITLE) intro=texts.text(keys::brand::INTRO)/>
        <Shown known rows=4 show={move |brand| view! { <Parts brand/> }.erased()}/>
    }
    .erased()
}

#[component]
fn Parts(brand: BrandView) -> impl IntoView {
    let texts = words::texts();
    // Name and colours are in every part of the page, so it is loaded anew with them.
    let again = Callback::new(|()| port::redirect(PATH));
    let is_own = brand != BrandView::default() && actor().is_some_and(|actor| actor.holds(Permission::ManageTenant));
    let logo = brand.logo.clone();
    view! {
        <LookForm brand again/>
        <LogoSection logo again/>
        {is_own.then(|| view! {
            <section class="section">
                <TakeAway<ResetBrand>
                    label=texts.text(keys::brand::RESET)
                    question=texts.text(keys::brand::RESET_QUESTION)
                    changed=again
                />
            </section>
        })}
    }
    .erased()
}
