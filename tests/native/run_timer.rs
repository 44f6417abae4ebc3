//! Timers: a deadline, so that nothing drifts whatever the clock and the ticks do.

use hallway::domain::run::{
    Mark, Phase, Timer, Told,
    timer::{LONGEST, MINUTE, Motion},
};
use proptest::{collection::vec, prelude::*};

const NOON: u64 = 1_795_255_331_120;
const TEN: u64 = 10 * MINUTE;

fn minutes(n: i64) -> i64 {
    n * 60_000
}

/// Looks at a timer at these milliseconds after noon and gathers everything that is said.
fn said(timer: &Timer, looks: impl IntoIterator<Item = u64>) -> Vec<Mark> {
    let mut told = Told::default();
    looks.into_iter().flat_map(|at| told.due(timer, NOON + at)).collect()
}

#[test]
fn an_hour_of_late_ticks_drifts_by_nothing() {
    let timer = Timer::start(60 * MINUTE, NOON);
    let (mut now, mut n, mut shown) = (NOON, 7_u64, Vec::new());
    while timer.left(now) > 0 {
        assert_eq!(timer.left(now), (NOON + 60 * MINUTE - now).cast_signed());
        shown.push(timer.seconds(now));
        // A tick comes up to 0.3 s late, as under load.
        n = n.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        now += timer.until_tick(now) + (n >> 33) % 300;
    }
    assert_eq!(shown.len(), 3_600, "each second is shown once");
    assert!(shown.windows(2).all(|pair| pair[0] == pair[1] + 1), "and none is left out");
}

#[test]
fn phases_follow_what_is_left() {
    let timer = Timer::start(TEN, NOON);
    for (at, phase) in [
        (0, "running"),
        (479_999, "running"),
        (480_000, "amber"),
        (569_999, "amber"),
        (570_000, "red"),
        (599_999, "red"),
        (600_000, "over"),
        (3_600_000, "over"),
    ] {
        assert_eq!(timer.phase(NOON + at).word(), phase, "at {at}");
    }
    assert_eq!(Timer::start(0, NOON).phase(NOON), Phase::Over);
}

#[test]
fn a_clock_shows_zero_at_the_end_and_counts_up_after() {
    let timer = Timer::start(TEN, NOON);
    for (at, seconds) in [(0, 600), (1, 600), (1_000, 599), (599_001, 1), (600_000, 0), (600_999, 0)] {
        assert_eq!(timer.seconds(NOON + at), seconds, "at {at}");
    }
    assert_eq!(timer.seconds(NOON + 601_000), -1);
    assert_eq!(timer.left(NOON + TEN + 90_000), -90_000);
    assert_eq!(timer.elapsed(NOON + TEN + 90_000), TEN + 90_000);
}

#[test]
fn a_pause_keeps_what_is_left_also_of_an_overrun() {
    let timer = Timer::start(TEN, NOON);
    let paused = timer.paused(NOON + 240_000);
    assert_eq!(paused.left(NOON + 9_000_000), minutes(6));
    assert_eq!(paused.paused(NOON + 9_000_000), paused, "a second pause changes nothing");
    let again = paused.resumed(NOON + 9_000_000);
    assert_eq!(again.left(NOON + 9_060_000), minutes(5));
    assert_eq!(again.resumed(NOON + 9_999_999), again);
    let late = timer.paused(NOON + 720_000).resumed(NOON + 900_000);
    assert_eq!(late.left(NOON + 900_000), minutes(-2));
}

#[test]
fn a_minute_more_or_less() {
    let timer = Timer::start(TEN, NOON);
    let now = NOON + 540_000;
    assert_eq!(timer.extended(1, now).left(now), minutes(2));
    assert_eq!(timer.extended(1, now).extended(-1, now), timer);
    assert_eq!(timer.extended(-1, now + 30_000).left(now + 30_000), 0, "never into the overrun");
    let over = NOON + 720_000;
    assert_eq!(timer.extended(-1, over), timer);
    assert_eq!(timer.extended(1, over).left(over), minutes(-1));
    let paused = timer.paused(now).extended(1, now + 5 * MINUTE);
    assert_eq!(paused.resumed(now + 9 * MINUTE).left(now + 9 * MINUTE), minutes(2));
    assert_eq!(timer.extended(i64::MAX, now).length, LONGEST);
    assert_eq!(timer.extended(i64::MIN, now).left(now), 0);
}

#[test]
fn what_is_stopped_stays_as_it_was() {
    let stopped = Timer::start(TEN, NOON).stopped(NOON + 660_000);
    let later = NOON + 99_000_000;
    assert_eq!((stopped.left(later), stopped.elapsed(later)), (minutes(-1), 11 * MINUTE));
    for again in [stopped.paused(later), stopped.resumed(later), stopped.extended(1, later)] {
        assert_eq!(again, stopped);
    }
    assert_eq!(said(&stopped, [0, TEN]), []);
}

#[test]
fn an_hour_asleep_counts() {
    let timer = Timer::start(TEN, NOON);
    assert_eq!(timer.left(NOON + 60_000 + 3_600_000), minutes(-51));
}

#[test]
fn a_clock_set_back_never_shows_more_than_the_full_length() {
    let timer = Timer::start(TEN, NOON);
    assert_eq!(timer.left(NOON + 240_000 - 120_000), minutes(8));
    assert_eq!(timer.left(NOON - 3_600_000), minutes(10));
    let paused = timer.paused(NOON + 240_000);
    assert_eq!(paused.left(NOON - 3_600_000), minutes(6), "a paused one does not look at the clock");
    let resumed = paused.resumed(NOON - 3_600_000);
    assert_eq!(resumed.left(NOON - 3_600_000 + 60_000), minutes(5));
    for by in [-3_600_000_i64, 3_600_000] {
        let now = NOON + 240_000;
        for timer in [timer, paused, timer.stopped(now)] {
            assert_eq!(timer.shifted(by).left(now.saturating_add_signed(by)), timer.left(now));
        }
    }
}

