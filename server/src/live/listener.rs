//! One stream: what somebody missed, then what is told as it comes.

use super::seats::Seat;
use super::told::{circle_of, concerns_rights, told};
use super::{Ear, Heard, Live, feed};
use crate::Stop;
use crate::contexts::identity::{actor_by_session, actor_of_key};
use crate::gateway::{Caller, Services};
use crate::store::{Cursor, is_settled, movements_after};
use domain::Refusal;
use domain::kernel::SessionId;
use domain::platform::{ChangeNews, FollowChanges, ThingChange, ThingKind};
use domain::policy::{Actor, TenantStanding};
use futures::future::{BoxFuture, Either, select};
use futures::stream::{self, BoxStream, StreamExt};
use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::{Instant, sleep, sleep_until};

/// The longest silence of a stream; who hears nothing for twice as long has lost it.
const BEAT: Duration = Duration::from_secs(20);
/// Events of all tenants since somebody's last place that are looked through for them. Who was away for longer looks at
/// everything anew, which is less work for both.
pub(super) const MISSED_MAX: i64 = 2_000;

/// The stream of what changes for a caller.
pub fn follow(
    services: Arc<Services>,
    caller: Caller,
    op: FollowChanges,
) -> BoxStream<'static, Result<ThingChange, Refusal>> {
    let opening = Box::pin(async move { Listener::open(services, caller, op).await });
    stream::unfold(State::Opening(opening), |state| async move {
        let mut listener = match state {
            State::Opening(opening) => match opening.await {
                Ok(listener) => Box::new(listener),
                Err(stop) => return Some((Err(stop.into_refusal()), State::Over)),
            },
            State::Open(listener) => listener,
            State::Over => return None,
        };
        let item = listener.next().await?;
        Some((Ok(item), State::Open(listener)))
    })
    .boxed()
}

enum State {
    Opening(BoxFuture<'static, Result<Listener, Stop>>),
    Open(Box<Listener>),
    Over,
}

struct Listener {
    services: Arc<Services>,
    live: Live,
    actor: Actor,
    session: Option<SessionId>,
    ear: Ear,
    /// What waits to be said.
    queue: VecDeque<ThingChange>,
    /// Everything in the log up to here was said.
    last: Cursor,
    beat_at: Instant,
    /// Comes back when the process is going, or the stay is over.
    end: BoxFuture<'static, ()>,
    is_over: bool,
    _seat: Seat,
}

impl Listener {
    async fn open(services: Arc<Services>, caller: Caller, op: FollowChanges) -> Result<Self, Stop> {
        let actor = caller.actor.ok_or_else(Refusal::not_signed_in)?;
        let after: Option<Cursor> = match op.after.as_deref().filter(|after| !after.is_empty()) {
            None => None,
            Some(after) => Some(after.parse().map_err(|_| Refusal::invalid_field("after", "not_allowed"))?),
        };
        let live = services.live.clone();
        let seat = live.0.seats.take((actor.tenant_id, actor.person_id))?;
        live.begun(&services.db).await?;
        // Before the log is looked at: what comes in between is heard twice, and said once.
        let ear = live.listen(circle_of(&actor));
        let told_to = live.told_to().unwrap_or(Cursor::START);
        let end = end(&services, op.stay_s);
        let mut listener = Self {
            live,
            actor,
            session: caller.session,
            ear,
            queue: VecDeque::new(),
            last: after.unwrap_or(told_to),
            beat_at: Instant::now() + BEAT,
            end,
            is_over: false,
            services,
            _seat: seat,
        };
        listener.say(ThingChange::at(ChangeNews::Begun, Some(listener.last.to_string())));
        if let Some(after) = after {
            listener.resume(after, told_to).await?;
        }
        Ok(listener)
    }

