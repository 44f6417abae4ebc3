//! Chance that can be replayed: the same seed gives the same order on every device.

/// The numbers from 0 up to `count` in an order that the seed decides (splitmix64, Fisher and Yates).
pub(super) fn shuffled(count: usize, seed: u64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    let mut state = seed;
    for last in (1..count).rev() {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        // The remainder is below `count`, which is a usize.
        order.swap(last, (mixed % (last as u64 + 1)) as usize);
    }
    order
}
