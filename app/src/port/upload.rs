//! Files that a person chose in the browser, and the requests that send their bytes. The files themselves stay here,
//! by a number: what the browser hands out can't leave its thread. On the server nobody chooses files.

use domain::Refusal;
use domain::files::UploadDetail;

/// A file that a person chose.
#[derive(Clone, Debug, PartialEq)]
pub struct Chosen {
    /// Its number on this page.
    pub key: u32,
    /// As it is called on their machine.
    pub name: String,
    /// Its bytes.
    pub size_bytes: u64,
    /// What the browser takes it for; empty where it doesn't know.
    pub media_type: String,
}

#[cfg(feature = "hydrate")]
pub use in_browser::{choose, forget_file, pause_upload, read_text, send_logo, send_part};

/// Remembers the files of a list.
#[cfg(not(feature = "hydrate"))]
pub fn choose(_: &web_sys::FileList) -> Vec<Chosen> {
    Vec::new()
}

/// Forgets a file.
#[cfg(not(feature = "hydrate"))]
pub const fn forget_file(_: u32) {}

/// What stands in a chosen file, read as UTF-8; `None` where it can't be read.
#[cfg(not(feature = "hydrate"))]
pub async fn read_text(_: u32) -> Option<String> {
    None
}

/// Ends the request that sends bytes of this file, if there is one.
#[cfg(not(feature = "hydrate"))]
pub const fn pause_upload(_: u32) {}

/// Sends the bytes of a chosen file from `offset` on, one part of them, to where its upload takes them.
///
/// # Errors
/// Whatever the gateway refuses with; `offline` where the server can't be reached or the request was ended.
#[cfg(not(feature = "hydrate"))]
pub async fn send_part(_: u32, _: Option<String>, _: u64, _: u32) -> Result<UploadDetail, Refusal> {
    Err(Refusal::new(503, "offline"))
}

/// Sends a chosen file as the logo of one's own tenant.
///
/// # Errors
/// As [`send_part`].
#[cfg(not(feature = "hydrate"))]
pub async fn send_logo(_: u32) -> Result<(), Refusal> {
    Err(Refusal::new(503, "offline"))
}

#[cfg(feature = "hydrate")]
mod in_browser {
    use super::{Chosen, Refusal, UploadDetail};
    use crate::port::json;
    use domain::tenancy::ChangeLogo;
    use gloo_net::http::Request;
    use std::cell::RefCell;
    use std::collections::HashMap;
    use web_sys::{AbortController, File, FileList};

    thread_local! {
        static FILES: RefCell<HashMap<u32, File>> = RefCell::default();
        static REQUESTS: RefCell<HashMap<u32, AbortController>> = RefCell::default();
    }

    /// Remembers the files of a list.
    pub fn choose(list: &FileList) -> Vec<Chosen> {
        let files = (0..list.length()).filter_map(|i| list.get(i));
        FILES.with_borrow_mut(|known| {
            files
                .map(|file| {
                    let key = known.keys().max().map_or(1, |last| last + 1);
                    let chosen =
                        Chosen { key, name: file.name(), size_bytes: file.size() as u64, media_type: file.type_() };
                    known.insert(key, file);
                    chosen
                })
                .collect()
        })
    }

    /// Forgets a file.
    pub fn forget_file(key: u32) {
        pause_upload(key);
        FILES.with_borrow_mut(|known| known.remove(&key));
    }

    /// What stands in a chosen file, read as UTF-8; `None` where it can't be read.
    pub async fn read_text(key: u32) -> Option<String> {
        let file = FILES.with_borrow(|known| known.get(&key).cloned())?;
        let text = wasm_bindgen_futures::JsFuture::from(file.text()).await.ok()?;
        text.as_string()
    }

    /// Ends the request that sends bytes of this file, if there is one.
    pub fn pause_upload(key: u32) {
        if let Some(request) = REQUESTS.with_borrow_mut(|requests| requests.remove(&key)) {
            request.abort();
        }
    }

    /// Sends the bytes of a chosen file from `offset` on, one part of them, to where its upload takes them.
    ///
    /// # Errors
    /// Whatever the gateway refuses with; `offline` where the server can't be reached or the request was ended.
    pub async fn send_part(
        key: u32,
        url: Option<String>,
        offset: u64,
        part_bytes: u32,
    ) -> Result<UploadDetail, Refusal> {
        let offline = || Refusal::new(503, "offline");
        let file = FILES.with_borrow(|known| known.get(&key).cloned()).ok_or_else(offline)?;
        let end = (offset + u64::from(part_bytes)) as f64;
        let part = file.slice_with_f64_and_f64(offset as f64, end.min(file.size())).map_err(|_| offline())?;
        let url = url.ok_or_else(offline)?;
        let ends = AbortController::new().ok();
        let signal = ends.as_ref().map(AbortController::signal);
        if let Some(ends) = ends {
            REQUESTS.with_borrow_mut(|requests| requests.insert(key, ends));
        }
        let request = Request::patch(&url).header("content-type", "application/octet-stream");
        let request = request.abort_signal(signal.as_ref()).body(part).map_err(|_| offline())?;
        let answer = request.send().await;
        REQUESTS.with_borrow_mut(|requests| requests.remove(&key));
        let answer = answer.map_err(|_| offline())?;
        let text = answer.text().await.map_err(|_| offline())?;
        if answer.ok() {
            return json::read(&text);
        }
        Err(json::read(&text).unwrap_or_else(|unreadable| unreadable))
    }

    /// Sends a chosen file as the logo of one's own tenant.
    ///
    /// # Errors
    /// As [`send_part`].
    pub async fn send_logo(key: u32) -> Result<(), Refusal> {
        let offline = || Refusal::new(503, "offline");
        let file = FILES.with_borrow(|known| known.get(&key).cloned()).ok_or_else(offline)?;
        let url = crate::port::rest_url(&ChangeLogo {}).ok_or_else(offline)?;
        let request = Request::put(&url).header("content-type", "application/octet-stream");
        let answer = request.body(file).map_err(|_| offline())?.send().await.map_err(|_| offline())?;
        if answer.ok() {
            return Ok(());
        }
        let text = answer.text().await.map_err(|_| offline())?;
        Err(json::read(&text).unwrap_or_else(|unreadable| unreadable))
    }
}
