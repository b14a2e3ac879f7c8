//! Conversations of a client's people with models.

use crate::contexts::workspaces::{ChatPage, ThreadPage};
use crate::port::Erased;
use leptos::prelude::*;

group! {
    /// Where a conversation begins.
    ChatPages: |_portal, _page| view! { <ChatPage/> }.erased()
}

group! {
    /// A conversation that goes on.
    ThreadPages: |_portal, _page| view! { <ThreadPage/> }.erased()
}
