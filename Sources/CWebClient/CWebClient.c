/* Written by Tests/client-table.sh: the files of web/, compiled in. */
#include "CWebClient.h"

static const unsigned char acts_js[] = {
#embed "../../web/acts.js"
};

static const unsigned char announcer_js[] = {
#embed "../../web/announcer.js"
};

static const unsigned char answers_js[] = {
#embed "../../web/answers.js"
};

static const unsigned char ballots_js[] = {
#embed "../../web/ballots.js"
};

static const unsigned char bidi_js[] = {
#embed "../../web/bidi.js"
};

static const unsigned char committee_begin_js[] = {
#embed "../../web/committee/begin.js"
};

static const unsigned char committee_derived_js[] = {
#embed "../../web/committee/derived.js"
};

static const unsigned char committee_forms_js[] = {
#embed "../../web/committee/forms.js"
};

static const unsigned char committee_line_js[] = {
#embed "../../web/committee/line.js"
};

static const unsigned char committee_page_js[] = {
#embed "../../web/committee/page.js"
};

static const unsigned char committee_view_js[] = {
#embed "../../web/committee/view.js"
};

static const unsigned char connection_js[] = {
#embed "../../web/connection.js"
};

static const unsigned char derived_js[] = {
#embed "../../web/derived.js"
};

static const unsigned char derived_acceptance_js[] = {
#embed "../../web/derived/acceptance.js"
};

static const unsigned char derived_agreement_js[] = {
#embed "../../web/derived/agreement.js"
};

static const unsigned char derived_consultation_js[] = {
#embed "../../web/derived/consultation.js"
};

static const unsigned char derived_findings_js[] = {
#embed "../../web/derived/findings.js"
};

static const unsigned char derived_floor_js[] = {
#embed "../../web/derived/floor.js"
};

static const unsigned char derived_followUp_js[] = {
#embed "../../web/derived/followUp.js"
};

static const unsigned char derived_imitations_js[] = {
#embed "../../web/derived/imitations.js"
};

static const unsigned char derived_lists_js[] = {
#embed "../../web/derived/lists.js"
};

static const unsigned char derived_people_js[] = {
#embed "../../web/derived/people.js"
};

static const unsigned char derived_references_js[] = {
#embed "../../web/derived/references.js"
};

static const unsigned char derived_remembered_js[] = {
#embed "../../web/derived/remembered.js"
};

static const unsigned char derived_rewording_js[] = {
#embed "../../web/derived/rewording.js"
};

static const unsigned char derived_sensitivity_js[] = {
#embed "../../web/derived/sensitivity.js"
};

static const unsigned char derived_titles_js[] = {
#embed "../../web/derived/titles.js"
};

static const unsigned char derived_wording_js[] = {
#embed "../../web/derived/wording.js"
};

static const unsigned char download_js[] = {
#embed "../../web/download.js"
};

static const unsigned char icon_svg[] = {
#embed "../../web/icon.svg"
};

static const unsigned char identity_js[] = {
#embed "../../web/identity.js"
};

static const unsigned char index_html[] = {
#embed "../../web/index.html"
};

static const unsigned char keyParts_js[] = {
#embed "../../web/keyParts.js"
};

static const unsigned char later_css[] = {
#embed "../../web/later.css"
};

static const unsigned char loading_js[] = {
#embed "../../web/loading.js"
};

static const unsigned char main_js[] = {
#embed "../../web/main.js"
};

static const unsigned char meeting_js[] = {
#embed "../../web/meeting.js"
};

static const unsigned char meetingAgreement_js[] = {
#embed "../../web/meetingAgreement.js"
};

static const unsigned char minutes_agreementMarks_js[] = {
#embed "../../web/minutes/agreementMarks.js"
};

static const unsigned char minutes_change_js[] = {
#embed "../../web/minutes/change.js"
};

static const unsigned char minutes_clipboard_js[] = {
#embed "../../web/minutes/clipboard.js"
};

static const unsigned char minutes_collaboration_js[] = {
#embed "../../web/minutes/collaboration.js"
};

static const unsigned char minutes_controls_js[] = {
#embed "../../web/minutes/controls.js"
};

static const unsigned char minutes_crossing_js[] = {
#embed "../../web/minutes/crossing.js"
};

static const unsigned char minutes_delta_js[] = {
#embed "../../web/minutes/delta.js"
};

static const unsigned char minutes_difference_js[] = {
#embed "../../web/minutes/difference.js"
};

static const unsigned char minutes_document_js[] = {
#embed "../../web/minutes/document.js"
};

static const unsigned char minutes_editor_js[] = {
#embed "../../web/minutes/editor.js"
};

static const unsigned char minutes_editorWords_js[] = {
#embed "../../web/minutes/editorWords.js"
};

static const unsigned char minutes_edits_js[] = {
#embed "../../web/minutes/edits.js"
};

