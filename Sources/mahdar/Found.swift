import Committee
import Foundation
import Journal
import Meeting
import Preparation
import Room

/// `mahdar committee FILE`: founds a committee; prints its name.
func found(_ file: String, in data: String) throws(CommandError) {
    guard let bytes = FileManager.default.contents(atPath: file) else {
        throw .failure("cannot read \(file)")
    }
    do {
        let id = try CommitteeFolder.newID()
        let committee = try CommitteeFile.committee(fromJSON: Array(bytes), id: id)
        try CommitteeFolder(id: id, in: data).create(committee, at: now())
        say(id.rawValue)
    } catch {
        throw .failure("\(file): \(error)")
    }
}

/// Prints everybody's link to the page of a committee.
func printLinks(of committee: Committee, _ access: Access, _ listening: Listening) {
    let addresses = listening.names + Addresses.reachable(host: listening.host)
    let origins = addresses.map {
        Addresses.origin($0, scheme: listening.scheme, port: listening.port)
    }
    guard let origin = origins.first else { return }
    say("\(committee.settings.name)")
    say("  \(committee.id)   \(origins.map { $0 + "/" }.joined(separator: "   "))")
    for role in [Role.chair, .secretary, .member, .observer] {
        for member in committee.sitting where member.seat.role == role {
            let page = "\(origin)/committees/\(committee.id)#\(access.token(of: member.seat))"
            say("  \(label(of: role))  \(page)  \(member.seat.person.name)")
        }
    }
}

extension CommitteeFolder {
    /// Walks the committee's chain; the chains of its meetings are walked with the others.
    ///
    /// - Returns: whether it is whole.
    func report() -> Bool {
        do {
            let found = try verify()
            for problem in found.problems { complain("\(id): \(problem)") }
            say("\(id): \(found.problems.isEmpty ? "whole: " : "")\(found.summary)")
            return found.problems.isEmpty
        } catch {
            complain("\(id): \(error)")
            return false
        }
    }
}
