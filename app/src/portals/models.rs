//! Who answers prompts.

use crate::contexts::models::ModelsPage;
use crate::port::Erased;
use domain::models::ModelProviderOf;
use leptos::prelude::*;

group! {
    /// The services that models answer through.
    ModelsPages: |portal, _page| match portal {
        "admin" => view! { <ModelsPage of=ModelProviderOf::Platform/> }.erased(),
        _ => view! { <ModelsPage of=ModelProviderOf::Tenant/> }.erased(),
    }
}
