//! Spaces of knowledge: for those who read, for those who write, and for who holds a link.

use crate::contexts::knowledge::{
    DocumentPage, EditPage, HistoryPage, KnowledgePaths, NewPage, ReviewsPage, SharedPage, SpacePage,
    SpaceSettingsPage, SpacesPage,
};
use crate::port::Erased;
use leptos::prelude::*;

group! {
    /// The spaces, what waits for approval, one space. They stand in two portals.
    KnowledgePages: |portal, page| {
        let paths = KnowledgePaths::of(portal);
        match page.split('/').collect::<Vec<_>>()[..] {
            [_, "reviews"] => view! { <ReviewsPage paths/> }.erased(),
            [_, _] => view! { <SpacePage paths/> }.erased(),
            _ => view! { <SpacesPage paths/> }.erased(),
        }
    }
}

group! {
    /// One document. It stands in two portals.
    DocumentPages: |portal, _page| {
        let paths = KnowledgePaths::of(portal);
        view! { <DocumentPage paths/> }.erased()
    }
}

group! {
    /// A new page, the editor of one, its versions, the settings of a space. They stand in two portals.
    KnowledgeWriting: |portal, page| {
        let paths = KnowledgePaths::of(portal);
        match page.split('/').collect::<Vec<_>>()[..] {
            [_, _, "new"] => view! { <NewPage paths/> }.erased(),
            [_, _, "settings"] => view! { <SpaceSettingsPage paths/> }.erased(),
            [_, _, _, "edit"] => view! { <EditPage paths/> }.erased(),
            _ => view! { <HistoryPage paths/> }.erased(),
        }
    }
}

group! {
    /// A document for whoever holds a link to it. It stands in no portal.
    SharedDocuments: |_portal, _page| view! { <SharedPage/> }.erased()
}
