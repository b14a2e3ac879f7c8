//! What came back, held against what the policy says. Pure.

use domain::platform::IsolationVerdict;

/// What the policy says to a try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// Who asks is refused for who they are: 401 or 403.
    Turned(u16),
    /// The thing is another tenant's: as if it weren't there.
    NotThere,
    /// An answer with one's own things, or none.
    Own,
}

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Came {
    /// The HTTP status.
    pub status: u16,
    /// The code of a refusal.
    pub code: String,
    /// The members that a refusal found fault with.
    pub faults: Vec<String>,
    /// Something of the other tenant is in it that wasn't in the question.
    pub shows: bool,
}

/// What one answer comes to. `members` name the other tenant's things in the question; `reads`: the operation changes
/// nothing.
pub fn judge(expected: Expected, came: &Came, members: &[String], reads: bool) -> IsolationVerdict {
    use IsolationVerdict::{Leak, Passed, Refused, Unclear};
    if came.shows {
        return Leak;
    }
    let unknown = came.status == 400 && came.faults.iter().any(|fault| members.contains(fault));
    match (expected, came.status) {
        (_, 500..) => Unclear,
        (Expected::Turned(status), came) if came == status => Refused,
        (Expected::Turned(_), 200..300) => Leak,
        (Expected::Turned(_), _) => Unclear,
        (Expected::NotThere, 403 | 404) => Refused,
        (Expected::NotThere, _) if unknown => Refused,
        (Expected::NotThere, 200..300) if reads => Passed,
        (Expected::NotThere, 200..300) => Leak,
        (Expected::NotThere, _) => Unclear,
        (Expected::Own, _) => Passed,
    }
}

/// The worse of two verdicts.
pub fn worse(one: IsolationVerdict, other: IsolationVerdict) -> IsolationVerdict {
    let rank = |verdict| IsolationVerdict::ALL.iter().position(|it| *it == verdict);
    if rank(other) < rank(one) { other } else { one }
}

#[cfg(test)]
mod tests {
    use super::*;
    use IsolationVerdict::{Leak, Passed, Refused, Unclear};

    fn came(status: u16) -> Came {
        Came { status, code: String::new(), faults: Vec::new(), shows: false }
    }

    #[test]
    fn whoever_may_not_and_is_let_in_is_a_leak() {
        assert_eq!(judge(Expected::Turned(403), &came(403), &[], false), Refused);
        assert_eq!(judge(Expected::Turned(401), &came(200), &[], true), Leak);
        assert_eq!(judge(Expected::Turned(403), &came(404), &[], false), Unclear);
    }

    #[test]
    fn another_tenants_thing_is_not_there_or_unknown_to_the_form() {
        assert_eq!(judge(Expected::NotThere, &came(404), &[], false), Refused);
        assert_eq!(judge(Expected::NotThere, &came(409), &[], false), Unclear, "a conflict would say that it is there");
        assert_eq!(judge(Expected::NotThere, &came(204), &[], false), Leak);
        let unknown = Came { faults: vec!["serviceAccountId".into()], ..came(400) };
        assert_eq!(judge(Expected::NotThere, &unknown, &["serviceAccountId".into()], false), Refused);
        assert_eq!(judge(Expected::NotThere, &unknown, &[], false), Unclear);
    }

    #[test]
    fn what_shows_something_of_the_other_tenant_is_a_leak_whatever_its_status() {
        for expected in [Expected::Own, Expected::NotThere, Expected::Turned(403)] {
            assert_eq!(judge(expected, &Came { shows: true, ..came(404) }, &[], true), Leak);
        }
        assert_eq!(judge(Expected::Own, &came(200), &[], true), Passed);
        assert_eq!(judge(Expected::Own, &came(503), &[], true), Unclear);
    }

    #[test]
    fn the_worst_verdict_counts() {
        assert_eq!(worse(Passed, Leak), Leak);
        assert_eq!(worse(Unclear, Refused), Unclear);
    }
}
