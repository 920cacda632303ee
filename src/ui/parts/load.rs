//! Loads the parts: a release build fetches them, other builds link them.

use yew::Callback;

use super::part::{Part, View};
#[cfg(not(feature = "split"))]
use crate::ui::views;
#[cfg(feature = "split")]
use crate::ui::views::nothing;
#[cfg(feature = "split")]
pub use split::fetch_features;

/// A part that is linked into this build.
#[cfg(not(feature = "split"))]
pub(super) fn linked(part: Part) -> Option<View> {
    Some(match part {
        Part::Start => views::start,
        Part::Assess => views::assess,
        Part::Features => views::nothing,
        Part::Results => views::results,
        Part::Plan => views::plan,
        Part::History => views::history,
        Part::Catalogue => views::catalogue,
        Part::Settings => views::settings,
        Part::Dialogs => views::dialogs,
        Part::Share => views::share,
        Part::Alerts => views::alerts,
        Part::News => views::news,
        Part::Link => views::link,
        Part::Unlock => views::unlock,
    })
}

/// Loads the features module. Returns whether that succeeded.
#[cfg(not(feature = "split"))]
#[allow(clippy::unused_async, reason = "the split build fetches them")]
pub async fn load_features() -> bool {
    true
}

/// Loads the features module. Returns whether that succeeded.
#[cfg(feature = "split")]
pub async fn load_features() -> bool {
    split::features().await.is_ok()
}

/// Fetches a part, and calls back with it, or with nothing where it could not be fetched.
#[cfg(not(feature = "split"))]
#[allow(clippy::needless_pass_by_value, reason = "the split build keeps it until the part is there")]
pub(super) fn load(part: Part, done: Callback<Option<View>>) {
    done.emit(linked(part));
}

/// A part that is linked into this build.
#[cfg(feature = "split")]
pub(super) fn linked(_: Part) -> Option<View> {
    None
}

/// Fetches a part, and calls back with it, or with nothing where it could not be fetched.
#[cfg(feature = "split")]
pub(super) fn load(part: Part, done: Callback<Option<View>>) {
    yew::platform::spawn_local(async move {
        let view = match part {
            Part::Start => split::start().await,
            Part::Assess => split::assess().await,
            Part::Features => return done.emit(load_features().await.then_some(nothing as View)),
            Part::Results => split::results().await,
            Part::Plan => split::plan().await,
            Part::History => split::history().await,
            Part::Catalogue => split::catalogue().await,
            Part::Settings => split::settings().await,
            Part::Dialogs => split::dialogs().await,
            Part::Share => split::share().await,
            Part::Alerts => split::alerts().await,
            Part::News => split::news().await,
            Part::Link => split::link().await,
            Part::Unlock => split::unlock().await,
        };
        done.emit(view.ok());
    });
}

#[cfg(feature = "split")]
mod split {
    #![allow(unsafe_code, reason = "the macro declares functions that the splitter links")]

    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    use super::View;
    use crate::ui::views;
    use opex_app::{PlanTools, ShareTools, register_plan_tools, register_share_tools};

    #[wasm_split(features, fallible, preload(
        /// Fetches the features ahead of being wanted.
        fetch_features
    ))]
    pub fn features() -> Result<(), SplitLoaderError> {
        opex_app::register_features();
        Ok(())
    }

    #[wasm_split(start, fallible)]
    pub(super) fn start() -> Result<View, SplitLoaderError> {
        Ok(views::start)
    }

    #[wasm_split(assess, fallible)]
    pub(super) fn assess() -> Result<View, SplitLoaderError> {
        Ok(views::assess)
    }

    #[wasm_split(results, fallible)]
    pub(super) fn results() -> Result<View, SplitLoaderError> {
        Ok(views::results)
    }

    #[wasm_split(plan, fallible)]
    pub(super) fn plan() -> Result<View, SplitLoaderError> {
        register_plan_tools(PlanTools::ALL);
        Ok(views::plan)
    }

    #[wasm_split(history, fallible)]
    pub(super) fn history() -> Result<View, SplitLoaderError> {
        Ok(views::history)
    }

    #[wasm_split(catalogue, fallible)]
    pub(super) fn catalogue() -> Result<View, SplitLoaderError> {
        Ok(views::catalogue)
    }

    #[wasm_split(settings, fallible)]
    pub(super) fn settings() -> Result<View, SplitLoaderError> {
        Ok(views::settings)
    }

    #[wasm_split(dialogs, fallible)]
    pub(super) fn dialogs() -> Result<View, SplitLoaderError> {
        Ok(views::dialogs)
    }

    #[wasm_split(share, fallible)]
    pub(super) fn share() -> Result<View, SplitLoaderError> {
        register_share_tools(ShareTools::ALL);
        Ok(views::share)
    }

    #[wasm_split(notices, fallible)]
    pub(super) fn alerts() -> Result<View, SplitLoaderError> {
        Ok(views::alerts)
    }

    #[wasm_split(notices, fallible)]
    pub(super) fn news() -> Result<View, SplitLoaderError> {
        Ok(views::news)
    }

    #[wasm_split(share, fallible)]
    pub(super) fn link() -> Result<View, SplitLoaderError> {
        Ok(views::link)
    }

    #[wasm_split(share, fallible)]
    pub(super) fn unlock() -> Result<View, SplitLoaderError> {
        Ok(views::unlock)
    }
}
