//! The calls that a page makes, written down for whoever wants to see them: switched on for one tab of the browser, and
//! nothing at all where it isn't. The server notes nothing: what it asks while a page is rendered, the browser's page
//! names when it comes alive.

/// A call.
#[derive(Clone, Debug, PartialEq)]
pub struct NotedCall {
    /// The path of its server function.
    pub path: &'static str,
    /// Its input, as a form.
    pub form: String,
    /// Whether this page sent it; otherwise its answer came with the document.
    pub is_sent: bool,
    /// The HTTP status of the answer.
    pub status: Option<u16>,
    /// The milliseconds until it was there.
    pub took_ms: Option<u32>,
}

#[cfg(not(feature = "ssr"))]
pub(super) use in_browser::{answered, note, sent};
#[cfg(not(feature = "ssr"))]
pub use in_browser::{calls_are_watched, noted_calls, on_noted, watch_calls};

/// Whether calls are written down in this tab.
#[cfg(feature = "ssr")]
pub const fn calls_are_watched() -> bool {
    false
}

/// From now on, or no longer.
#[cfg(feature = "ssr")]
pub const fn watch_calls(_: bool) {}

/// The calls of this page, in their order.
#[cfg(feature = "ssr")]
pub const fn noted_calls() -> Vec<NotedCall> {
    Vec::new()
}

/// Calls `listener` whenever there is more to know.
#[cfg(feature = "ssr")]
pub fn on_noted(_: impl Fn() + 'static) {}

#[cfg(not(feature = "ssr"))]
mod in_browser {
    use super::NotedCall;
    use std::cell::{Cell, OnceCell, RefCell};

    const MARK: &str = "portico.calls";

    thread_local! {
        static IS_ON: OnceCell<bool> = const { OnceCell::new() };
        static CALLS: RefCell<Vec<(NotedCall, Cell<f64>)>> = RefCell::default();
        static LISTENER: RefCell<Option<Box<dyn Fn()>>> = RefCell::default();
    }

    fn storage() -> Option<web_sys::Storage> {
        leptos::prelude::window().session_storage().ok()?
    }

    /// Whether calls are written down in this tab.
    pub fn calls_are_watched() -> bool {
        IS_ON.with(|is_on| *is_on.get_or_init(|| storage().is_some_and(|it| matches!(it.get_item(MARK), Ok(Some(_))))))
    }

    /// From the next page on, or no longer.
    pub fn watch_calls(on: bool) {
        let Some(storage) = storage() else { return };
        let _ = if on { storage.set_item(MARK, "1") } else { storage.remove_item(MARK) };
    }

    /// The calls of this page, in their order.
    pub fn noted_calls() -> Vec<NotedCall> {
        CALLS.with_borrow(|calls| calls.iter().map(|(call, _)| call.clone()).collect())
    }

    /// Calls `listener` whenever there is more to know.
    pub fn on_noted(listener: impl Fn() + 'static) {
        LISTENER.set(Some(Box::new(listener)));
    }

    /// Writes a call down, and says under which number.
    pub fn note(path: &'static str, form: &Result<String, String>) -> Option<usize> {
        if !calls_are_watched() {
            return None;
        }
        let form = form.clone().unwrap_or_default();
        let call = NotedCall { path, form, is_sent: false, status: None, took_ms: None };
        let number = CALLS.with_borrow_mut(|calls| {
            calls.push((call, Cell::new(0.0)));
            calls.len() - 1
        });
        Some(number)
    }

    /// The call goes out.
    pub fn sent(number: Option<usize>) {
        change(number, |call, since| {
            call.is_sent = true;
            since.set(js_sys::Date::now());
        });
    }

    /// Its answer is there.
    pub fn answered(number: Option<usize>, status: u16) {
        change(number, |call, since| {
            call.status = Some(status);
            call.took_ms = Some((js_sys::Date::now() - since.get()) as u32);
        });
    }

    fn change(number: Option<usize>, how: impl FnOnce(&mut NotedCall, &Cell<f64>)) {
        let Some(number) = number else { return };
        CALLS.with_borrow_mut(|calls| {
            if let Some((call, since)) = calls.get_mut(number) {
                how(call, since);
            }
        });
        LISTENER.with_borrow(|listener| listener.iter().for_each(|tell| tell()));
    }
}
