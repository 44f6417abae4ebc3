//! Plan and re-plan: what a host who is behind is offered adds up.

use hallway::domain::run::{
    Command, Parts, Plan, PlannedStep, State, Turn,
    plan::{self, Place},
    replan::{How, Replan, replans},
    step::{times, total},
    timer::MINUTE,
};
use proptest::{collection::vec, prelude::*};

const NOON: u64 = 1_795_255_331_120;

fn steps() -> Vec<PlannedStep> {
    vec![
        PlannedStep::new("open", 5),
        PlannedStep::new("talk", 20),
        PlannedStep::new("tour", 10).optional(),
        PlannedStep::new("turns", 3).repeated(4),
        PlannedStep::new("extra", 4).optional(),
        PlannedStep::new("close", 9),
    ]
}

#[test]
fn who_goes_to_a_step_that_was_left_out_has_its_usual_minutes() {
    let mut state = State::default();
    state.apply(Command::Plan(vec![("tour".into(), 0), ("talk".into(), 12)]), NOON);
    let row = |state: &State, at: usize| Plan::at(&steps(), 50, state, NOON).rows[at].clone();
    assert!(row(&state, 2).out && !row(&state, 1).out);
    assert_eq!((row(&state, 1).step.minutes, row(&state, 1).usual), (12, 20));
    assert_eq!([state.minutes("tour", 10), state.minutes("talk", 20), state.minutes("none", 0)], [10, 12, 5]);
    state.apply(Command::Go("tour".into()), NOON);
    assert_eq!((row(&state, 2).step.minutes, row(&state, 2).out), (10, false));
}

/// A session that spent these minutes on its steps in turn and stands at the last of them.
fn after(minutes: &[(&str, u64)]) -> (State, u64) {
    let (mut state, mut now) = (State::default(), NOON);
    for (step, spent) in minutes {
        state.apply(Command::Go((*step).into()), now);
        now += spent * MINUTE;
    }
    (state, now)
}

fn plan(minutes: &[(&str, u64)]) -> Plan {
    let (state, now) = after(minutes);
    Plan::at(&steps(), total(&steps()), &state, now)
}

fn told(replan: &Replan) -> (&str, Vec<(&str, u64, u64)>, u64, i64) {
    let changes = replan.changes.iter().map(|change| (change.id.as_str(), change.from, change.to)).collect();
    (replan.how.word(), changes, replan.gains, replan.behind / 60_000)
}

#[test]
fn behind_grows_only_while_somebody_runs_over() {
    assert_eq!(total(&steps()), 60);
    for (spent, behind) in [
        (&[][..], 0),
        (&[("open", 3)], 0),
        (&[("open", 8)], 3),
        (&[("open", 8), ("talk", 15)], 3),
        (&[("open", 8), ("talk", 26)], 9),
        (&[("open", 2), ("talk", 26)], 3),
        (&[("open", 2), ("talk", 20)], -3),
        (&[("open", 5), ("tour", 10)], -20),
        (&[("open", 5), ("tour", 4), ("talk", 20), ("tour", 0)], 0),
    ] {
        assert_eq!(plan(spent).behind(), behind * 60_000, "{spent:?}");
    }
}

#[test]
fn planned_and_actual_stand_side_by_side() {
    let plan = plan(&[("open", 8), ("talk", 15)]);
    let rows: Vec<(&str, u64, Place)> =
        plan.rows.iter().map(|row| (row.step.id.as_str(), row.spent / MINUTE, row.place)).collect();
    assert_eq!(rows[..3], [("open", 8, Place::Past), ("talk", 15, Place::Here), ("tour", 0, Place::Ahead)]);
}

#[test]
fn six_minutes_behind() {
    let plan = plan(&[("open", 5), ("talk", 26)]);
    let all = replans(&plan);
    assert_eq!(
        all.iter().map(told).collect::<Vec<_>>(),
        [
            ("drop", vec![("tour", 10, 0)], 10, -4),
            ("drop", vec![("extra", 4, 0)], 4, 2),
            ("shorten", vec![("tour", 10, 7), ("extra", 4, 3), ("close", 9, 7)], 6, 0),
            ("run-over", vec![], 0, 6),
        ]
    );
}

#[test]
fn what_shortening_cannot_gain_is_left_out() {
    let all = replans(&plan(&[("open", 5), ("talk", 37)]));
    let on_time = all.iter().find(|replan| replan.how == How::OnTime).unwrap();
    assert_eq!(told(on_time).2, 17);
    assert_eq!(told(on_time).1, [("tour", 10, 5), ("turns", 3, 2), ("extra", 4, 0), ("close", 9, 5)]);
    let all = replans(&plan(&[("open", 5), ("talk", 60)]));
    let most = all.iter().find(|replan| replan.how == How::Most).unwrap();
    assert_eq!(most.gains, 10 + 4 + 4 + 4);
    assert!(most.behind > 0);
}

#[test]
fn who_is_not_behind_has_nothing_to_choose() {
    assert_eq!(replans(&plan(&[("open", 5)])), []);
    assert_eq!(replans(&Plan { rows: vec![], promised: 0 }), []);
}

#[test]
fn who_looks_ahead_loses_no_way_out() {
    let ways = |minutes: &[(&str, u64)]| replans(&plan(minutes)).len();
    let straight = ways(&[("open", 5), ("talk", 26)]);
    let (mut state, mut now) = after(&[("open", 5), ("talk", 26)]);
    for step in ["close", "tour", "extra", "talk"] {
        state.apply(Command::Go(step.into()), now);
        state.apply(Command::Step(Turn::Start(5 * MINUTE)), now);
        now += 10_000;
    }
    let looked = Plan::at(&steps(), 60, &state, now);
    assert_eq!(replans(&looked).len(), straight);
    assert!(looked.rows[2..].iter().all(|row| row.is_open()));
    // A timer that ran for a minute is work that was done.
    state.apply(Command::Go("tour".into()), now);
    state.apply(Command::Step(Turn::Start(5 * MINUTE)), now);
    state.apply(Command::Go("talk".into()), now + MINUTE);
    let worked = Plan::at(&steps(), 60, &state, now + MINUTE);
    assert!(worked.rows[2].began && !worked.rows[2].is_open());
    assert!(worked.rows[4].is_open());
}

