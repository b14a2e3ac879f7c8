//! Where somebody begins.

use crate::homes::{EmployeeHome, OutsideHome};
use domain::policy::Portal;
use leptos::prelude::*;

group! {
    /// The homes of the company's own people, of vendors and of investors.
    HomePages: |portal, _page| match portal {
        "vendor" => view! { <OutsideHome portal=Portal::Vendor/> }.into_any(),
        "investor" => view! { <OutsideHome portal=Portal::Investor/> }.into_any(),
        _ => view! { <EmployeeHome/> }.into_any(),
    }
}
