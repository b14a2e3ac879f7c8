//! A view that is taken over from the document at once, and whose type nobody knows.
//!
//! Leptos' `AnyView` is compiled anew for each view that it may hold: ten functions, some of which only look whether what they
//! were given is of the right type. Here a view is behind a trait of what differs from view to view, so that `AnyView` is
//! compiled for [`AtOnce`] alone.

use leptos::prelude::{AddAnyAttr, AnyView, IntoAny, Mountable, Render, RenderHtml};
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::{Element, Node, Placeholder};
use leptos::tachys::view::{Position, PositionState};
use std::any::{Any, TypeId};

/// The view without its type.
pub fn erased<T: RenderHtml>(view: T) -> AnyView {
    let view: Box<dyn View> = Box::new(view.into_owned());
    any(AtOnce { view, kind: TypeId::of::<T::Owned>(), exists: <T::Owned as RenderHtml>::EXISTS })
}

fn any(view: AtOnce) -> AnyView {
    view.into_any()
}

/// What differs from view to view.
trait View: Send {
    fn build_it(self: Box<Self>) -> Box<dyn Held>;
    /// `held` is what a view of this type holds.
    fn rebuild_it(self: Box<Self>, held: &mut dyn Held);
    fn hydrate_it(self: Box<Self>, cursor: &Cursor, position: &PositionState) -> Box<dyn Held>;
}

impl<T: RenderHtml + 'static> View for T {
    fn build_it(self: Box<Self>) -> Box<dyn Held> {
        Box::new((*self).build())
    }

    fn rebuild_it(self: Box<Self>, held: &mut dyn Held) {
        if let Some(state) = held.as_any().downcast_mut::<T::State>() {
            (*self).rebuild(state);
        }
    }

    fn hydrate_it(self: Box<Self>, cursor: &Cursor, position: &PositionState) -> Box<dyn Held> {
        Box::new((*self).hydrate::<true>(cursor, position))
    }
}

/// What a view holds of the page.
trait Held: Mountable {
    fn as_any(&mut self) -> &mut dyn Any;
}

impl<S: Mountable + 'static> Held for S {
    fn as_any(&mut self) -> &mut dyn Any {
        self
    }
}

/// Any view. It never waits while it is hydrated: that is what `hydrate_async` does of itself.
struct AtOnce {
    view: Box<dyn View>,
    kind: TypeId,
    /// Whether it is in the page; otherwise a comment holds its place.
    exists: bool,
}

/// What any view holds of the page.
struct Shown {
    held: Box<dyn Held>,
    kind: TypeId,
    placeholder: Option<Placeholder>,
}

impl Render for AtOnce {
    type State = Shown;

    fn build(self) -> Shown {
        let placeholder = (!self.exists).then(Rndr::create_placeholder);
        Shown { held: self.view.build_it(), kind: self.kind, placeholder }
    }

    fn rebuild(self, shown: &mut Shown) {
        if self.kind == shown.kind {
            self.view.rebuild_it(&mut *shown.held);
            return;
        }
        let mut new = self.build();
        if let Some(placeholder) = &mut shown.placeholder {
            placeholder.insert_before_this(&mut new);
            placeholder.unmount();
        } else {
            shown.insert_before_this(&mut new);
        }
        shown.unmount();
        *shown = new;
    }
}

impl Mountable for Shown {
    fn unmount(&mut self) {
        self.held.unmount();
        if let Some(placeholder) = &mut self.placeholder {
            placeholder.unmount();
        }
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.held.mount(parent, marker);
        if let Some(placeholder) = &mut self.placeholder {
            placeholder.mount(parent, marker);
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let at_held = self.held.insert_before_this(child);
        at_held || self.placeholder.as_ref().is_some_and(|placeholder| placeholder.insert_before_this(child))
    }

    fn elements(&self) -> Vec<Element> {
        self.held.elements()
    }
}

impl AddAnyAttr for AtOnce {
    type Output<A: Attribute> = <AnyView as AddAnyAttr>::Output<A>;

    fn add_any_attr<A: Attribute>(self, attribute: A) -> Self::Output<A>
    where
        Self::Output<A>: RenderHtml,
    {
        any(self).add_any_attr(attribute)
    }
}

impl RenderHtml for AtOnce {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, position: &PositionState) -> Shown {
        let held = self.view.hydrate_it(cursor, position);
        let placeholder = (!self.exists).then(|| cursor.next_placeholder(position));
        Shown { held, kind: self.kind, placeholder }
    }

    fn into_owned(self) -> Self {
        self
    }

    // Only the server writes HTML and waits for what stands in it; it has no views of this kind.

    fn dry_resolve(&mut self) {}

    fn resolve(self) -> impl Future<Output = Self> + Send {
        std::future::ready(self)
    }

    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}
}
