//! Somebody's stream of changes, read as it comes.

use crate::support::{Portico, World, http};
use axum::body::{Body, Bytes};
use futures::stream::{self, BoxStream, StreamExt};
use http::Response;
use serde_json::Value;
use std::time::Duration;
use tokio::time::timeout;

/// Longer than anything takes on a busy machine.
const SOON: Duration = Duration::from_secs(20);

/// Somebody's stream of changes.
pub struct Ear {
    pieces: BoxStream<'static, Bytes>,
    text: String,
    /// The id of the last event that had one.
    pub place: Option<String>,
}

impl Ear {
    /// From now on.
    pub async fn of(world: &World, email: &str) -> Self {
        let mut ear = Self::read(world.get("/api/v1/changes").by(email).open().await);
        assert_eq!(ear.item().await["news"], "begun");
        ear
    }

    /// From a place on; what it says first is read.
    pub async fn after(world: &World, email: &str, place: &str) -> Self {
        let mut ear = Self::read(world.get(&format!("/api/v1/changes?after={place}")).by(email).open().await);
        assert_eq!(ear.item().await["news"], "begun");
        ear
    }

    /// At a process of the built program.
    pub async fn at(process: &Portico, token: &str) -> Self {
        let asked = http().get(format!("{}/api/v1/changes", process.url)).bearer_auth(token).send().await;
        let response = asked.expect("an answer");
        assert_eq!(response.status(), 200);
        let pieces = stream::unfold(response, |mut response| async move {
            let piece = response.chunk().await.ok().flatten()?;
            Some((piece, response))
        });
        let mut ear = Self { pieces: pieces.boxed(), text: String::new(), place: None };
        assert_eq!(ear.item().await["news"], "begun");
        ear
    }

    /// An answer that was asked for otherwise.
    pub fn read(response: Response<Body>) -> Self {
        assert_eq!(response.status(), 200);
        let pieces = response.into_body().into_data_stream().map(|piece| piece.expect("the stream goes on"));
        Self { pieces: pieces.boxed(), text: String::new(), place: None }
    }

    /// The next item; `None` at the end.
    pub async fn next(&mut self) -> Option<Value> {
        loop {
            if let Some((event, rest)) = self.text.split_once("\n\n") {
                let lines: Vec<_> = event.lines().map(str::to_owned).collect();
                self.text = rest.to_owned();
                let member = |name: &str| lines.iter().find_map(|line| line.strip_prefix(name)).map(str::trim);
                self.place = member("id:").map(str::to_owned).or(self.place.take());
                match member("data:") {
                    Some(data) => return Some(serde_json::from_str(data).expect("JSON")),
                    None => continue,
                }
            }
            let piece = timeout(SOON, self.pieces.next()).await.expect("the stream says something")?;
            self.text.push_str(std::str::from_utf8(&piece).expect("text"));
        }
    }

    /// The next item.
    pub async fn item(&mut self) -> Value {
        self.next().await.expect("the stream goes on")
    }

    /// The next thing that has changed, as `kind id`.
    pub async fn thing(&mut self) -> String {
        let item = self.item().await;
        assert_eq!(item["news"], "changed", "{item}");
        let member = |name: &str| item[name].as_str().unwrap_or_default().to_owned();
        format!("{} {}", member("kind"), member("id"))
    }

    /// The next thing of the kind, whatever else changes.
    pub async fn thing_of(&mut self, kind: &str) -> String {
        loop {
            let thing = self.thing().await;
            if thing.starts_with(&format!("{kind} ")) {
                return thing;
            }
        }
    }
}
