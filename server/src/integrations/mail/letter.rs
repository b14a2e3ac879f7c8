//! What a mail says, in the language of whoever reads it: text, and HTML that needs nothing from elsewhere.

use chrono::TimeDelta;
use domain::kernel::PersonId;
use domain::platform::MailKind;
use domain::tenancy::{Accents, BrandView, Ground};
use serde::{Deserialize, Serialize};
use texts::{Catalogue, Key, Locale, Reading, keys};

/// Who a mail is for.
#[derive(Clone, Debug)]
pub struct Recipient {
    /// The person, where they have an account already.
    pub person: Option<PersonId>,
    /// As they write it.
    pub name: String,
    /// Where it goes.
    pub address: String,
    /// The language that they read.
    pub locale: Locale,
}

/// A mail to be written.
#[derive(Clone, Debug)]
pub struct Letter<'a> {
    /// What it is about; it decides what it says.
    pub kind: MailKind,
    /// Who it is for.
    pub to: &'a Recipient,
    /// The page that its button opens, `/register/confirm?token=…`, on the site that the mail comes from.
    pub page: Option<String>,
    /// Where one press leaves the list that the mail belongs to (RFC 8058), on the installation's own site.
    pub leave: Option<String>,
    /// What stands in the places of its text, `{count}`.
    pub values: &'a [(&'a str, &'a str)],
    /// How long it is of use; later it isn't delivered any more.
    pub useful_for: Option<TimeDelta>,
    /// How texts read where it comes from.
    pub texts: Reading,
    /// How the tenant looks that it comes from; `None`: the installation itself.
    pub brand: Option<&'a BrandView>,
    /// The name under which that tenant's own site answers: there the button leads. `None`: to the installation's.
    pub host: Option<&'a str>,
}

/// A mail as it is delivered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Written {
    pub(super) name: String,
    pub(super) text: String,
    pub(super) html: String,
    /// The address that one press leaves the list at.
    #[serde(default)]
    pub(super) leave: Option<String>,
}

/// Subject, text, and what the button says.
const fn sentences(kind: MailKind) -> (Key, Key, Key) {
    use keys::mails::*;
    match kind {
        MailKind::ConfirmAccount => (CONFIRM_ACCOUNT_SUBJECT, CONFIRM_ACCOUNT_TEXT, CONFIRM_ACCOUNT_ACTION),
        MailKind::AccountKnown => (ACCOUNT_KNOWN_SUBJECT, ACCOUNT_KNOWN_TEXT, ACCOUNT_KNOWN_ACTION),
        MailKind::ResetPassword => (RESET_PASSWORD_SUBJECT, RESET_PASSWORD_TEXT, RESET_PASSWORD_ACTION),
        MailKind::PasswordChanged => (PASSWORD_CHANGED_SUBJECT, PASSWORD_CHANGED_TEXT, PASSWORD_CHANGED_ACTION),
        MailKind::SignInLink => (SIGN_IN_LINK_SUBJECT, SIGN_IN_LINK_TEXT, SIGN_IN_LINK_ACTION),
        MailKind::Invitation => (INVITATION_SUBJECT, INVITATION_TEXT, INVITATION_ACTION),
        MailKind::Impersonated => (IMPERSONATED_SUBJECT, IMPERSONATED_TEXT, IMPERSONATED_ACTION),
        MailKind::LeadArrived => (LEAD_ARRIVED_SUBJECT, LEAD_ARRIVED_TEXT, LEAD_ARRIVED_ACTION),
        MailKind::NewsletterAsked => (NEWSLETTER_ASKED_SUBJECT, NEWSLETTER_ASKED_TEXT, NEWSLETTER_ASKED_ACTION),
        MailKind::NewsletterJoined => (NEWSLETTER_JOINED_SUBJECT, NEWSLETTER_JOINED_TEXT, NEWSLETTER_JOINED_ACTION),
        MailKind::Notice => (NOTICE_SUBJECT, NOTICE_TEXT, NOTICE_ACTION),
        MailKind::NoticeDigest => (NOTICE_DIGEST_SUBJECT, NOTICE_DIGEST_TEXT, NOTICE_DIGEST_ACTION),
        MailKind::SignInAlert => (SIGN_IN_ALERT_SUBJECT, SIGN_IN_ALERT_TEXT, SIGN_IN_ALERT_ACTION),
    }
}

