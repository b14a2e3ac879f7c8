use crate::words;

words! {
    /// Where somebody is told.
    NoticeChannel {
        /// Among their notices in Portico.
        InApp = "in_app",
        /// By mail.
        Mail = "mail",
    }
}

words! {
    /// Whether a topic comes through a channel.
    NoticeSwitch {
        /// It does.
        On = "on",
        /// It doesn't.
        Off = "off",
    }
}

words! {
    /// When mails go out.
    NoticePace {
        /// As soon as something happens.
        AtOnce = "at_once",
        /// Once a day, all in one.
        Daily = "daily",
    }
}
