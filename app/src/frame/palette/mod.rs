//! The command palette and the list of shortcuts: a part of the browser's code that is loaded when one of them is first
//! asked for.

mod deeds;
mod found;
mod help;
mod item;
mod options;
mod panel;
mod places;
mod rank;
mod recent;

use super::PortalPlace;
use super::summons::Summoned;
use crate::port::Erased;
use leptos::prelude::*;

/// The palette and help, each open while it is asked for.
#[lazy]
pub(super) fn summoned(place: &'static PortalPlace, open: RwSignal<Option<Summoned>>) -> AnyView {
    view! {
        <panel::Panel place open/>
        <help::Help place open/>
    }
    .erased()
}