#[test]
fn what_is_passed_by_is_skipped_and_not_done() {
    let plan = plan(&[("open", 5), ("turns", 3), ("close", 0)]);
    let skipped: Vec<bool> = plan.rows.iter().map(plan::Row::is_skipped).collect();
    assert_eq!(skipped, [false, true, true, false, true, false]);
}

#[test]
fn a_round_has_its_timer_and_ends_with_its_step() {
    let mut state = State::default();
    state.apply(Command::Go("talk".into()), NOON);
    state.apply(Command::Round(2, MINUTE), NOON);
    assert_eq!((state.round(), state.timer.map(|timer| timer.length)), (Some(2), Some(MINUTE)));
    let (read, problems) = State::read(&state.data(), "at");
    assert_eq!((read.round(), problems.len()), (Some(2), 0));
    state.apply(Command::Step(Turn::Start(MINUTE)), NOON);
    assert_eq!(state.round(), None);
    state.apply(Command::Round(0, MINUTE), NOON);
    state.apply(Command::Go("close".into()), NOON);
    assert_eq!(state.round(), None);
}

#[test]
fn a_division_of_the_room_outlives_being_hidden() {
    let mut state = State::default();
    state.apply(Command::Go("talk".into()), NOON);
    let parts = Parts { step: "talk".into(), people: 9, size: 0, round: 3, turn: 0 };
    state.divide(&parts);
    assert_eq!((state.parts(), state.division()), (None, Some(parts.clone())));
    state.show_parts(&parts);
    assert_eq!(state.parts(), Some(parts.clone()));
    state.hide_parts();
    let (read, _) = State::read(&state.data(), "at");
    assert_eq!((read.parts(), read.division()), (None, Some(parts)));
}

#[test]
fn a_new_plan_travels_in_the_state() {
    let (mut state, now) = after(&[("open", 5), ("talk", 26)]);
    let before = Plan::at(&steps(), 60, &state, now);
    let choice = replans(&before).remove(0);
    state.apply(Command::Plan(choice.minutes()), now);
    let then = Plan::at(&steps(), 60, &state, now);
    assert_eq!(then.steps(), choice.applied(&before.steps()));
    assert_eq!(then.behind(), choice.behind);
    assert_eq!(replans(&then), []);
}

#[test]
fn times_come_from_the_guide_or_from_the_group() {
    assert_eq!(times("presenter", None, 4), 4);
    assert_eq!(times("round", Some(3), 9), 3);
    assert_eq!((times("person", None, 0), times("", None, 9), times("", Some(0), 9)), (1, 1, 1));
}

pub fn any_steps() -> impl Strategy<Value = Vec<PlannedStep>> {
    let step = (0..40_u64, 1..6_u64, any::<bool>(), prop_oneof![Just(None), (0..30_u64).prop_map(Some)]);
    vec(step, 0..12).prop_map(|parts| {
        let step = |(n, (minutes, times, optional, least)): (usize, (u64, u64, bool, Option<u64>))| {
            let step = PlannedStep::new(format!("s{n}"), minutes).repeated(times);
            PlannedStep { optional, least: least.unwrap_or(step.least), ..step }
        };
        parts.into_iter().enumerate().map(step).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3_000, ..ProptestConfig::default() })]

    /// Every way gains exactly what it promises, keeps what has begun, and respects what makes sense.
    #[test]
    fn what_is_promised_is_what_comes(
        steps in any_steps(),
        spent in vec((0..12_usize, 0..2_400_000_u64), 0..8),
        less in 0..60_u64,
    ) {
        let (mut state, mut now) = (State::default(), NOON);
        for (step, wait) in spent {
            state.apply(Command::Go(format!("s{step}")), now);
            now += wait;
        }
        let promised = total(&steps).saturating_sub(less);
        let plan = Plan::at(&steps, promised, &state, now);
        let all = replans(&plan);
        prop_assert_eq!(&all, &replans(&plan), "always the same");
        prop_assert_eq!(all.is_empty(), plan.behind() <= 0);
        for replan in &all {
            let sum: u64 = replan.changes.iter().map(|change| change.gains).sum();
            prop_assert_eq!(sum, replan.gains);
            let applied = replan.applied(&plan.steps());
            prop_assert_eq!(total(&plan.steps()) - total(&applied), replan.gains);
            let mut later = state.clone();
            later.apply(Command::Plan(replan.minutes()), now);
            let then = Plan::at(&steps, promised, &later, now);
            prop_assert_eq!(then.behind(), replan.behind);
            prop_assert_eq!(then.behind(), plan.behind() - (replan.gains * MINUTE).cast_signed());
            for (row, to) in plan.rows.iter().zip(&applied) {
                let changed = row.step.minutes != to.minutes;
                prop_assert!(!changed || row.is_open());
                let dropped = to.minutes == 0 && row.step.optional && replan.how != How::Shorten;
                prop_assert!(!changed || dropped || to.minutes >= row.step.fewest());
            }
            match replan.how {
                How::OnTime => prop_assert!(replan.behind <= 0),
                How::Most | How::RunOver => prop_assert!(replan.behind > 0),
                How::Drop => prop_assert_eq!(replan.changes.len(), 1),
                How::Shorten => {}
            }
        }
    }
}
