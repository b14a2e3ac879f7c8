//! The page that shows every component. It belongs to no portal.

use crate::gallery::GalleryPage;
use crate::port::Erased;
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

/// The gallery, one chunk of the WebAssembly.
pub struct Gallery;

#[lazy_route]
impl LazyRoute for Gallery {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let Gallery = this;
        view! { <GalleryPage/> }.erased()
    }
}
