//! What the search finds. Each context offers its own things, found through one of its own lists: so nobody finds what
//! their list wouldn't show, and a new kind is one declaration in its context.

use crate::Stop;
use crate::gateway::{Caller, Context, Services, may_call};
use domain::catalogue::Entry;
use domain::platform::{Found, FoundGroup, FoundKind, marks};
use domain::policy::{Actor, Portal, Reach};
use domain::{Operation, Page};
use futures::future::BoxFuture;
use std::sync::Arc;

/// A list whose rows can be found.
pub trait Findable: Operation<Output = Page<<Self as Findable>::Row>> {
    /// What the list has.
    type Row: Send;
    /// What its rows are.
    const FOUND: FoundKind;
    /// Where its rows are shown, by portal.
    const PLACES: &'static [(Portal, Place)];

    /// The list, asked for those that bear a text.
    fn bearing(text: &str, limit: u16) -> Self;

    /// The list's own handler.
    fn list(cx: &mut Context, op: Self) -> impl Future<Output = Result<Page<Self::Row>, Stop>> + Send;

    /// A row's id, its name, and what tells it from others of that name.
    fn shown(row: Self::Row) -> [String; 3];
}

/// Where a row is shown.
#[derive(Clone, Copy, Debug)]
pub enum Place {
    /// On a page of its own, below this one.
    Below(&'static str),
    /// In the list on this page, searched for its name.
    Listed(&'static str),
}

impl Place {
    fn of(self, id: &str, title: &str) -> String {
        match self {
            Self::Below(page) => format!("{page}/{id}"),
            Self::Listed(page) => format!("{page}?search={}", app::port::escape(title)),
        }
    }
}

/// What is looked for: by whom, which text, and how many of each.
#[derive(Clone, Copy)]
pub struct Wanted<'a> {
    /// Who looks.
    pub caller: &'a Caller,
    /// Part of a name, in any case.
    pub text: &'a str,
    /// The most of a kind.
    pub limit: u16,
}

type Find = for<'a> fn(&'a Arc<Services>, Wanted<'a>) -> BoxFuture<'a, Result<(FoundGroup, Reach), Stop>>;

/// A kind of thing that a context offers to whoever searches.
pub struct Offer {
    /// What it is.
    pub kind: FoundKind,
    /// The list that it is found through; who may ask for that may find it.
    pub list: &'static str,
    find: Find,
    is_open: fn(&Caller) -> bool,
}

inventory::collect!(Offer);

impl Offer {
    /// The offer of a list.
    pub const fn of<L: Findable>() -> Self {
        Self {
            kind: L::FOUND,
            list: L::NAME,
            find: |services, wanted| Box::pin(find::<L>(services, wanted)),
            is_open: |caller| may_call(const { &Entry::of::<L>() }, caller).is_ok(),
        }
    }

    /// Whether the caller may ask for the list.
    pub fn is_open_to(&self, caller: &Caller) -> bool {
        (self.is_open)(caller)
    }

    /// A few that bear the text, and how far was looked for them.
    ///
    /// # Errors
    /// What the list refuses with.
    pub async fn find(&self, services: &Arc<Services>, wanted: Wanted<'_>) -> Result<(FoundGroup, Reach), Stop> {
        (self.find)(services, wanted).await
    }
}

/// Every offer, in the order of the kinds.
pub fn offers() -> Vec<&'static Offer> {
    let mut offers: Vec<_> = inventory::iter::<Offer>.into_iter().collect();
    offers.sort_by_key(|offer| FoundKind::ALL.iter().position(|kind| *kind == offer.kind));
    offers
}

/// Asks the list in a transaction of its own: how far one list sees is nothing to the next.
async fn find<L: Findable>(services: &Arc<Services>, wanted: Wanted<'_>) -> Result<(FoundGroup, Reach), Stop> {
    let Wanted { caller, text, limit } = wanted;
    let mut look = Context::for_look::<L>(services, caller, L::ATTRIBUTES.reach);
    let page = L::list(&mut look, L::bearing(text, limit)).await;
    look.leave_stage(page.is_ok()).await?;
    let page = page?;
    let place = place_for(caller.actor.as_ref(), L::PLACES);
    let mut data: Vec<_> = page.data.into_iter().map(|row| found(L::shown(row), text, place)).collect();
    // Stable: within each half the list's own order stays.
    data.sort_by_key(|found| found.marks.first().is_none_or(|mark| mark.start > 0));
    Ok((FoundGroup { kind: L::FOUND, data, more: page.next_cursor.is_some() }, look.reach()))
}

fn found([id, title, detail]: [String; 3], text: &str, place: Option<Place>) -> Found {
    let href = place.map(|place| place.of(&id, &title));
    Found { marks: marks(&title, text), id, title, detail, href }
}

/// The first portal that the person may enter and that shows such things.
fn place_for(actor: Option<&Actor>, places: &[(Portal, Place)]) -> Option<Place> {
    let open = Portal::open_to(actor?);
    places.iter().find(|(portal, _)| open.contains(portal)).map(|(_, place)| *place)
}
