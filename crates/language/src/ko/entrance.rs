//! What is there before the app itself has been loaded.

use super::history::HISTORY;
use super::sharing::SHARING;
use super::start::START;
use crate::EntranceTexts;

/// The frame of the page and the start view of a first visit.
pub static ENTRANCE: EntranceTexts = EntranceTexts {
    app_name: "운영 성숙도",
    loading: "불러오는 중…",
    skip: "본문으로 건너뛰기",
    start: "시작",
    theme: "화면 모드",
    theme_system: "시스템 설정",
    theme_light: "밝게",
    theme_dark: "어둡게",
    help: "단축키와 도움말",
    drop_here: "결과 파일을 여기에 놓으면 열립니다",
    app_failed: "앱의 나머지를 불러오지 못했습니다. 연결을 확인하고 다시 시도해 주십시오. 그래도 열리지 않으면 페이지를 새로 고쳐 주십시오. 저장한 내용은 그대로 있습니다.",
    try_again: "다시 시도",
    page_title: "{view} · 운영 성숙도",
    title: "우리 팀의 운영은 얼마나 성숙했습니까?",
    intro: concat!(
        "운영 우수성 모범 사례 ",
        env!("N_PRACTICES"),
        "개를 팀이 어떻게 실천하는지 답하면 점수와 위험이 있는 곳, 먼저 개선할 일을 바로 보여 줍니다."
    ),
    privacy: "모든 내용은 이 브라우저에만 남으며 어디에도 전송되지 않습니다.",
    new: "새 평가",
    new_hint: concat!("질문 ", env!("N_PRACTICES"), "개. 언제든 멈췄다가 이어서 답할 수 있습니다"),
    open_file: "결과 파일 열기",
    open_file_hint: "또는 .opex.json 파일을 화면 아무 곳에나 놓으십시오",
    try_example: "예시 열어 보기",
    try_example_hint: "가상의 팀이 절반쯤 답한 평가",
    read_catalogue: "카탈로그 읽기: 모범 사례마다 수준별로 어떤 모습인지",
    unnamed: START.unnamed,
    history: HISTORY.title,
    share: SHARING.title,
};
