//! What an answer does to a browser beyond its body.

use super::cookies;
use crate::gateway::Effect;
use http::{HeaderValue, header};
use leptos_axum::ResponseOptions;

/// Carries effects out through a server function's response.
pub fn apply(effects: Vec<Effect>, response: &ResponseOptions, insecure: bool) {
    for effect in effects {
        match effect {
            Effect::KeepSession(token) => cookie(response, &cookies::keep_session(&token, insecure)),
            Effect::KeepDevice(token) => cookie(response, &cookies::keep_device(&token, insecure)),
            Effect::ForgetSession => cookies::forget_session().iter().for_each(|line| cookie(response, line)),
            Effect::KeepStep(token) => cookie(response, &cookies::keep_step(&token, insecure)),
            Effect::ForgetStep => cookies::forget_step().iter().for_each(|line| cookie(response, line)),
            Effect::GoTo(page) => leptos_axum::redirect(&page),
            Effect::Speak(Some(locale)) => cookie(response, &cookies::preference(cookies::LANGUAGE, locale.code())),
            Effect::Speak(None) => cookie(response, &cookies::no_preference(cookies::LANGUAGE)),
        }
    }
}

fn cookie(response: &ResponseOptions, line: &str) {
    if let Ok(value) = HeaderValue::from_str(line) {
        response.append_header(header::SET_COOKIE, value);
    }
}
