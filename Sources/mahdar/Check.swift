import Meeting
import Room
import Words

/// `mahdar check MEETING`: prints what does not fit together, with the rule that it breaks and how
/// to mend it, then what was accepted in words.
///
/// - Throws: when something is open that nobody accepted.
func check(_ name: String, in data: String, language: Language?) throws(CommandError) {
    let folder = try folder(of: name, in: data)
    let meeting: Meeting
    do { meeting = try folder.read().meeting } catch { throw .failure("\(error)") }
    let words = Words(language ?? meeting.header.language)
    let open = meeting.openFindings
    for finding in open {
        say(words.finding(finding, in: meeting))
        say("    \(words.rule(finding.rule)). \(words.mend(finding))")
    }
    let accepted = meeting.acceptedFindings
    if !accepted.isEmpty {
        say(words("finding.accepted.title"))
        for finding in accepted { say("    " + words.accepted(finding, in: meeting)) }
    }
    say(words.state(of: meeting.lists, in: meeting))
    guard open.isEmpty else {
        throw .failure("\(folder.id): \(open.count) findings are open")
    }
}
