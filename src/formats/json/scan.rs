//! Finds the way on behind something that cannot be read.

use super::reader::{Broken, Part, Reader};

/// Where a search for the way on ended.
enum Stop {
    /// At a comma.
    Comma,
    /// At a closing bracket.
    Close,
    /// At the end of the text.
    End,
}

impl Reader<'_> {
    /// Goes on behind a broken item of the list or object at `level`, and says whether another follows.
    pub(super) fn mend(&mut self, level: usize) -> bool {
        let stop = self.scan(level);
        match stop {
            Stop::Comma => {
                self.at += 1;
                self.space();
                true
            }
            Stop::Close => {
                self.at += 1;
                self.level -= 1;
                false
            }
            Stop::End => {
                self.broken();
                false
            }
        }
    }

    /// Skips a list or object without a look inside. Not recursive: depth costs nothing here.
    pub(super) fn skip(&mut self) -> Part<()> {
        self.at += 1;
        self.level += 1;
        let level = self.level;
        loop {
            match self.scan(level) {
                Stop::Comma => self.at += 1,
                Stop::Close => {
                    self.at += 1;
                    self.level -= 1;
                    return Ok(());
                }
                Stop::End => return Err(Broken),
            }
        }
    }

    fn scan(&mut self, level: usize) -> Stop {
        while let Some(byte) = self.peek() {
            match byte {
                b',' if self.level == level => return Stop::Comma,
                b']' | b'}' if self.level <= level => return Stop::Close,
                b']' | b'}' => self.level -= 1,
                b'[' | b'{' => self.level += 1,
                b'"' => self.skip_text(),
                b'\n' => {
                    self.new_line();
                    continue;
                }
                _ => {}
            }
            self.at += 1;
        }
        Stop::End
    }

    /// To the closing quote of a text, or before the end of its line where that is missing: a file that
    /// was edited by hand is back in step on the next line.
    fn skip_text(&mut self) {
        self.at += 1;
        while let Some(byte) = self.peek() {
            match byte {
                b'"' => return,
                b'\n' => {
                    self.at -= 1;
                    return;
                }
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
    }
}