    /// Says what was missed since a place, or that it was too much.
    async fn resume(&mut self, after: Cursor, told_to: Cursor) -> Result<(), Stop> {
        let mut tx = self.services.db.as_system("what a stream missed").await?;
        let missed = match is_settled(&mut tx, after).await? {
            // A place that nobody can have been told of: of another database, or made up.
            false => None,
            true => Some(movements_after(&mut tx, after, MISSED_MAX + 1).await?.moved),
        };
        drop(tx);
        let few = missed.filter(|missed| i64::try_from(missed.len()).is_ok_and(|count| count <= MISSED_MAX));
        let Some(missed) = few else {
            self.reset(told_to);
            return Ok(());
        };
        for moved in missed {
            self.last = moved.place;
            if let Some(heard) = feed::heard(&moved) {
                self.tell(&heard);
            }
        }
        for kind in ThingKind::UNLOGGED {
            self.tell(&Heard { place: None, tenant: None, other: None, person: None, kind: *kind, id: None });
        }
        Ok(())
    }

    async fn next(&mut self) -> Option<ThingChange> {
        loop {
            if let Some(item) = self.queue.pop_front() {
                self.beat_at = Instant::now() + BEAT;
                return Some(item);
            }
            if self.is_over {
                return None;
            }
            // What is told up to this place is in the ear by now.
            let told_to = self.live.told_to();
            tokio::select! {
                biased;
                () = &mut self.end => self.is_over = true,
                () = self.ear.wait() => self.hear().await,
                () = sleep_until(self.beat_at) => {
                    self.last = told_to.map_or(self.last, |told_to| told_to.max(self.last));
                    self.say(ThingChange::at(ChangeNews::Beat, Some(self.last.to_string())));
                }
            }
        }
    }

    async fn hear(&mut self) {
        let Ok(news) = self.ear.take() else {
            let told_to = self.live.told_to().unwrap_or(self.last);
            self.queue.clear();
            self.reset(told_to);
            return;
        };
        for heard in news {
            if heard.place.is_some_and(|place| place <= self.last) {
                continue;
            }
            self.last = heard.place.unwrap_or(self.last);
            if concerns_rights(&self.actor, &heard) {
                self.read_rights().await;
            }
            if self.is_over {
                return;
            }
            self.tell(&heard);
        }
    }

    fn tell(&mut self, heard: &Heard) {
        if let Some(id) = told(&self.actor, heard) {
            self.say(ThingChange::of(heard.kind, id, heard.place.map(|place| place.to_string())));
        }
    }

    /// A thing that changes several times at once is named once.
    fn say(&mut self, item: ThingChange) {
        match self.queue.back_mut() {
            Some(last) if (last.news, last.kind, last.id) == (item.news, item.kind, item.id) => *last = item,
            _ => self.queue.push_back(item),
        }
    }

    fn reset(&mut self, told_to: Cursor) {
        self.last = told_to;
        self.say(ThingChange::at(ChangeNews::Reset, Some(told_to.to_string())));
    }

    /// Who sees another part of the world than before begins anew, from the place that they are at.
    async fn read_rights(&mut self) {
        let db = &self.services.db;
        let found = match (self.session, self.actor.key) {
            (Some(session), _) => actor_by_session(db, session, None).await.map(|found| found.map(|it| it.actor)),
            (None, Some(key)) => actor_of_key(db, key).await,
            (None, None) => return,
        };
        match found {
            Ok(Some(found)) if circle_of(&found) == self.ear.circle && is_same(&found, &self.actor) => {
                let unproven = self.actor.standing == TenantStanding::Unproven;
                let standing = if unproven { TenantStanding::Unproven } else { found.standing };
                self.actor = Actor { standing, ..found };
            }
            _ => self.is_over = true,
        }
    }
}

fn is_same(one: &Actor, other: &Actor) -> bool {
    (one.person_id, one.tenant_id) == (other.person_id, other.tenant_id)
}

fn end(services: &Services, stay_s: Option<u16>) -> BoxFuture<'static, ()> {
    let going = services.drain.going();
    match stay_s {
        None => Box::pin(going),
        Some(stay_s) => {
            let stay = sleep(Duration::from_secs(stay_s.into()));
            Box::pin(async move {
                match select(Box::pin(going), Box::pin(stay)).await {
                    Either::Left(_) | Either::Right(_) => {}
                }
            })
        }
    }
}
