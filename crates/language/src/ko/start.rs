//! The start view.

use crate::StartTexts;

/// The start view.
pub static START: StartTexts = StartTexts {
    title_back: "다시 오셨습니다",
    continue_with: "{name} 이어서 하기",
    saved_list: "저장된 평가",
    unnamed: "이름 없는 평가",
    last_change: "{when} 변경",
    open: "열기",
    rename: "이름 바꾸기",
    rename_save: "이름 저장",
    duplicate: "복제",
    delete: "삭제",
    download_saved: "내려받기",
    actions_for: "{name} 작업",
    deleted_list: "최근 삭제한 평가",
    restore: "복원",
    unreadable: "읽을 수 없음",
    in_progress: "{percent} 답변",
};
