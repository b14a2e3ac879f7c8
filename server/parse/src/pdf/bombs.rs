//! What unpacks to more than is read, found in the bytes before the reader of pages meets them: that one sets no limit of its
//! own, and unpacks the index of a file and the streams that hold other objects as soon as it opens it.
//!
//! Which streams these are is found in each of the ways in which that reader finds them: it follows the index, and where
//! anything of that is wrong it looks through the whole file for what calls itself so. Each is then weighed wherever in the
//! file its number stands before a stream, whatever else the file says of it. What needs the key of an encrypted file counts
//! as the most that it could be. All other streams aren't unpacked before [`super::weights`] weighed them.

use std::collections::{HashMap, HashSet};

use hayro_interpret::hayro_syntax::Filter;
use hayro_interpret::hayro_syntax::object::{Dict, MaybeRef, Object, Stream};

use super::allowance::{Allowance, Excess};
use super::filters;
use super::index::{self, Index};
use super::nested;
use super::packing::names;
use super::places::{self, Heading, Name};
use crate::fault::Fault;
use crate::limits::Limits;

/// Objects of a file.
pub(super) const OBJECTS_MAX: usize = 2_000_000;

/// How many times its size deflate makes of something, at the most.
const RATIO_MAX: u64 = 1032;
/// How many times what is unpacked of a file its encrypted objects may be, if they were packed as tightly as can be.
const SEALED_TIMES: u64 = 4;
/// Objects that something may be where nobody knows its number: one of ten digits ends with nine others.
const ODD_TIMES: u64 = 10;
/// Bytes in which a stream tells of an object that it holds.
const MEMBER_MIN: u64 = 4;

/// Refuses a file that unpacks to more than this as soon as it's opened.
pub(super) fn refuse(bytes: &[u8], limits: &Limits) -> Result<(), Fault> {
    let mut allowance = Allowance::new(limits);
    allowance.count_dictionaries(bytes).map_err(|excess| excess.of("the file"))?;
    let index = Index::read(bytes, &mut allowance)?;
    let is_encrypted = names(bytes).any(|name| *name == *b"Encrypt");
    let mut holders = Holders {
        bytes,
        allowance,
        sealed: is_encrypted.then(|| limits.unpacked.saturating_mul(SEALED_TIMES) / RATIO_MAX),
        members: 0,
        may_be_any: false,
        places: index.places_of_holders(),
        numbers: index.holders,
        weights: HashMap::new(),
    };
    let claims = holders.find()?;
    holders.refuse(&claims)
}

/// What a stream that holds objects takes.
#[derive(Clone, Copy, Default)]
struct Weight {
    packed: u64,
    unpacked: u64,
    members: usize,
}

/// Streams that hold other objects.
struct Holders<'a> {
    bytes: &'a [u8],
    allowance: Allowance,
    /// Bytes of them that may still be encrypted, where anything is.
    sealed: Option<u64>,
    /// Objects that they hold.
    members: usize,
    /// Their numbers, and where the index says that they begin.
    numbers: HashSet<u32>,
    places: Vec<usize>,
    /// Whether one says to be one without a number that is clear, so that another may be taken for it.
    may_be_any: bool,
    /// By where their dictionaries begin.
    weights: HashMap<usize, Weight>,
}