static const unsigned char minutes_find_js[] = {
#embed "../../web/minutes/find.js"
};

static const unsigned char minutes_folding_js[] = {
#embed "../../web/minutes/folding.js"
};

static const unsigned char minutes_historyDifference_js[] = {
#embed "../../web/minutes/historyDifference.js"
};

static const unsigned char minutes_historyLook_js[] = {
#embed "../../web/minutes/historyLook.js"
};

static const unsigned char minutes_historyMarks_js[] = {
#embed "../../web/minutes/historyMarks.js"
};

static const unsigned char minutes_historyRestore_js[] = {
#embed "../../web/minutes/historyRestore.js"
};

static const unsigned char minutes_historyTimeline_js[] = {
#embed "../../web/minutes/historyTimeline.js"
};

static const unsigned char minutes_hostText_js[] = {
#embed "../../web/minutes/hostText.js"
};

static const unsigned char minutes_inline_js[] = {
#embed "../../web/minutes/inline.js"
};

static const unsigned char minutes_input_js[] = {
#embed "../../web/minutes/input.js"
};

static const unsigned char minutes_inverse_js[] = {
#embed "../../web/minutes/inverse.js"
};

static const unsigned char minutes_keyboard_js[] = {
#embed "../../web/minutes/keyboard.js"
};

static const unsigned char minutes_kinds_js[] = {
#embed "../../web/minutes/kinds.js"
};

static const unsigned char minutes_labels_js[] = {
#embed "../../web/minutes/labels.js"
};

static const unsigned char minutes_layout_js[] = {
#embed "../../web/minutes/layout.js"
};

static const unsigned char minutes_live_ballots_js[] = {
#embed "../../web/minutes/live/ballots.js"
};

static const unsigned char minutes_live_followUp_js[] = {
#embed "../../web/minutes/live/followUp.js"
};

static const unsigned char minutes_live_live_js[] = {
#embed "../../web/minutes/live/live.js"
};

static const unsigned char minutes_live_parts_js[] = {
#embed "../../web/minutes/live/parts.js"
};

static const unsigned char minutes_live_resultTable_js[] = {
#embed "../../web/minutes/live/resultTable.js"
};

static const unsigned char minutes_longText_js[] = {
#embed "../../web/minutes/longText.js"
};

static const unsigned char minutes_lookText_js[] = {
#embed "../../web/minutes/lookText.js"
};

static const unsigned char minutes_minutes_css[] = {
#embed "../../web/minutes/minutes.css"
};

static const unsigned char minutes_minutes_js[] = {
#embed "../../web/minutes/minutes.js"
};

static const unsigned char minutes_model_js[] = {
#embed "../../web/minutes/model.js"
};

static const unsigned char minutes_motion_js[] = {
#embed "../../web/minutes/motion.js"
};

static const unsigned char minutes_notes_js[] = {
#embed "../../web/minutes/notes.js"
};

static const unsigned char minutes_operation_js[] = {
#embed "../../web/minutes/operation.js"
};

static const unsigned char minutes_panels_js[] = {
#embed "../../web/minutes/panels.js"
};

static const unsigned char minutes_paste_js[] = {
#embed "../../web/minutes/paste.js"
};

static const unsigned char minutes_phrases_js[] = {
#embed "../../web/minutes/phrases.js"
};

static const unsigned char minutes_picker_js[] = {
#embed "../../web/minutes/picker.js"
};

static const unsigned char minutes_places_js[] = {
#embed "../../web/minutes/places.js"
};

static const unsigned char minutes_pointer_js[] = {
#embed "../../web/minutes/pointer.js"
};

static const unsigned char minutes_positions_js[] = {
#embed "../../web/minutes/positions.js"
};

static const unsigned char minutes_presence_js[] = {
#embed "../../web/minutes/presence.js"
};

static const unsigned char minutes_rejection_js[] = {
#embed "../../web/minutes/rejection.js"
};

static const unsigned char minutes_remoteCarets_js[] = {
#embed "../../web/minutes/remoteCarets.js"
};

static const unsigned char minutes_restore_js[] = {
#embed "../../web/minutes/restore.js"
};

static const unsigned char minutes_runs_js[] = {
#embed "../../web/minutes/runs.js"
};

static const unsigned char minutes_safekeeping_js[] = {
#embed "../../web/minutes/safekeeping.js"
};

static const unsigned char minutes_selection_js[] = {
#embed "../../web/minutes/selection.js"
};

static const unsigned char minutes_sentences_js[] = {
#embed "../../web/minutes/sentences.js"
};

static const unsigned char minutes_sentences_ballots_js[] = {
#embed "../../web/minutes/sentences/ballots.js"
};

static const unsigned char minutes_sentences_decisions_js[] = {
#embed "../../web/minutes/sentences/decisions.js"
};

