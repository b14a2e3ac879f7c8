//! Views without their types.
//!
//! Leptos' own `into_any` makes two ways to take over what the server wrote: one at once, and one that can wait between
//! any two elements, which is a state machine for each. Only a page's code has to be waited for, and that is over
//! when its view is there; what is inside is always taken over at once, as Leptos' own `Suspense` does it. The second
//! way was a fifth of all browser code.

use leptos::children::ToChildren;
#[cfg(feature = "ssr")]
use leptos::prelude::IntoAny;
use leptos::prelude::{AnyView, RenderHtml};

/// A view whose type nobody has to know.
pub trait Erased: RenderHtml + Send + Sized {
    /// The view without its type.
    fn erased(self) -> AnyView {
        #[cfg(feature = "ssr")]
        return self.into_any();
        #[cfg(not(feature = "ssr"))]
        super::at_once::erased(self)
    }
}

impl<T: RenderHtml + Send> Erased for T {}

/// What stands inside a component, shown once.
pub struct Inside(Box<dyn FnOnce() -> AnyView + Send>);

impl Inside {
    /// The view.
    pub fn show(self) -> AnyView {
        (self.0)()
    }
}

impl<F, V> ToChildren<F> for Inside
where
    F: FnOnce() -> V + Send + 'static,
    V: RenderHtml + Send + 'static,
{
    fn to_children(inside: F) -> Self {
        Self(Box::new(move || inside().erased()))
    }
}
