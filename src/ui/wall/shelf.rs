//! The wall that every screen shares: one board, kept up to date while the session changes.

use leptos::prelude::*;

use super::super::app::Fixed;
use crate::domain::{
    session::Session,
    wall::{Board, Filter},
};

/// The board, and what says that it changed.
#[derive(Clone, Copy)]
pub struct Shelf {
    board: StoredValue<Board, LocalStorage>,
    turn: Memo<(usize, usize)>,
    session: RwSignal<Session>,
    released: RwSignal<usize>,
    reading: StoredValue<bool>,
    /// The card that has the keyboard, or had it last: it stays while the others come and go.
    pub at: RwSignal<Option<String>>,
}

impl Shelf {
    /// The wall of a session.
    pub fn new(session: RwSignal<Session>, filter: RwSignal<Filter>, fixed: StoredValue<Fixed>) -> Self {
        let board = StoredValue::new_local(Board::default());
        let (released, reading) = (RwSignal::new(0), StoredValue::new(false));
        let turn = Memo::new(move |before: Option<&(usize, usize)>| {
            let (turns, last) = before.copied().unwrap_or_default();
            let now = released.get();
            let guide = fixed.with_value(|fixed| fixed.guide.clone());
            let changed = session.with(|session| {
                let withheld = guide.all_withheld(session);
                let take_in = |board: &mut Board| {
                    filter.with(|filter| board.follow(session, filter, &withheld, reading.get_value()))
                };
                board.try_update_value(take_in).unwrap_or_default()
            });
            (turns + usize::from(changed || now != last), now)
        });
        Self { board, turn, session, released, reading, at: RwSignal::new(None) }
    }

    /// The board as it is, followed.
    pub fn with<T>(self, look: impl FnOnce(&Board) -> T) -> T {
        self.turn.get();
        self.board.with_value(look)
    }

    /// The board as it is.
    pub fn with_untracked<T>(self, look: impl FnOnce(&Board) -> T) -> T {
        self.turn.get_untracked();
        self.board.with_value(look)
    }

    /// Whether somebody reads cards, so that new ones wait.
    pub fn set_reading(self, reading: bool) {
        self.reading.set_value(reading);
    }

    /// Shows what waits.
    pub fn release(self) {
        self.session.with_untracked(|session| self.board.update_value(|board| board.release(session)));
        self.released.update(|count| *count += 1);
    }

    /// The person here opened a card.
    pub fn open(self, id: &str) {
        self.board.update_value(|board| board.open(id));
    }

    /// The person here opened these cards at an earlier visit.
    pub fn set_read(self, read: &str) {
        self.board.update_value(|board| board.set_read(read.split(' ').map(str::to_owned)));
    }

    /// What the person here opened.
    pub fn read(self) -> Vec<String> {
        self.board.with_value(|board| board.read().to_vec())
    }
}