static const unsigned char minutes_sentences_followUp_js[] = {
#embed "../../web/minutes/sentences/followUp.js"
};

static const unsigned char minutes_sentences_formats_js[] = {
#embed "../../web/minutes/sentences/formats.js"
};

static const unsigned char minutes_sentences_lists_js[] = {
#embed "../../web/minutes/sentences/lists.js"
};

static const unsigned char minutes_sentences_people_js[] = {
#embed "../../web/minutes/sentences/people.js"
};

static const unsigned char minutes_sentences_phrases_js[] = {
#embed "../../web/minutes/sentences/phrases.js"
};

static const unsigned char minutes_sentences_rules_js[] = {
#embed "../../web/minutes/sentences/rules.js"
};

static const unsigned char minutes_sentences_sheets_js[] = {
#embed "../../web/minutes/sentences/sheets.js"
};

static const unsigned char minutes_sentences_verdicts_js[] = {
#embed "../../web/minutes/sentences/verdicts.js"
};

static const unsigned char minutes_surface_js[] = {
#embed "../../web/minutes/surface.js"
};

static const unsigned char minutes_textChange_js[] = {
#embed "../../web/minutes/textChange.js"
};

static const unsigned char minutes_textFormat_js[] = {
#embed "../../web/minutes/textFormat.js"
};

static const unsigned char minutes_toolbar_js[] = {
#embed "../../web/minutes/toolbar.js"
};

static const unsigned char minutes_tray_js[] = {
#embed "../../web/minutes/tray.js"
};

static const unsigned char minutes_undo_js[] = {
#embed "../../web/minutes/undo.js"
};

static const unsigned char minutes_units_js[] = {
#embed "../../web/minutes/units.js"
};

static const unsigned char minutes_unsentStore_js[] = {
#embed "../../web/minutes/unsentStore.js"
};

static const unsigned char minutes_validation_js[] = {
#embed "../../web/minutes/validation.js"
};

static const unsigned char minutes_viewport_js[] = {
#embed "../../web/minutes/viewport.js"
};

static const unsigned char minutes_writers_js[] = {
#embed "../../web/minutes/writers.js"
};

static const unsigned char motions_js[] = {
#embed "../../web/motions.js"
};

static const unsigned char othersVotes_js[] = {
#embed "../../web/othersVotes.js"
};

static const unsigned char page_js[] = {
#embed "../../web/page.js"
};

static const unsigned char protocol_js[] = {
#embed "../../web/protocol.js"
};

static const unsigned char render_js[] = {
#embed "../../web/render.js"
};

static const unsigned char secrecy_js[] = {
#embed "../../web/secrecy.js"
};

static const unsigned char security_js[] = {
#embed "../../web/security.js"
};

static const unsigned char sentences_js[] = {
#embed "../../web/sentences.js"
};

static const unsigned char sheetDrafts_js[] = {
#embed "../../web/sheetDrafts.js"
};

static const unsigned char sheets_js[] = {
#embed "../../web/sheets.js"
};

static const unsigned char store_js[] = {
#embed "../../web/store.js"
};

static const unsigned char style_css[] = {
#embed "../../web/style.css"
};

static const unsigned char style_agreement_css[] = {
#embed "../../web/style/agreement.css"
};

static const unsigned char style_ballot_css[] = {
#embed "../../web/style/ballot.css"
};

static const unsigned char style_base_css[] = {
#embed "../../web/style/base.css"
};

static const unsigned char style_checks_css[] = {
#embed "../../web/style/checks.css"
};

static const unsigned char style_committee_css[] = {
#embed "../../web/style/committee.css"
};

static const unsigned char style_frame_css[] = {
#embed "../../web/style/frame.css"
};

static const unsigned char style_history_css[] = {
#embed "../../web/style/history.css"
};

static const unsigned char style_lists_css[] = {
#embed "../../web/style/lists.css"
};

static const unsigned char style_matter_css[] = {
#embed "../../web/style/matter.css"
};

static const unsigned char style_projector_css[] = {
#embed "../../web/style/projector.css"
};

static const unsigned char style_tokens_css[] = {
#embed "../../web/style/tokens.css"
};

static const unsigned char views_actions_js[] = {
#embed "../../web/views/actions.js"
};

static const unsigned char views_adoption_js[] = {
#embed "../../web/views/adoption.js"
};

static const unsigned char views_amend_js[] = {
#embed "../../web/views/amend.js"
};

static const unsigned char views_amendForms_js[] = {
#embed "../../web/views/amendForms.js"
};

static const unsigned char views_amendText_js[] = {
#embed "../../web/views/amendText.js"
};

static const unsigned char views_ballot_js[] = {
#embed "../../web/views/ballot.js"
};

static const unsigned char views_ballotAnswers_js[] = {
#embed "../../web/views/ballotAnswers.js"
};

