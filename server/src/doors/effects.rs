//! What an answer does to a browser beyond its body.

use super::cookies;
use crate::gateway::Effect;
use http::{HeaderValue, header};
use leptos_axum::ResponseOptions;

/// An effect as a browser takes it.
pub struct Carried {
    /// The lines of `Set-Cookie`.
    pub cookies: Vec<String>,
    /// Where it goes on to.
    pub to: Option<String>,
}

/// What a browser is told so that an effect happens.
pub fn carried(effect: Effect, insecure: bool) -> Carried {
    let cookies = match effect {
        Effect::GoTo(page) => return Carried { cookies: Vec::new(), to: Some(page) },
        Effect::KeepSession(token) => vec![cookies::keep_session(&token, insecure)],
        Effect::KeepDevice(token) => vec![cookies::keep_device(&token, insecure)],
        Effect::ForgetSession => cookies::forget_session().into(),
        Effect::KeepStep(token) => vec![cookies::keep_step(&token, insecure)],
        Effect::ForgetStep => cookies::forget_step().into(),
        Effect::Speak(Some(locale)) => vec![cookies::preference(cookies::LANGUAGE, locale.code())],
        Effect::Speak(None) => vec![cookies::no_preference(cookies::LANGUAGE)],
    };
    Carried { cookies, to: None }
}

/// Carries effects out through a server function's response.
pub fn apply(effects: Vec<Effect>, response: &ResponseOptions, insecure: bool) {
    for effect in effects {
        let Carried { cookies, to } = carried(effect, insecure);
        for line in cookies {
            if let Ok(value) = HeaderValue::from_str(&line) {
                response.append_header(header::SET_COOKIE, value);
            }
        }
        if let Some(page) = to {
            leptos_axum::redirect(&page);
        }
    }
}
