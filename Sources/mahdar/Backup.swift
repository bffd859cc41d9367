import Foundation
import Journal
import Room

/// `mahdar backup FOLDER [MEETING]`: copies committees and meetings, also while a server holds them.
func backUp(_ meeting: String?, in data: String, to target: String) throws(CommandError) {
    let committees = meeting == nil ? CommitteeFolder.all(in: data) : []
    let isCommittee = committees.contains { $0.path == data }
    let folders =
        if let meeting {
            [try folder(of: meeting, in: data)]
        } else {
            isCommittee ? [] : MeetingFolder.all(in: data)
        }
    if folders.isEmpty, committees.isEmpty { throw .failure("there are no meetings in \(data)") }
    for committee in committees {
        do {
            let copied = try committee.backUp(to: target)
            say("\(committee.id): a committee with \(copied) meetings in \(target)")
        } catch {
            throw .failure("\(committee.id): \(error)")
        }
    }
    for folder in folders {
        do {
            let copied = try folder.backUp(to: target)
            say("\(folder.id): \(copied) entries in \(target)")
        } catch {
            throw .failure("\(folder.id): \(error)")
        }
    }
    say("Keep it as safe as the original: it holds the links. Go on with it by:")
    say("  mahdar serve --data \(target)")
}

/// `mahdar recover MEETING [--through N]`: says what of a damaged journal is whole, and goes on
/// from there if the last good entry is named.
func recover(_ name: String, in data: String, through last: Int?) throws(CommandError) {
    let folder = try folder(of: name, in: data)
    let lock: FolderLock
    do { lock = try FolderLock(path: data) } catch { throw .failure("\(error)") }
    defer { withExtendedLifetime(lock) {} }
    do {
        guard let found = try folder.damage() else {
            say("\(folder.id): nothing is damaged")
            return
        }
        say("\(folder.id): \(found.damage)")
        say("  entries 1 to \(found.last) are whole; what follows would be left out")
        guard let last else {
            say("  to go on from there, keeping the damaged folder as evidence:")
            say("  mahdar recover \(folder.id) --through \(found.last)")
            throw CommandError.failure("nothing was changed")
        }
        let evidence = try folder.recover(through: last, at: now())
        say("  recovered through entry \(last); the damaged folder is \(evidence)")
    } catch let error as CommandError {
        throw error
    } catch {
        throw .failure("\(folder.id): \(error)")
    }
}