static const unsigned char views_ballotControls_js[] = {
#embed "../../web/views/ballotControls.js"
};

static const unsigned char views_chair_js[] = {
#embed "../../web/views/chair.js"
};

static const unsigned char views_checks_js[] = {
#embed "../../web/views/checks.js"
};

static const unsigned char views_checksGroups_js[] = {
#embed "../../web/views/checksGroups.js"
};

static const unsigned char views_checksLists_js[] = {
#embed "../../web/views/checksLists.js"
};

static const unsigned char views_checksMend_js[] = {
#embed "../../web/views/checksMend.js"
};

static const unsigned char views_checksSensitivity_js[] = {
#embed "../../web/views/checksSensitivity.js"
};

static const unsigned char views_closed_js[] = {
#embed "../../web/views/closed.js"
};

static const unsigned char views_commitment_js[] = {
#embed "../../web/views/commitment.js"
};

static const unsigned char views_decide_js[] = {
#embed "../../web/views/decide.js"
};

static const unsigned char views_difference_js[] = {
#embed "../../web/views/difference.js"
};

static const unsigned char views_floor_js[] = {
#embed "../../web/views/floor.js"
};

static const unsigned char views_floorRules_js[] = {
#embed "../../web/views/floorRules.js"
};

static const unsigned char views_followUp_js[] = {
#embed "../../web/views/followUp.js"
};

static const unsigned char views_frame_js[] = {
#embed "../../web/views/frame.js"
};

static const unsigned char views_header_js[] = {
#embed "../../web/views/header.js"
};

static const unsigned char views_history_js[] = {
#embed "../../web/views/history.js"
};

static const unsigned char views_historyControls_js[] = {
#embed "../../web/views/historyControls.js"
};

static const unsigned char views_historyPage_js[] = {
#embed "../../web/views/historyPage.js"
};

static const unsigned char views_join_js[] = {
#embed "../../web/views/join.js"
};

static const unsigned char views_links_js[] = {
#embed "../../web/views/links.js"
};

static const unsigned char views_list_js[] = {
#embed "../../web/views/list.js"
};

static const unsigned char views_meeting_js[] = {
#embed "../../web/views/meeting.js"
};

static const unsigned char views_mergemap_js[] = {
#embed "../../web/views/mergemap.js"
};

static const unsigned char views_motion_js[] = {
#embed "../../web/views/motion.js"
};

static const unsigned char views_motionOptions_js[] = {
#embed "../../web/views/motionOptions.js"
};

static const unsigned char views_now_js[] = {
#embed "../../web/views/now.js"
};

static const unsigned char views_officers_js[] = {
#embed "../../web/views/officers.js"
};

static const unsigned char views_openPassages_js[] = {
#embed "../../web/views/openPassages.js"
};

static const unsigned char views_pages_js[] = {
#embed "../../web/views/pages.js"
};

static const unsigned char views_parts_js[] = {
#embed "../../web/views/parts.js"
};

static const unsigned char views_passage_js[] = {
#embed "../../web/views/passage.js"
};

static const unsigned char views_passageForms_js[] = {
#embed "../../web/views/passageForms.js"
};

static const unsigned char views_people_js[] = {
#embed "../../web/views/people.js"
};

static const unsigned char views_peopleParts_js[] = {
#embed "../../web/views/peopleParts.js"
};

static const unsigned char views_prepared_js[] = {
#embed "../../web/views/prepared.js"
};

static const unsigned char views_projector_js[] = {
#embed "../../web/views/projector.js"
};

static const unsigned char views_proxies_js[] = {
#embed "../../web/views/proxies.js"
};

static const unsigned char views_proxyNotes_js[] = {
#embed "../../web/views/proxyNotes.js"
};

static const unsigned char views_question_js[] = {
#embed "../../web/views/question.js"
};

static const unsigned char views_result_js[] = {
#embed "../../web/views/result.js"
};

static const unsigned char views_resultPictures_js[] = {
#embed "../../web/views/resultPictures.js"
};

static const unsigned char views_resultTables_js[] = {
#embed "../../web/views/resultTables.js"
};

static const unsigned char views_rollcall_js[] = {
#embed "../../web/views/rollcall.js"
};

static const unsigned char views_room_js[] = {
#embed "../../web/views/room.js"
};

static const unsigned char views_rule_js[] = {
#embed "../../web/views/rule.js"
};

static const unsigned char views_rulesForm_js[] = {
#embed "../../web/views/rulesForm.js"
};

static const unsigned char views_running_js[] = {
#embed "../../web/views/running.js"
};

static const unsigned char views_seat_js[] = {
#embed "../../web/views/seat.js"
};

static const unsigned char views_secrecy_js[] = {
#embed "../../web/views/secrecy.js"
};

static const unsigned char views_security_js[] = {
#embed "../../web/views/security.js"
};

