//! A long part of a page, drawn a piece at a time, so that the page answers meanwhile.

use yew::prelude::*;

/// How many pieces of `n_pieces` are to be drawn by now: one at first, and then one more at a time. What is drawn once
/// stays, even where there are fewer pieces for a while.
///
/// Between pieces Yew lets the browser draw and listen as soon as they have taken a frame together. On a server, where no
/// effect runs, all are drawn at once.
#[hook]
pub fn use_turns(n_pieces: usize) -> usize {
    let drawn = use_state_eq(|| 1);
    {
        let drawn = drawn.clone();
        use_effect_with((*drawn, n_pieces), move |(n_drawn, n_pieces)| {
            if n_drawn < n_pieces {
                drawn.set(n_drawn + 1);
            }
        });
    }
    if cfg!(target_arch = "wasm32") { *drawn } else { n_pieces }
}
