//! Where somebody begins.

use crate::homes::{ClientHome, EmployeeHome, OutsideHome};
use crate::port::Erased;
use domain::policy::Portal;
use leptos::prelude::*;

group! {
    /// The home of a client's people.
    ClientPages: |_portal, _page| view! { <ClientHome/> }.erased()
}

group! {
    /// The homes of the company's own people, of vendors and of investors.
    HomePages: |portal, _page| match portal {
        "vendor" => view! { <OutsideHome portal=Portal::Vendor/> }.erased(),
        "investor" => view! { <OutsideHome portal=Portal::Investor/> }.erased(),
        _ => view! { <EmployeeHome/> }.erased(),
    }
}
