//! Many decisions as one number, to be compared between machines.

use crate::{CASES_A_WORLD, World};

/// Of all decisions about some worlds, each with the permission and with what stood in the way (FNV-1a, 64 bits).
pub fn digest(first_world: u32, worlds: u32) -> u64 {
    let decisions = (first_world..first_world + worlds).map(World::nth).flat_map(|world| {
        let decisions = world.cases().map(|case| (case.permission.as_str(), case.decided(&world)));
        decisions.collect::<Vec<_>>()
    });
    decisions.fold(0xcbf2_9ce4_8422_2325, |sum, decision| {
        // The words of `Debug`: they tell the variants apart, whatever their numbers are on a machine.
        format!("{decision:?}").bytes().fold(sum, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
    })
}

/// Each tenth of all worlds: the first of them, and how many.
pub fn tenths() -> impl Iterator<Item = (u32, u32)> {
    let size = crate::CASES / CASES_A_WORLD / 10;
    (0..10).map(move |tenth| (tenth * size, size))
}
