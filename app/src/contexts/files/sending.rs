//! One file on its way: begins or goes on with an upload, part by part, and waits out a lost connection.

use crate::port::{self, Chosen};
use core::time::Duration;
use domain::Refusal;
use domain::files::{
    BeginUpload, CancelUpload, FileOwner, PART_BYTES, ShowUpload, UploadDetail, UploadPart, UploadStatus,
};
use domain::kernel::{DocumentId, FileId, UploadId};
use domain::knowledge::{AttachFile, CancelAttachment, SendAttachment, ShowAttachmentUpload};
use futures::channel::oneshot;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Seconds between two attempts at most.
const PAUSE_S_MAX: u64 = 15;

/// Where a file on its way stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Stage {
    /// Others are sent first.
    Waiting,
    /// Bytes are on their way.
    Sending,
    /// The person halted it.
    Paused,
    /// The connection is lost; it is tried again.
    Lost,
    /// It was refused.
    Failed(Refusal),
    /// The file is there.
    Done,
}

/// A file on its way. A copyable handle but for its name.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sending {
    /// What was chosen.
    pub chosen: Chosen,
    /// Where it stands.
    pub stage: RwSignal<Stage>,
    /// Bytes that the server has.
    pub sent: RwSignal<u64>,
    upload: RwSignal<Option<UploadId>>,
    file_id: Option<FileId>,
    owner: Option<FileOwner>,
}

impl Sending {
    /// A file that waits. `file_id`: it becomes a version of that file. `owner`: of a new one; the workspace unless told.
    pub fn of(chosen: Chosen, file_id: Option<FileId>, owner: Option<FileOwner>) -> Self {
        Self {
            chosen,
            stage: RwSignal::new(Stage::Waiting),
            sent: RwSignal::new(0),
            upload: RwSignal::new(None),
            file_id,
            owner,
        }
    }

    /// Whether it takes a place in the line.
    pub fn is_busy(&self) -> bool {
        matches!(self.stage.get_untracked(), Stage::Sending | Stage::Lost)
    }

    /// Halts it; what the server has stays there.
    pub fn pause(&self) {
        self.stage.set(Stage::Paused);
        port::pause_upload(self.chosen.key);
    }

    /// Gives it up; what the server has of it is destroyed.
    pub fn cancel(&self) {
        self.stage.set(Stage::Paused);
        port::forget_file(self.chosen.key);
        let Some(id) = self.upload.get_untracked() else { return };
        let document = self.document();
        // An upload that can't be cancelled now is given up by the server after a day.
        spawn_local(async move {
            let _ = match document {
                Some(document) => port::call(CancelAttachment { id: document, upload_id: id }).await,
                None => port::call(CancelUpload { id }).await,
            };
        });
    }

    /// Sends it to its end, or until it is halted or refused; then calls `on_end`. That is a plain function: a `Callback`
    /// made in the click of a button goes with the button, which stands there only while the file is halted.
    pub fn start(&self, on_end: impl FnOnce() + 'static) {
        self.stage.set(Stage::Sending);
        let sending = self.clone();
        spawn_local(async move {
            sending.carry_out().await;
            on_end();
        });
    }

    async fn carry_out(&self) {
        let mut pause_s = 1;
        loop {
            let refused = match self.step().await {
                Ok(done) if done => return self.stage.set(Stage::Done),
                Ok(_) => {
                    pause_s = 1;
                    if self.go_on() {
                        continue;
                    }
                    return;
                }
                Err(refused) => refused,
            };
            if self.stage.try_get_untracked().is_none_or(|stage| stage == Stage::Paused) {
                return;
            }
            match refused {
                // Somebody else's part, or one whose answer was lost: the server says where it goes on.
                refusal if refusal.code == "upload_offset" => self.sent.set(u64::MAX),
                refusal if is_passing(&refusal) => {
                    self.stage.set(Stage::Lost);
                    self.sent.set(u64::MAX);
                    sleep(Duration::from_secs(pause_s)).await;
                    pause_s = (pause_s * 2).min(PAUSE_S_MAX);
                    if !self.go_on() {
                        return;
                    }
                }
                refusal => return self.stage.set(Stage::Failed(refusal)),
            }
        }
    }

    /// One part further. Whether that was the last.
    async fn step(&self) -> Result<bool, Refusal> {
        let detail = match (self.upload.get_untracked(), self.sent.get_untracked()) {
            (None, _) => self.begin().await?,
            // Where it stands isn't known for sure: it is asked.
            (Some(id), u64::MAX) => self.show(id).await?,
            (Some(id), offset) => self.send(id, offset).await?,
        };
        self.sent.try_set(detail.offset);
        Ok(detail.status == UploadStatus::Done)
    }

    async fn begin(&self) -> Result<UploadDetail, Refusal> {
        let Chosen { name, size_bytes, media_type, .. } = self.chosen.clone();
        let media_type = Some(media_type).filter(|it| !it.is_empty());
        let detail = match self.document() {
            Some(id) => {
                let attach = AttachFile { id, name, size_bytes, media_type };
                domain::kernel::validate(&attach)?;
                port::call(attach).await?
            }
            None => {
                let begin = BeginUpload { name, size_bytes, media_type, file_id: self.file_id, owner: self.owner };
                domain::kernel::validate(&begin)?;
                port::call(begin).await?
            }
        };
        self.upload.try_set(Some(detail.id));
        Ok(detail)
    }

    /// How far it is, as the server says.
    async fn show(&self, id: UploadId) -> Result<UploadDetail, Refusal> {
        match self.document() {
            Some(document) => port::call(ShowAttachmentUpload { id: document, upload_id: id }).await,
            None => port::call(ShowUpload { id }).await,
        }
    }

    /// Sends the part that begins there.
    async fn send(&self, id: UploadId, offset: u64) -> Result<UploadDetail, Refusal> {
        let url = match self.document() {
            Some(document) => port::rest_url(&SendAttachment { id: document, upload_id: id, offset }),
            None => port::rest_url(&UploadPart { id, offset }),
        };
        port::send_part(self.chosen.key, url, offset, PART_BYTES).await
    }

    /// The document that it is attached to: whoever writes in that sends it, whatever else they may do with files.
    fn document(&self) -> Option<DocumentId> {
        self.owner.and_then(FileOwner::document)
    }

    /// Whether the person still wants it and the page is still there.
    fn go_on(&self) -> bool {
        match self.stage.try_get_untracked() {
            Some(Stage::Sending) => true,
            Some(Stage::Lost) => {
                self.stage.set(Stage::Sending);
                true
            }
            _ => false,
        }
    }

    /// Bytes that the server has, as far as it is known.
    pub fn bytes_sent(&self) -> u64 {
        let sent = self.sent.get();
        if sent == u64::MAX { 0 } else { sent }
    }
}

/// Whether the same request may go well in a moment.
fn is_passing(refusal: &Refusal) -> bool {
    matches!(refusal.status, 429 | 502 | 503 | 504) || refusal.code == "upload_broken"
}

async fn sleep(time: Duration) {
    let (send, woken) = oneshot::channel();
    set_timeout(
        move || {
            let _ = send.send(());
        },
        time,
    );
    let _ = woken.await;
}
