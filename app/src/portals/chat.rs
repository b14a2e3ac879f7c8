//! Conversations of a client's people with models.

use crate::contexts::workspaces::{ChatPage, ThreadPage};
use crate::port::Erased;
use leptos::prelude::*;

group! {
    /// Where a conversation begins, and one that goes on.
    ChatPages: |_portal, page| match page {
        "chat" => view! { <ChatPage/> }.erased(),
        _ => view! { <ThreadPage/> }.erased(),
    }
}
