//! The page that shows every component. It belongs to no portal.

use crate::gallery::GalleryPage;
use crate::port::Erased;
use leptos::prelude::*;

group! {
    /// The gallery.
    Gallery: |_path| view! { <GalleryPage/> }.erased()
}