static const unsigned char views_sheet_js[] = {
#embed "../../web/views/sheet.js"
};

static const unsigned char views_sheetForm_js[] = {
#embed "../../web/views/sheetForm.js"
};

static const unsigned char views_sheetResult_js[] = {
#embed "../../web/views/sheetResult.js"
};

static const unsigned char views_subject_js[] = {
#embed "../../web/views/subject.js"
};

static const unsigned char views_tellers_js[] = {
#embed "../../web/views/tellers.js"
};

static const unsigned char views_threads_js[] = {
#embed "../../web/views/threads.js"
};

static const unsigned char views_times_js[] = {
#embed "../../web/views/times.js"
};

static const unsigned char views_wording_js[] = {
#embed "../../web/views/wording.js"
};

static const unsigned char words_js[] = {
#embed "../../web/words.js"
};

static const unsigned char words_ar_json[] = {
#embed "../../web/words/ar.json"
};

static const unsigned char words_en_json[] = {
#embed "../../web/words/en.json"
};

static const unsigned char words_fr_json[] = {
#embed "../../web/words/fr.json"
};

static const unsigned char words_minutes_ar_json[] = {
#embed "../../web/words/minutes.ar.json"
};

static const unsigned char words_minutes_en_json[] = {
#embed "../../web/words/minutes.en.json"
};

static const unsigned char words_minutes_fr_json[] = {
#embed "../../web/words/minutes.fr.json"
};

