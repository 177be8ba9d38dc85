//! Which brace closes which, for [`interpolate`](super::interpolate()).

/// The braces of a text, looked through once.
pub(super) struct Braces {
    /// Places of opening braces and of those that close them, in order of the opening ones.
    pairs: Vec<(usize, usize)>,
    /// Places of `}`.
    closing: Vec<usize>,
    /// Places of line feeds.
    line_feeds: Vec<usize>,
}

impl Braces {
    /// Pairs braces as compose-go's `getFirstBraceClosingIndex` does, which overlooks the character after a `{`.
    ///
    /// It starts at a `${`; the `{` there is never overlooked, as no `{` stands before it. So one walk over the text finds
    /// what a walk from each `${` would find.
    pub(super) fn of(text: &str) -> Self {
        let mut found = Self { pairs: Vec::new(), closing: Vec::new(), line_feeds: Vec::new() };
        let mut open = Vec::new();
        let mut overlooked = None;
        for place in memchr::memchr3_iter(b'{', b'}', b'\n', text.as_bytes()) {
            let sign = text.as_bytes().get(place);
            match sign {
                Some(b'}') => found.closing.push(place),
                Some(b'\n') => found.line_feeds.push(place),
                _ => {}
            }
            if overlooked == Some(place) {
                continue;
            }
            if sign == Some(&b'{') {
                open.push(place);
                overlooked = Some(place + 1);
            } else if sign == Some(&b'}') {
                found.pairs.extend(open.pop().map(|opened| (opened, place)));
            }
        }
        found.pairs.sort_unstable();
        found
    }

    /// The brace that ends a variable: the one that closes `opening` if it stands before `end` and before the next
    /// line feed, else the last in that range. Braces before `from` do not count.
    pub(super) fn closing(&self, opening: usize, from: usize, end: usize) -> Option<usize> {
        let next_line = self.line_feeds.partition_point(|&place| place < from);
        let end = self.line_feeds.get(next_line).map_or(end, |&place| place.min(end));
        let found = self.pairs.binary_search_by_key(&opening, |&(opened, _)| opened).ok();
        let own = found.and_then(|index| self.pairs.get(index)).map(|&(_, close)| close);
        let last = || {
            let before = self.closing.partition_point(|&place| place < end);
            before.checked_sub(1).and_then(|index| self.closing.get(index)).copied()
        };
        own.filter(|close| (from..end).contains(close)).or_else(last).filter(|&close| close >= from)
    }
}
