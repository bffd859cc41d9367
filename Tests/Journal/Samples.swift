@testable import Journal

let meeting = "meeting-1"

/// A payload like those of a meeting: one line of JSON.
func payload(_ number: Int) -> [UInt8] { Array(#"{"vote":{"n":\#(number)}}"#.utf8) }

func entry(_ sequence: Int) -> RecoveredEntry {
    RecoveredEntry(sequence: sequence, payload: payload(sequence))
}

func entries(_ range: some Sequence<Int>) -> [RecoveredEntry] { range.map(entry) }

/// A storage with a journal of the entries 1 to `count`, appended one by one.
func storage(entries count: Int) throws -> FaultyStorage {
    let storage = FaultyStorage()
    var journal = try Journal.open(storage, name: meeting).journal
    for number in 1...count { try journal.append([payload(number)]) }
    return storage
}

/// Two snapshots, after 3 and 5, and three files, which begin with 1, 4 and 7; the head is 8.
func storageWithSnapshots() throws -> FaultyStorage {
    let storage = FaultyStorage()
    var journal = try Journal.open(storage, name: meeting).journal
    try journal.append((1...3).map(payload))
    try journal.writeSnapshot(sequence: 3, payload: Array(#"{"sum":3}"#.utf8))
    try journal.rollOver()
    try journal.append((4...6).map(payload))
    try journal.writeSnapshot(sequence: 5, payload: Array(#"{"sum":5}"#.utf8))
    try journal.rollOver()
    try journal.append((7...8).map(payload))
    return storage
}

let firstFile = "journal-000000000001.jsonl"

/// The break that something throws, or nil if it throws none.
func breakOf(_ body: () throws -> Void) throws -> Break? {
    do {
        try body()
        return nil
    } catch JournalError.broken(let found) {
        return found
    }
}

/// Offsets of the lines of a file, its end last.
func lineStarts(_ bytes: [UInt8]) -> [Int] {
    [0] + bytes.indices.filter { bytes[$0] == EntryLine.newline }.map { $0 + 1 }
}
