//! Panics, with the place and the stack that only the moment of a panic knows. One that somebody waits for is theirs; any other is
//! kept until the process asks what there was.

use futures::FutureExt;
use std::any::Any;
use std::backtrace::Backtrace;
use std::panic::{AssertUnwindSafe, PanicHookInfo};
use std::sync::{Arc, Mutex, MutexGuard, Once, PoisonError};

/// Panics that are kept while nobody asks.
const KEPT_MAX: usize = 100;

/// Panics that nobody waited for.
static ELSEWHERE: Mutex<Vec<Panic>> = Mutex::new(Vec::new());

tokio::task_local! {
    /// Where the panics go of what runs in [`caught`].
    static HERE: Arc<Mutex<Option<Panic>>>;
}

/// One panic.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Panic {
    /// What it said.
    pub message: String,
    /// File, line and column.
    pub place: String,
    /// The stack, as far as the program knows its own names.
    pub stack: String,
}

/// Has panics noted from now on, beside what was done about them before.
pub fn install() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            note(info);
            before(info);
        }));
    });
}

/// What a future answers, or the panic that it ended with.
///
/// # Errors
/// The panic.
pub async fn caught<T>(future: impl Future<Output = T>) -> Result<T, Panic> {
    let here = Arc::new(Mutex::new(None));
    let done = AssertUnwindSafe(HERE.scope(here.clone(), future)).catch_unwind().await;
    done.map_err(|payload| {
        let noted = lock(&here).take();
        noted.unwrap_or_else(|| Panic { message: said(payload.as_ref()), ..Panic::default() })
    })
}

/// The panics that nobody waited for, once each.
pub fn elsewhere() -> Vec<Panic> {
    std::mem::take(&mut *lock(&ELSEWHERE))
}

fn note(info: &PanicHookInfo<'_>) {
    let place = info.location().map(|at| format!("{}:{}:{}", own_path(at.file()), at.line(), at.column()));
    let panic = Panic {
        message: said(info.payload()),
        place: place.unwrap_or_default(),
        stack: beyond_the_hook(&Backtrace::force_capture().to_string()).to_owned(),
    };
    if HERE.try_with(|here| *lock(here) = Some(panic.clone())).is_err() {
        let mut kept = lock(&ELSEWHERE);
        if kept.len() < KEPT_MAX {
            kept.push(panic);
        }
    }
}

/// The part of a stack that isn't the panic's own machinery.
fn beyond_the_hook(stack: &str) -> &str {
    let rest = stack.split_once("core::panicking::panic_fmt").and_then(|(_, rest)| rest.split_once('\n'));
    rest.map_or(stack, |(_, rest)| rest)
}

/// A library's file without the folder of whoever built the program.
fn own_path(file: &str) -> &str {
    file.rsplit_once("/registry/src/").map_or(file, |(_, within)| within)
}

fn said(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<String>().map(String::as_str).or_else(|| payload.downcast_ref::<&str>().copied());
    text.unwrap_or("a panic without words").to_owned()
}

fn lock<T>(it: &Mutex<T>) -> MutexGuard<'_, T> {
    it.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn rings(why: &str) {
        panic!("{why}");
    }

    #[tokio::test]
    async fn who_waits_is_told_where_and_what_and_the_rest_is_kept() {
        install();
        let panic = caught(rings("the quillphone rings")).await.unwrap_err();
        assert_eq!(panic.message, "the quillphone rings");
        assert!(panic.place.contains("panics.rs:"), "{}", panic.place);
        assert!(panic.stack.contains("::"), "{}", panic.stack);
        assert_eq!(caught(async { 7 }).await, Ok(7));
        assert!(tokio::spawn(rings("nobody waits for the quillphone")).await.is_err());
        let kept = elsewhere();
        assert!(kept.iter().any(|panic| panic.message.starts_with("nobody waits")), "{kept:?}");
    }
}