impl Holders<'_> {
    /// Finds what calls itself so, and an index that calls itself that. Says where the first stand.
    fn find(&mut self) -> Result<Vec<usize>, Fault> {
        let mut claims = Vec::new();
        for at in places::of(b"<<", self.bytes) {
            self.allowance.tick().map_err(|excess| excess.of("the file"))?;
            let Some(dict) = places::dict_of_stream(self.bytes, at) else { continue };
            nested::refuse(dict, &self.allowance).map_err(|excess| excess.of(format!("a stream behind byte {at}")))?;
            let Some(stream) = places::stream(self.bytes, at) else { continue };
            match claim(stream.dict()) {
                Claim::Index => index::weigh(&stream, at, &mut self.allowance)?,
                Claim::Holder => claims.push(at),
                Claim::None => (),
            }
        }
        let mut clear = HashSet::new();
        for heading in Heading::all(self.bytes) {
            if let Name::Plain { number, is_clear: true, .. } = heading.name
                && claims.binary_search(&heading.object).is_ok()
            {
                self.numbers.insert(number);
                clear.insert(heading.object);
            }
        }
        self.may_be_any = claims.iter().any(|at| !clear.contains(at));
        Ok(claims)
    }

    /// Refuses them where they're too much together: each as often as it's called one of them, and once where it only claims
    /// to be.
    fn refuse(&mut self, claims: &[usize]) -> Result<(), Fault> {
        for heading in Heading::all(self.bytes) {
            self.allowance.tick().map_err(|excess| excess.of("the file"))?;
            if heading.is_torn(self.bytes) {
                return Err(Excess::Torn.of(format!("the object at byte {}", heading.object)));
            }
            let times = self.times(&heading.name);
            if times > 0 {
                self.take(heading.object, times)?;
            }
        }
        for at in claims {
            if !self.weights.contains_key(at) {
                self.take(*at, 1)?;
            }
        }
        Ok(())
    }

    /// How often something that is called this may be taken for a stream that holds objects. One number ends with others, and
    /// an index may point to these.
    fn times(&self, name: &Name) -> u64 {
        let Name::Plain { number, digits, is_first, .. } = name else { return ODD_TIMES };
        if !is_first {
            return 0;
        }
        let within =
            self.places.partition_point(|at| *at <= digits.start)..self.places.partition_point(|at| *at < digits.end);
        u64::from(self.may_be_any || self.numbers.contains(number)) + within.len() as u64
    }

    /// Counts a stream so many times.
    fn take(&mut self, at: usize, times: u64) -> Result<(), Fault> {
        let here = |excess: Excess| excess.of(format!("the stream at byte {at}"));
        let weight = match self.weights.get(&at).copied() {
            Some(weight) => weight,
            None => {
                let stream = places::stream(self.bytes, at);
                let weight = stream.map_or(Ok(Weight::default()), |stream| self.weigh(&stream)).map_err(here)?;
                self.weights.insert(at, weight);
                weight
            }
        };
        self.allowance.spend(weight.unpacked.saturating_mul(times)).map_err(here)?;
        let times_here = usize::try_from(times).unwrap_or(usize::MAX);
        self.members = self.members.saturating_add(weight.members.saturating_mul(times_here));
        if self.members > OBJECTS_MAX {
            return Err(Fault::too_large(format!("more than {OBJECTS_MAX} objects")));
        }
        if let Some(left) = self.sealed {
            let left = left.checked_sub(weight.packed.saturating_mul(times)).ok_or_else(|| {
                Fault::too_large(format!("the encrypted objects at byte {at} may unpack to more than is read"))
            })?;
            self.sealed = Some(left);
        }
        Ok(())
    }

    fn weigh(&mut self, stream: &Stream<'_>) -> Result<Weight, Excess> {
        let dict = stream.dict();
        if filters::have_wide_rows(dict) {
            return Err(Excess::Wide);
        }
        if filters::are_said_elsewhere(dict) {
            return Err(Excess::Hidden);
        }
        let data = places::data(stream, self.bytes);
        let filters = stream.filters();
        let before = self.allowance.left();
        let unpacked = filters::weigh(&data, &filters, &mut self.allowance)?;
        self.allowance.reset(before);
        let mut packed = data.len() as u64;
        let packings: Vec<_> = filters.iter().filter(|filter| **filter != Filter::Crypt).collect();
        if !matches!(packings[..], [] | [Filter::FlateDecode]) {
            // Of what is packed otherwise, nobody knows how much may come.
            packed = u64::MAX;
        }
        let most = if self.sealed.is_some() { packed.saturating_mul(RATIO_MAX) } else { unpacked } / MEMBER_MIN;
        let members = match dict.get_raw::<usize>(b"N") {
            Some(MaybeRef::NotRef(members)) => members,
            Some(MaybeRef::Ref(_)) => usize::MAX,
            None => 0,
        };
        Ok(Weight { packed, unpacked, members: members.min(usize::try_from(most).unwrap_or(usize::MAX)) })
    }
}

/// What a stream says to be there for.
enum Claim {
    /// To tell where the objects of the file are.
    Index,
    /// To hold objects.
    Holder,
    None,
}

fn claim(dict: &Dict<'_>) -> Claim {
    match dict.get_raw::<Object<'_>>(b"Type") {
        Some(MaybeRef::NotRef(Object::Name(name))) if *name == *b"XRef" => Claim::Index,
        Some(MaybeRef::NotRef(Object::Name(name))) if *name == *b"ObjStm" => Claim::Holder,
        // Whatever that is.
        Some(MaybeRef::Ref(_)) => Claim::Holder,
        _ if dict.contains_key(b"W") && dict.contains_key(b"Size") => Claim::Index,
        _ => Claim::None,
    }
}
