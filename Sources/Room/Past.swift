import Journal
import Meeting
import Synchronization

/// What everyone in the room was told since the meeting was prepared, for those who look back: the
/// public part of every entry, a page at a time, read from the journal and not from the state.
///
/// It is what the feed carried and nothing else: whoever replays the pages sees at each sequence
/// what was public then. Pages are read off the loop; the newest full ones are kept encoded, as
/// those who look back at a meeting do so together.
package final class Past: Sendable {
    /// Bytes of entries in one page.
    static let pageBytes = 512 << 10
    /// Encoded pages that are kept.
    static let keptPages = 8

    private let folder: MeetingFolder
    private let pageBytes: Int
    private let pages = Mutex<[(after: Int, bytes: [UInt8])]>([])

    package init(_ folder: MeetingFolder) {
        self.folder = folder
        pageBytes = Self.pageBytes
    }

    init(_ folder: MeetingFolder, pageBytes: Int) {
        (self.folder, self.pageBytes) = (folder, pageBytes)
    }

    /// The page of entries after the one numbered `after`: `{"entries":[…],"through":…,"head":…}`.
    /// The next page is that after `through`; there is none when that is `head`.
    ///
    /// - Parameter head: the sequence of the newest durable entry; nothing after it is told.
    package func page(after: Int, head: Int) throws(MeetingFolderError) -> [UInt8] {
        let kept = pages.withLock { pages in pages.first { $0.after == after }?.bytes }
        if let kept { return Page.finished(kept, head: head) }
        let found: [RecoveredEntry]
        do {
            found = try Journal.entries(
                in: FolderStorage(reading: folder.path), from: after + 1, through: head,
                byteLimit: pageBytes)
        } catch {
            throw .journal(error)
        }
        let through = found.last?.sequence ?? max(after, head)
        let page = Page.begun(try publicEntries(found), through: through)
        if through < head { keep(page, after: after) }
        return Page.finished(page, head: head)
    }

    private func publicEntries(
        _ found: [RecoveredEntry]
    ) throws(MeetingFolderError) -> [[UInt8]] {
        var entries: [[UInt8]] = []
        for item in found {
            let entry: Entry
            do {
                entry = try RoomJSON.decode(Entry.self, from: item.payload)
            } catch {
                throw .cannotRead(folder.path, "entry \(item.sequence): \(error)")
            }
            if let view = entry.publicView { entries.append(RoomJSON.encode(view)) }
        }
        return entries
    }

    private func keep(_ page: [UInt8], after: Int) {
        pages.withLock { pages in
            if pages.contains(where: { $0.after == after }) { return }
            if pages.count == Self.keptPages { pages.removeFirst() }
            pages.append((after, page))
        }
    }
}

/// The text of a page. What is kept of it is all but `head`, which grows.
private enum Page {
    static func begun(_ entries: [[UInt8]], through: Int) -> [UInt8] {
        Array(#"{"entries":"#.utf8) + RoomJSON.array(of: entries)
            + Array(#","through":\#(through)"#.utf8)
    }

    static func finished(_ page: [UInt8], head: Int) -> [UInt8] {
        page + Array(#","head":\#(head)}"#.utf8)
    }
}
