//! The decision about one event and one person: which channels tell them, and when.

use super::{Choices, NoticeChannel, NoticeKind};
use crate::kernel::{Moment, Zone};
use crate::words;

/// The hour of the day at which mails go out that were gathered over a day, by the person's own clocks.
pub const DIGEST_HOUR: u8 = 8;

words! {
    /// What became of a notice in one channel.
    NoticeOutcome {
        /// It was told.
        Told = "told",
        /// It waits for its hour.
        Waits = "waits",
        /// The person doesn't want the topic through this channel.
        Off = "off",
        /// The person has muted the reason.
        Muted = "muted",
        /// The person did it themselves.
        OwnDeed = "own_deed",
        /// Another mail says it already.
        ToldElsewhere = "told_elsewhere",
    }
}

/// What there is to tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occasion {
    /// The reason.
    pub kind: NoticeKind,
    /// Whether the person did it themselves.
    pub is_own_deed: bool,
    /// Whether a mail of its own says it.
    pub has_own_mail: bool,
}

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// Among the notices.
    pub in_app: NoticeOutcome,
    /// From when on it draws attention there.
    pub shown_from: Moment,
    /// By mail.
    pub mail: NoticeOutcome,
    /// When the mail goes out, where one does.
    pub mail_at: Moment,
}

/// Decides. Quiet hours hold back every channel alike; nothing is lost by them.
pub fn deliver(occasion: Occasion, choices: &Choices, zone: &Zone, now: Moment) -> Delivery {
    let Occasion { kind, is_own_deed, has_own_mail } = occasion;
    let silent = if is_own_deed && !kind.tells_its_doer() {
        Some(NoticeOutcome::OwnDeed)
    } else if choices.muted.contains(&kind) {
        Some(NoticeOutcome::Muted)
    } else {
        None
    };
    let after_quiet = |at: Moment| match choices.quiet {
        Some(quiet) if quiet.cover(zone.hour(at)) => zone.next_hour(at, quiet.until),
        _ => at,
    };
    let wants = |channel| choices.wants(kind.topic(), channel);
    let mail_at = after_quiet(if choices.daily { zone.next_hour(now, DIGEST_HOUR) } else { now });
    let in_app = if wants(NoticeChannel::InApp) { NoticeOutcome::Told } else { NoticeOutcome::Off };
    let mail = match (has_own_mail, wants(NoticeChannel::Mail), mail_at > now) {
        (true, ..) => NoticeOutcome::ToldElsewhere,
        (_, false, _) => NoticeOutcome::Off,
        (_, _, true) => NoticeOutcome::Waits,
        (_, _, false) => NoticeOutcome::Told,
    };
    Delivery { in_app: silent.unwrap_or(in_app), shown_from: after_quiet(now), mail: silent.unwrap_or(mail), mail_at }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notify::{NoticeTopic, QuietHours};

    fn at(rfc3339: &str) -> Moment {
        Moment(rfc3339.parse().unwrap())
    }

    const STEP: Occasion = Occasion { kind: NoticeKind::LimitStep, is_own_deed: false, has_own_mail: false };

    fn told(occasion: Occasion, choices: &Choices, now: &str) -> Delivery {
        deliver(occasion, choices, &Zone::utc(), at(now))
    }

    #[test]
    fn by_themselves_notices_come_at_once() {
        let now = "2026-11-22T12:00:00Z";
        let delivery = told(STEP, &Choices::default(), now);
        assert_eq!((delivery.in_app, delivery.mail), (NoticeOutcome::Told, NoticeOutcome::Told));
        assert_eq!((delivery.shown_from, delivery.mail_at), (at(now), at(now)));
    }

    #[test]
    fn quiet_hours_hold_back_every_channel_and_drop_nothing() {
        let choices = Choices { quiet: Some(QuietHours { from: 22, until: 7 }), ..Choices::default() };
        let delivery = told(STEP, &choices, "2026-11-22T23:15:00Z");
        assert_eq!((delivery.in_app, delivery.mail), (NoticeOutcome::Told, NoticeOutcome::Waits));
        let morning = at("2026-11-23T07:00:00Z");
        assert_eq!((delivery.shown_from, delivery.mail_at), (morning, morning));
        assert_eq!(told(STEP, &choices, "2026-11-22T07:00:00Z").mail, NoticeOutcome::Told, "they are over");
    }

    #[test]
    fn a_day_is_gathered_for_the_morning_and_for_the_end_of_quiet_hours() {
        let daily = Choices { daily: true, ..Choices::default() };
        assert_eq!(told(STEP, &daily, "2026-11-22T07:59:00Z").mail_at, at("2026-11-22T08:00:00Z"));
        assert_eq!(told(STEP, &daily, "2026-11-22T08:00:00Z").mail_at, at("2026-11-23T08:00:00Z"));
        let late = Choices { quiet: Some(QuietHours { from: 6, until: 10 }), ..daily };
        assert_eq!(told(STEP, &late, "2026-11-22T12:00:00Z").mail_at, at("2026-11-23T10:00:00Z"));
    }

    #[test]
    fn what_is_switched_off_muted_or_ones_own_deed_says_so() {
        let now = "2026-11-22T12:00:00Z";
        let switched = vec![(NoticeTopic::Plan, NoticeChannel::InApp), (NoticeTopic::Access, NoticeChannel::Mail)];
        let choices = Choices { switched, muted: vec![NoticeKind::RolesChanged], ..Choices::default() };
        let delivery = told(STEP, &choices, now);
        assert_eq!((delivery.in_app, delivery.mail), (NoticeOutcome::Off, NoticeOutcome::Told));
        let roles = Occasion { kind: NoticeKind::RolesChanged, ..STEP };
        assert_eq!(told(roles, &choices, now).mail, NoticeOutcome::Muted);
        let own = Occasion { is_own_deed: true, ..STEP };
        assert_eq!(told(own, &choices, now).in_app, NoticeOutcome::OwnDeed);
        let passkey = Occasion { kind: NoticeKind::PasskeyAdded, is_own_deed: true, has_own_mail: false };
        assert_eq!(told(passkey, &choices, now).in_app, NoticeOutcome::Told, "perhaps it was somebody else");
        let password = Occasion { kind: NoticeKind::PasswordChanged, is_own_deed: true, has_own_mail: true };
        assert_eq!(told(password, &choices, now).mail, NoticeOutcome::ToldElsewhere);
    }
}