impl Letter<'_> {
    /// Its subject line.
    pub(super) fn subject(&self) -> String {
        self.words().fill(sentences(self.kind).0, self.values)
    }

    /// The texts that its reader understands.
    const fn words(&self) -> &'static Catalogue {
        self.texts.of(self.to.locale)
    }

    /// Both of its forms.
    pub(super) fn write(&self, public_url: &str) -> Written {
        let Self { kind, to, page, values, .. } = self;
        let public_url = &self.host.map_or_else(|| public_url.to_owned(), |host| own_site(public_url, host));
        let (_, body, action) = sentences(*kind);
        let words = self.words();
        let say = |key| words.fill(key, values);
        let greeting = words.fill(keys::mails::GREETING, &[("name", &to.name)]);
        let (body, footer) = (say(body), words.fill(keys::mails::FOOTER, &[("url", public_url)]));
        let link = page.as_ref().map(|page| (format!("{public_url}{page}"), say(action)));
        let button = link.as_ref().map(|(url, action)| format!("{action}:\n{url}\n\n")).unwrap_or_default();
        let name =
            self.brand.and_then(|brand| brand.name.as_ref()).map(|name| format!("{name}\n\n")).unwrap_or_default();
        let plain = format!("{name}{greeting}\n\n{body}\n\n{button}-- \n{footer}\n");
        let button = link.as_ref().map(|(url, action)| html_button(url, action, &self.ink())).unwrap_or_default();
        let name = format!("<bdi>{}</bdi>", escape(&to.name));
        let greeting = escape(&words.fill(keys::mails::GREETING, &[("name", "\u{1}")])).replace('\u{1}', &name);
        let html = format!(
            "<!doctype html>\n<html lang=\"{tag}\" dir=\"{dir}\"><head><meta charset=\"utf-8\"><title>{subject}</title></head>\n\
             <body style=\"margin:0;padding:24px;background:#f6f7f9;color:#1b1f24;font:16px/1.6 sans-serif\">\n\
             <div style=\"max-width:34em;margin:0 auto;padding:24px;background:#fff;border:1px solid #d9dde3;border-radius:8px\">\n\
             {head}<p>{greeting}</p>\n<p style=\"white-space:pre-line\">{body}</p>\n{button}\
             <p style=\"margin-top:32px;color:#5b6470;font-size:14px\">{footer}</p>\n</div></body></html>\n",
            tag = to.locale.tag(),
            dir = to.locale.direction().as_str(),
            subject = escape(&self.subject()),
            body = escape(&body),
            footer = escape(&footer),
            head = self.head(),
        );
        let leave = self.leave.as_ref().map(|page| format!("{public_url}{page}"));
        Written { name: to.name.clone(), text: plain, html, leave }
    }

    /// The name of the tenant above the mail, in its colour.
    fn head(&self) -> String {
        let name = self.brand.and_then(|brand| brand.name.as_deref());
        name.map_or_else(String::new, |name| {
            let (name, ink) = (escape(name), self.ink());
            format!("<p style=\"margin-top:0;color:{ink};font-weight:600\"><bdi>{name}</bdi></p>\n")
        })
    }

    /// The colour of what is to be seen first: the tenant's accent, made readable on white.
    fn ink(&self) -> String {
        let colour = self.brand.and_then(|brand| brand.colour.as_ref());
        colour.map_or_else(|| "#1b1f24".into(), |colour| Accents::of(colour.oklch(), Ground::Light).0.accent.hex())
    }
}

/// The address of a tenant's own site: its host in place of the installation's, which has the same scheme and port.
fn own_site(public_url: &str, host: &str) -> String {
    let (scheme, rest) = public_url.split_once("://").unwrap_or(("https", public_url));
    let authority = rest.split('/').next().unwrap_or_default();
    let port = authority.rsplit_once(':').map(|(_, port)| port).filter(|port| port.parse::<u16>().is_ok());
    let port = port.map(|port| format!(":{port}")).unwrap_or_default();
    format!("{scheme}://{host}{port}")
}