#[test]
fn each_moment_is_said_once() {
    let timer = Timer::start(TEN, NOON);
    let all = [Mark::Half, Mark::Amber, Mark::Red, Mark::Over, Mark::OverBy(5), Mark::OverBy(10)];
    assert_eq!(said(&timer, (0..=1_200_000).step_by(250)), all);
    assert_eq!(said(&timer, (0..=1_200_000).step_by(77_777)), all[..5]);
    assert_eq!(all.map(Mark::key), ["half", "amber", "red", "over", "over-by", "over-by"]);
}

#[test]
fn after_a_long_gap_the_last_is_the_one_that_holds() {
    let timer = Timer::start(TEN, NOON);
    let gap = said(&timer, [60_000, 3_660_000]);
    assert_eq!(gap, [Mark::Half, Mark::Amber, Mark::Red, Mark::Over, Mark::OverBy(50)]);
    let mut told = Told::until(&timer, NOON + 500_000);
    assert_eq!(told.due(&timer, NOON + 500_001), [], "a page that opens says nothing of the past");
    assert_eq!(told.due(&timer, NOON + 570_000), [Mark::Red]);
}

#[test]
fn a_clock_that_goes_to_and_fro_repeats_nothing() {
    let timer = Timer::start(TEN, NOON);
    assert_eq!(
        said(&timer, [490_000, 100_000, 490_000, 320_000, 575_000]),
        [Mark::Half, Mark::Amber, Mark::Red]
    );
}

#[test]
fn what_an_extension_puts_ahead_is_said_again() {
    let timer = Timer::start(TEN, NOON);
    let mut told = Told::default();
    assert_eq!(told.due(&timer, NOON + 500_000), [Mark::Half, Mark::Amber]);
    let timer = timer.extended(1, NOON + 500_000);
    assert_eq!(told.due(&timer, NOON + 501_000), []);
    assert_eq!(told.due(&timer, NOON + 530_000), [Mark::Amber]);
    let next = Timer::start(TEN, NOON + 540_000);
    assert_eq!(told.due(&next, NOON + 541_000), []);
    assert_eq!(told.due(&next, NOON + 840_000), [Mark::Half], "another timer starts anew");
}

#[test]
fn a_short_timer_says_little() {
    let marks = said(&Timer::start(MINUTE, NOON), (0..=MINUTE).step_by(500));
    assert_eq!(marks, [Mark::Amber, Mark::Over]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    /// A model that adds up: whatever the host does, what is left is what the model says.
    #[test]
    fn like_a_stopwatch_that_adds_up(
        length in 0..LONGEST,
        acts in vec((0..6_u8, 0..900_000_u64, -3..4_i64), 0..40),
    ) {
        let mut timer = Timer::start(length, NOON);
        let (mut now, mut left, mut runs, mut ended) = (NOON, length.cast_signed(), true, false);
        for (act, wait, by) in acts {
            now += wait;
            if runs {
                left -= wait.cast_signed();
            }
            timer = match act {
                0 => { runs = false; timer.paused(now) }
                1 => { runs = !ended; timer.resumed(now) }
                2 => {
                    if !ended {
                        let most = LONGEST.cast_signed() - timer.length.cast_signed();
                        left += (by * 60_000).max(-left.max(0)).min(most);
                    }
                    timer.extended(by, now)
                }
                3 if wait % 7 == 0 => { runs = false; ended = true; timer.stopped(now) }
                _ => timer,
            };
            prop_assert_eq!(timer.left(now), left);
            prop_assert_eq!(timer.runs(), runs);
            prop_assert!(timer.left(0) <= timer.length.cast_signed());
        }
    }

    /// Marks come in order, each once, for any looks at a clock that may jump both ways.
    #[test]
    fn marks_come_once_in_order(looks in vec(0..4_000_000_u64, 0..60), length in 0..3_000_000_u64) {
        let marks = said(&Timer::start(length, NOON), looks);
        let order = |mark: &Mark| match mark {
            Mark::Half => 1,
            Mark::Amber => 2,
            Mark::Red => 3,
            Mark::Over => 4,
            Mark::OverBy(minutes) => 5 + minutes,
        };
        prop_assert!(marks.windows(2).all(|pair| order(&pair[0]) < order(&pair[1])), "{:?}", marks);
    }

    /// No numbers, however wild, end in a panic or in more than the full length.
    #[test]
    fn wild_numbers(started: u64, length: u64, ends: u64, at: u64, now: u64, by: i64, kind in 0..3_u8) {
        let motion = match kind { 0 => Motion::Running, 1 => Motion::Paused(at), _ => Motion::Stopped(at) };
        let timer = Timer { started, length, ends, motion };
        for timer in [timer, timer.paused(now), timer.resumed(now), timer.extended(by, now),
            timer.stopped(now), timer.shifted(by), Timer::start(length, now)] {
            prop_assert!(i128::from(timer.left(now)) <= i128::from(timer.length));
            let _ = (timer.seconds(now), timer.until_tick(now), timer.elapsed(now), timer.phase(now));
            prop_assert!(Told::default().due(&timer, now).len() <= 5);
        }
    }
}
