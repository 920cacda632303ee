//! The start view.

use crate::i18n::StartTexts;

pub(super) const START: StartTexts = StartTexts {
    title: "우리 팀의 운영은 얼마나 성숙했습니까?",
    title_back: "다시 오셨습니다",
    intro: "운영 우수성 모범 사례 82개를 팀이 어떻게 실천하는지 답하면 점수와 위험이 있는 곳, 먼저 개선할 일을 바로 보여 줍니다.",
    privacy: "모든 내용은 이 브라우저에만 남으며 어디에도 전송되지 않습니다.",
    continue_with: "{name} 이어서 하기",
    new: "새 평가",
    new_hint: "질문 82개, 팀과 함께 한 시간 정도",
    open_file: "결과 파일 열기",
    open_file_hint: "또는 .opex.json 파일을 화면 아무 곳에나 놓으십시오",
    try_example: "예시 열어 보기",
    try_example_hint: "가상의 팀이 절반쯤 답한 평가",
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
    storage_refused: "이 브라우저에서는 저장할 수 없습니다(비공개 모드이거나 사이트가 차단된 경우). 평가하고 결과 파일을 내려받을 수는 있지만 창을 닫으면 남지 않습니다.",
    in_progress: "{percent} 답변",
};