fn html_button(url: &str, action: &str, ink: &str) -> String {
    let (url, action) = (escape(url), escape(action));
    format!(
        "<p><a href=\"{url}\" style=\"display:inline-block;padding:10px 18px;background:{ink};color:#fff;\
         border-radius:6px;text-decoration:none\">{action}</a></p>\n\
         <p dir=\"ltr\" style=\"color:#5b6470;font-size:14px;word-break:break-all\">{url}</p>\n"
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tenants_own_site_has_the_installations_scheme_and_port() {
        for (public, own) in [
            ("https://portico.example", "https://portal.aurora.example"),
            ("http://localhost:3000", "http://portal.aurora.example:3000"),
            ("https://[::1]:8443/", "https://portal.aurora.example:8443"),
            ("https://[::1]", "https://portal.aurora.example"),
        ] {
            assert_eq!(own_site(public, "portal.aurora.example"), own, "{public}");
        }
    }
    use domain::tenancy::{BrandColour, BrandLook};

    fn written(kind: MailKind, locale: Locale, name: &str) -> (String, Written) {
        let to = Recipient { person: None, name: name.into(), address: "lina@aurora.example".into(), locale };
        let values = [
            ("count", "120"),
            ("minutes", "30"),
            ("hours", "24"),
            ("days", "7"),
            ("tenant", "Aurora Foods"),
            ("staff", "Ines Castellan"),
            ("reason", "Ticket 4711"),
            ("what", "Somebody joined"),
        ];
        let page = Some("/a?token=x&y=1".into());
        let texts = Reading::default();
        let letter = Letter {
            kind,
            to: &to,
            page,
            leave: None,
            values: &values,
            useful_for: None,
            texts,
            brand: None,
            host: None,
        };
        (letter.subject(), letter.write("https://portico.example"))
    }

    #[test]
    fn every_kind_reads_in_every_language_with_nothing_left_open() {
        for kind in MailKind::ALL {
            for locale in Locale::ALL {
                let (subject, Written { text, html, .. }) = written(*kind, locale, "Lina Haddad");
                for said in [&subject, &text] {
                    assert!(!said.is_empty() && !said.contains(['{', '}', '\u{1}']), "{kind:?} {locale:?}: {said}");
                }
                assert!(text.contains("\nhttps://portico.example/a?token=x&y=1\n"), "{text}");
                assert!(html.contains("href=\"https://portico.example/a?token=x&amp;y=1\""), "{html}");
            }
        }
    }

    #[test]
    fn a_tenants_mail_bears_its_name_and_a_colour_that_can_be_read() {
        let to =
            Recipient { person: None, name: "Lina".into(), address: "lina@aurora.example".into(), locale: Locale::En };
        let look = |name: &str, colour: &str| {
            BrandView::of(BrandLook { name: Some(name.into()), colour: Some(BrandColour::named(colour)) }, None)
        };
        let written = |brand: &BrandView| {
            let (kind, page) = (MailKind::ResetPassword, Some("/a".into()));
            let letter = Letter {
                kind,
                to: &to,
                page,
                leave: None,
                values: &[],
                useful_for: None,
                texts: Reading::default(),
                brand: Some(brand),
                host: None,
            };
            letter.write("https://portico.example")
        };
        let green = written(&look("Aurora <Foods>", "#1f7a4d"));
        assert!(green.text.starts_with("Aurora <Foods>\n\n"), "{}", green.text);
        assert!(green.html.contains("<bdi>Aurora &lt;Foods&gt;</bdi>"), "{}", green.html);
        assert_eq!(green.html.matches("#1f7a4d").count(), 2, "name and button: {}", green.html);
        let pale = written(&look("Aurora", "#ffe066"));
        assert!(!pale.html.contains("#ffe066"), "nobody could read it on white");
    }

    #[test]
    fn arabic_is_written_from_right_to_left_and_a_name_is_only_text() {
        let (_, written) = written(MailKind::ResetPassword, Locale::Ar, "<b>Lina & co</b>");
        assert!(written.html.contains("<html lang=\"ar\" dir=\"rtl\">"), "{}", written.html);
        assert!(written.html.contains("<bdi>&lt;b&gt;Lina &amp; co&lt;/b&gt;</bdi>"), "{}", written.html);
    }
}