static const CWebClientFile files[] = {
    {"acts.js", acts_js, sizeof acts_js},
    {"announcer.js", announcer_js, sizeof announcer_js},
    {"answers.js", answers_js, sizeof answers_js},
    {"ballots.js", ballots_js, sizeof ballots_js},
    {"bidi.js", bidi_js, sizeof bidi_js},
    {"committee/begin.js", committee_begin_js, sizeof committee_begin_js},
    {"committee/derived.js", committee_derived_js, sizeof committee_derived_js},
    {"committee/forms.js", committee_forms_js, sizeof committee_forms_js},
    {"committee/line.js", committee_line_js, sizeof committee_line_js},
    {"committee/page.js", committee_page_js, sizeof committee_page_js},
    {"committee/view.js", committee_view_js, sizeof committee_view_js},
    {"connection.js", connection_js, sizeof connection_js},
    {"derived.js", derived_js, sizeof derived_js},
    {"derived/acceptance.js", derived_acceptance_js, sizeof derived_acceptance_js},
    {"derived/agreement.js", derived_agreement_js, sizeof derived_agreement_js},
    {"derived/consultation.js", derived_consultation_js, sizeof derived_consultation_js},
    {"derived/findings.js", derived_findings_js, sizeof derived_findings_js},
    {"derived/floor.js", derived_floor_js, sizeof derived_floor_js},
    {"derived/followUp.js", derived_followUp_js, sizeof derived_followUp_js},
    {"derived/imitations.js", derived_imitations_js, sizeof derived_imitations_js},
    {"derived/lists.js", derived_lists_js, sizeof derived_lists_js},
    {"derived/people.js", derived_people_js, sizeof derived_people_js},
    {"derived/references.js", derived_references_js, sizeof derived_references_js},
    {"derived/remembered.js", derived_remembered_js, sizeof derived_remembered_js},
    {"derived/rewording.js", derived_rewording_js, sizeof derived_rewording_js},
    {"derived/sensitivity.js", derived_sensitivity_js, sizeof derived_sensitivity_js},
    {"derived/titles.js", derived_titles_js, sizeof derived_titles_js},
    {"derived/wording.js", derived_wording_js, sizeof derived_wording_js},
    {"download.js", download_js, sizeof download_js},
    {"icon.svg", icon_svg, sizeof icon_svg},
    {"identity.js", identity_js, sizeof identity_js},
    {"index.html", index_html, sizeof index_html},
    {"keyParts.js", keyParts_js, sizeof keyParts_js},
    {"later.css", later_css, sizeof later_css},
    {"loading.js", loading_js, sizeof loading_js},
    {"main.js", main_js, sizeof main_js},
    {"meeting.js", meeting_js, sizeof meeting_js},
    {"meetingAgreement.js", meetingAgreement_js, sizeof meetingAgreement_js},
    {"minutes/agreementMarks.js", minutes_agreementMarks_js, sizeof minutes_agreementMarks_js},
    {"minutes/change.js", minutes_change_js, sizeof minutes_change_js},
    {"minutes/clipboard.js", minutes_clipboard_js, sizeof minutes_clipboard_js},
    {"minutes/collaboration.js", minutes_collaboration_js, sizeof minutes_collaboration_js},
    {"minutes/controls.js", minutes_controls_js, sizeof minutes_controls_js},
    {"minutes/crossing.js", minutes_crossing_js, sizeof minutes_crossing_js},
    {"minutes/delta.js", minutes_delta_js, sizeof minutes_delta_js},
    {"minutes/difference.js", minutes_difference_js, sizeof minutes_difference_js},
    {"minutes/document.js", minutes_document_js, sizeof minutes_document_js},
    {"minutes/editor.js", minutes_editor_js, sizeof minutes_editor_js},
    {"minutes/editorWords.js", minutes_editorWords_js, sizeof minutes_editorWords_js},
    {"minutes/edits.js", minutes_edits_js, sizeof minutes_edits_js},
    {"minutes/find.js", minutes_find_js, sizeof minutes_find_js},
    {"minutes/folding.js", minutes_folding_js, sizeof minutes_folding_js},
    {"minutes/historyDifference.js", minutes_historyDifference_js, sizeof minutes_historyDifference_js},
    {"minutes/historyLook.js", minutes_historyLook_js, sizeof minutes_historyLook_js},
    {"minutes/historyMarks.js", minutes_historyMarks_js, sizeof minutes_historyMarks_js},
    {"minutes/historyRestore.js", minutes_historyRestore_js, sizeof minutes_historyRestore_js},
    {"minutes/historyTimeline.js", minutes_historyTimeline_js, sizeof minutes_historyTimeline_js},
    {"minutes/hostText.js", minutes_hostText_js, sizeof minutes_hostText_js},
    {"minutes/inline.js", minutes_inline_js, sizeof minutes_inline_js},
    {"minutes/input.js", minutes_input_js, sizeof minutes_input_js},
    {"minutes/inverse.js", minutes_inverse_js, sizeof minutes_inverse_js},
    {"minutes/keyboard.js", minutes_keyboard_js, sizeof minutes_keyboard_js},
    {"minutes/kinds.js", minutes_kinds_js, sizeof minutes_kinds_js},
    {"minutes/labels.js", minutes_labels_js, sizeof minutes_labels_js},
    {"minutes/layout.js", minutes_layout_js, sizeof minutes_layout_js},
    {"minutes/live/ballots.js", minutes_live_ballots_js, sizeof minutes_live_ballots_js},
    {"minutes/live/followUp.js", minutes_live_followUp_js, sizeof minutes_live_followUp_js},
    {"minutes/live/live.js", minutes_live_live_js, sizeof minutes_live_live_js},
    {"minutes/live/parts.js", minutes_live_parts_js, sizeof minutes_live_parts_js},
    {"minutes/live/resultTable.js", minutes_live_resultTable_js, sizeof minutes_live_resultTable_js},
    {"minutes/longText.js", minutes_longText_js, sizeof minutes_longText_js},
    {"minutes/lookText.js", minutes_lookText_js, sizeof minutes_lookText_js},
    {"minutes/minutes.css", minutes_minutes_css, sizeof minutes_minutes_css},
    {"minutes/minutes.js", minutes_minutes_js, sizeof minutes_minutes_js},
    {"minutes/model.js", minutes_model_js, sizeof minutes_model_js},
    {"minutes/motion.js", minutes_motion_js, sizeof minutes_motion_js},
    {"minutes/notes.js", minutes_notes_js, sizeof minutes_notes_js},
    {"minutes/operation.js", minutes_operation_js, sizeof minutes_operation_js},
    {"minutes/panels.js", minutes_panels_js, sizeof minutes_panels_js},
    {"minutes/paste.js", minutes_paste_js, sizeof minutes_paste_js},
    {"minutes/phrases.js", minutes_phrases_js, sizeof minutes_phrases_js},
    {"minutes/picker.js", minutes_picker_js, sizeof minutes_picker_js},
    {"minutes/places.js", minutes_places_js, sizeof minutes_places_js},
    {"minutes/pointer.js", minutes_pointer_js, sizeof minutes_pointer_js},
    {"minutes/positions.js", minutes_positions_js, sizeof minutes_positions_js},
    {"minutes/presence.js", minutes_presence_js, sizeof minutes_presence_js},
    {"minutes/rejection.js", minutes_rejection_js, sizeof minutes_rejection_js},
    {"minutes/remoteCarets.js", minutes_remoteCarets_js, sizeof minutes_remoteCarets_js},
    {"minutes/restore.js", minutes_restore_js, sizeof minutes_restore_js},
    {"minutes/runs.js", minutes_runs_js, sizeof minutes_runs_js},
    {"minutes/safekeeping.js", minutes_safekeeping_js, sizeof minutes_safekeeping_js},
    {"minutes/selection.js", minutes_selection_js, sizeof minutes_selection_js},
    {"minutes/sentences.js", minutes_sentences_js, sizeof minutes_sentences_js},
    {"minutes/sentences/ballots.js", minutes_sentences_ballots_js, sizeof minutes_sentences_ballots_js},
    {"minutes/sentences/decisions.js", minutes_sentences_decisions_js, sizeof minutes_sentences_decisions_js},
    {"minutes/sentences/followUp.js", minutes_sentences_followUp_js, sizeof minutes_sentences_followUp_js},
    {"minutes/sentences/formats.js", minutes_sentences_formats_js, sizeof minutes_sentences_formats_js},
    {"minutes/sentences/lists.js", minutes_sentences_lists_js, sizeof minutes_sentences_lists_js},
    {"minutes/sentences/people.js", minutes_sentences_people_js, sizeof minutes_sentences_people_js},
    {"minutes/sentences/phrases.js", minutes_sentences_phrases_js, sizeof minutes_sentences_phrases_js},
    {"minutes/sentences/rules.js", minutes_sentences_rules_js, sizeof minutes_sentences_rules_js},
    {"minutes/sentences/sheets.js", minutes_sentences_sheets_js, sizeof minutes_sentences_sheets_js},
    {"minutes/sentences/verdicts.js", minutes_sentences_verdicts_js, sizeof minutes_sentences_verdicts_js},
    {"minutes/surface.js", minutes_surface_js, sizeof minutes_surface_js},
    {"minutes/textChange.js", minutes_textChange_js, sizeof minutes_textChange_js},
    {"minutes/textFormat.js", minutes_textFormat_js, sizeof minutes_textFormat_js},
    {"minutes/toolbar.js", minutes_toolbar_js, sizeof minutes_toolbar_js},
    {"minutes/tray.js", minutes_tray_js, sizeof minutes_tray_js},
    {"minutes/undo.js", minutes_undo_js, sizeof minutes_undo_js},
    {"minutes/units.js", minutes_units_js, sizeof minutes_units_js},
    {"minutes/unsentStore.js", minutes_unsentStore_js, sizeof minutes_unsentStore_js},
    {"minutes/validation.js", minutes_validation_js, sizeof minutes_validation_js},
    {"minutes/viewport.js", minutes_viewport_js, sizeof minutes_viewport_js},
    {"minutes/writers.js", minutes_writers_js, sizeof minutes_writers_js},
    {"motions.js", motions_js, sizeof motions_js},
    {"othersVotes.js", othersVotes_js, sizeof othersVotes_js},
    {"page.js", page_js, sizeof page_js},
    {"protocol.js", protocol_js, sizeof protocol_js},
    {"render.js", render_js, sizeof render_js},
    {"secrecy.js", secrecy_js, sizeof secrecy_js},
    {"security.js", security_js, sizeof security_js},
    {"sentences.js", sentences_js, sizeof sentences_js},
    {"sheetDrafts.js", sheetDrafts_js, sizeof sheetDrafts_js},
    {"sheets.js", sheets_js, sizeof sheets_js},
    {"store.js", store_js, sizeof store_js},
    {"style.css", style_css, sizeof style_css},
    {"style/agreement.css", style_agreement_css, sizeof style_agreement_css},
    {"style/ballot.css", style_ballot_css, sizeof style_ballot_css},
    {"style/base.css", style_base_css, sizeof style_base_css},
    {"style/checks.css", style_checks_css, sizeof style_checks_css},
    {"style/committee.css", style_committee_css, sizeof style_committee_css},
    {"style/frame.css", style_frame_css, sizeof style_frame_css},
    {"style/history.css", style_history_css, sizeof style_history_css},
    {"style/lists.css", style_lists_css, sizeof style_lists_css},
    {"style/matter.css", style_matter_css, sizeof style_matter_css},
    {"style/projector.css", style_projector_css, sizeof style_projector_css},
    {"style/tokens.css", style_tokens_css, sizeof style_tokens_css},
    {"views/actions.js", views_actions_js, sizeof views_actions_js},
    {"views/adoption.js", views_adoption_js, sizeof views_adoption_js},
    {"views/amend.js", views_amend_js, sizeof views_amend_js},
    {"views/amendForms.js", views_amendForms_js, sizeof views_amendForms_js},
    {"views/amendText.js", views_amendText_js, sizeof views_amendText_js},
    {"views/ballot.js", views_ballot_js, sizeof views_ballot_js},
    {"views/ballotAnswers.js", views_ballotAnswers_js, sizeof views_ballotAnswers_js},
    {"views/ballotControls.js", views_ballotControls_js, sizeof views_ballotControls_js},
    {"views/chair.js", views_chair_js, sizeof views_chair_js},
    {"views/checks.js", views_checks_js, sizeof views_checks_js},
    {"views/checksGroups.js", views_checksGroups_js, sizeof views_checksGroups_js},
    {"views/checksLists.js", views_checksLists_js, sizeof views_checksLists_js},
    {"views/checksMend.js", views_checksMend_js, sizeof views_checksMend_js},
    {"views/checksSensitivity.js", views_checksSensitivity_js, sizeof views_checksSensitivity_js},
    {"views/closed.js", views_closed_js, sizeof views_closed_js},
    {"views/commitment.js", views_commitment_js, sizeof views_commitment_js},
    {"views/decide.js", views_decide_js, sizeof views_decide_js},
    {"views/difference.js", views_difference_js, sizeof views_difference_js},
    {"views/floor.js", views_floor_js, sizeof views_floor_js},
    {"views/floorRules.js", views_floorRules_js, sizeof views_floorRules_js},
    {"views/followUp.js", views_followUp_js, sizeof views_followUp_js},
    {"views/frame.js", views_frame_js, sizeof views_frame_js},
    {"views/header.js", views_header_js, sizeof views_header_js},
    {"views/history.js", views_history_js, sizeof views_history_js},
    {"views/historyControls.js", views_historyControls_js, sizeof views_historyControls_js},
    {"views/historyPage.js", views_historyPage_js, sizeof views_historyPage_js},
    {"views/join.js", views_join_js, sizeof views_join_js},
    {"views/links.js", views_links_js, sizeof views_links_js},
    {"views/list.js", views_list_js, sizeof views_list_js},
    {"views/meeting.js", views_meeting_js, sizeof views_meeting_js},
    {"views/mergemap.js", views_mergemap_js, sizeof views_mergemap_js},
    {"views/motion.js", views_motion_js, sizeof views_motion_js},
    {"views/motionOptions.js", views_motionOptions_js, sizeof views_motionOptions_js},
    {"views/now.js", views_now_js, sizeof views_now_js},
    {"views/officers.js", views_officers_js, sizeof views_officers_js},
    {"views/openPassages.js", views_openPassages_js, sizeof views_openPassages_js},
    {"views/pages.js", views_pages_js, sizeof views_pages_js},
    {"views/parts.js", views_parts_js, sizeof views_parts_js},
    {"views/passage.js", views_passage_js, sizeof views_passage_js},
    {"views/passageForms.js", views_passageForms_js, sizeof views_passageForms_js},
    {"views/people.js", views_people_js, sizeof views_people_js},
    {"views/peopleParts.js", views_peopleParts_js, sizeof views_peopleParts_js},
    {"views/prepared.js", views_prepared_js, sizeof views_prepared_js},
    {"views/projector.js", views_projector_js, sizeof views_projector_js},
    {"views/proxies.js", views_proxies_js, sizeof views_proxies_js},
    {"views/proxyNotes.js", views_proxyNotes_js, sizeof views_proxyNotes_js},
    {"views/question.js", views_question_js, sizeof views_question_js},
    {"views/result.js", views_result_js, sizeof views_result_js},
    {"views/resultPictures.js", views_resultPictures_js, sizeof views_resultPictures_js},
    {"views/resultTables.js", views_resultTables_js, sizeof views_resultTables_js},
    {"views/rollcall.js", views_rollcall_js, sizeof views_rollcall_js},
    {"views/room.js", views_room_js, sizeof views_room_js},
    {"views/rule.js", views_rule_js, sizeof views_rule_js},
    {"views/rulesForm.js", views_rulesForm_js, sizeof views_rulesForm_js},
    {"views/running.js", views_running_js, sizeof views_running_js},
    {"views/seat.js", views_seat_js, sizeof views_seat_js},
    {"views/secrecy.js", views_secrecy_js, sizeof views_secrecy_js},
    {"views/security.js", views_security_js, sizeof views_security_js},
    {"views/sheet.js", views_sheet_js, sizeof views_sheet_js},
    {"views/sheetForm.js", views_sheetForm_js, sizeof views_sheetForm_js},
    {"views/sheetResult.js", views_sheetResult_js, sizeof views_sheetResult_js},
    {"views/subject.js", views_subject_js, sizeof views_subject_js},
    {"views/tellers.js", views_tellers_js, sizeof views_tellers_js},
    {"views/threads.js", views_threads_js, sizeof views_threads_js},
    {"views/times.js", views_times_js, sizeof views_times_js},
    {"views/wording.js", views_wording_js, sizeof views_wording_js},
    {"words.js", words_js, sizeof words_js},
    {"words/ar.json", words_ar_json, sizeof words_ar_json},
    {"words/en.json", words_en_json, sizeof words_en_json},
    {"words/fr.json", words_fr_json, sizeof words_fr_json},
    {"words/minutes.ar.json", words_minutes_ar_json, sizeof words_minutes_ar_json},
    {"words/minutes.en.json", words_minutes_en_json, sizeof words_minutes_en_json},
    {"words/minutes.fr.json", words_minutes_fr_json, sizeof words_minutes_fr_json},
};

size_t CWebClientCount(void) { return sizeof files / sizeof *files; }

CWebClientFile CWebClientFileAt(size_t index) { return files[index]; }
