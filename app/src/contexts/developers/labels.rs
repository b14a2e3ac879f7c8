//! What kinds, limits, latencies and shares are called.

use crate::words;
use domain::developers::{CallFigures, CallLimit};
use domain::platform::OperationKind;
use texts::{Key, keys};

pub(super) const fn kind(kind: OperationKind) -> Key {
    match kind {
        OperationKind::Command => keys::developers::KIND_COMMAND,
        OperationKind::Query => keys::developers::KIND_QUERY,
        OperationKind::Job => keys::developers::KIND_JOB,
        OperationKind::Stream => keys::developers::KIND_STREAM,
        OperationKind::Upload => keys::developers::KIND_UPLOAD,
        OperationKind::Download => keys::developers::KIND_DOWNLOAD,
    }
}

pub(super) const fn limit(limit: CallLimit) -> Key {
    match limit {
        CallLimit::Standard => keys::developers::LIMIT_STANDARD,
        CallLimit::SignIn => keys::developers::LIMIT_SIGN_IN,
        CallLimit::Mail => keys::developers::LIMIT_MAIL,
        CallLimit::Ai => keys::developers::LIMIT_AI,
    }
}

/// Microseconds as milliseconds with one decimal.
pub(super) fn ms(us: u64) -> String {
    let tenths = (us + 50) / 100;
    format!("{}.{} ms", words::number(tenths / 10), tenths % 10)
}

/// The share of errors, in percent; a dash where there was no call.
pub(super) fn share(figures: &CallFigures) -> String {
    match figures.errors_per_mille() {
        None => "–".to_owned(),
        Some(share) if share % 10 == 0 => format!("{} %", share / 10),
        Some(share) => format!("{}.{} %", share / 10, share % 10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_and_times_have_a_decimal_where_it_says_something() {
        let of = |calls, errors| share(&CallFigures { calls, errors, latency: None });
        assert_eq!([of(10, 2), of(3, 1), of(0, 0)], ["20 %", "33.3 %", "–"]);
        assert_eq!([ms(0), ms(49), ms(1_250), ms(12_345_678)], ["0.0 ms", "0.0 ms", "1.3 ms", "12\u{202f}345.7 ms"]);
    }
}
