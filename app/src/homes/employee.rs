//! The home of the company's own people: colleagues, clients, where one belongs, what one is told and has done, and the ways on.

use crate::contexts::identity::{ClientsSection, OwnPortals, OwnSecurity};
use crate::contexts::notify::LatestNotices;
use crate::contexts::platform::{HouseActivity, OwnActivity};
use crate::contexts::tenancy::OwnPlaceSection;
use crate::frame::actor;
use crate::lists::ListHead;
use crate::port::Erased;
use crate::ui::{Icon, LinkButton};
use crate::words;
use domain::policy::{Permission, Portal};
use leptos::prelude::*;
use texts::keys;

/// The home of the company's own people.
#[component]
pub fn EmployeeHome() -> impl IntoView {
    let texts = words::texts();
    let sees_people = actor().is_some_and(|actor| actor.holds(Permission::ReadPeople));
    view! {
        <ListHead title=texts.text(keys::homes::EMPLOYEE) intro=texts.text(keys::homes::EMPLOYEE_INTRO)/>
        <OwnSecurity/>
        {sees_people.then(|| view! { <Colleagues/> })}
        <ClientsSection/>
        <div class="desk-lists">
            <OwnPlaceSection/>
            <LatestNotices/>
        </div>
        <OwnActivity/>
        <HouseActivity/>
        <OwnPortals besides=Portal::Employee/>
    }
    .erased()
}

/// Finds a colleague: a plain form that leads to their list, so it works before hydration.
#[component]
fn Colleagues() -> impl IntoView {
    let texts = words::texts();
    view! {
        <section class="section" aria-labelledby="colleagues">
            <div class="section-head">
                <h2 class="t-md" id="colleagues">{texts.text(keys::homes::COLLEAGUES)}</h2>
                <LinkButton href="/employee/people" icon="contact">{texts.text(keys::homes::ALL_COLLEAGUES)}</LinkButton>
            </div>
            <form class="search" method="get" role="search" action="/employee/people">
                <Icon name="search"/>
                <input
                    class="input"
                    type="search"
                    name="search"
                    aria-label=texts.text(keys::homes::FIND_COLLEAGUE)
                    placeholder=texts.text(keys::identity::SEARCH_HINT)
                />
            </form>
        </section>
    }
    .erased()
}
