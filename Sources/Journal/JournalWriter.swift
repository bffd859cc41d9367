import Dispatch
import Synchronization

/// Takes entries from the service loop at once and makes them durable in groups: while one group
/// is being synchronised the next one gathers.
///
/// Whoever owns the state calls `submit` and reads `status`; `step` does the work, on a
/// `JournalThread` in a server, or wherever a test wants it. What `step` finds out it publishes in
/// `status` and then calls `wake`.
package final class JournalWriter: Sendable {
    /// How things stand.
    package struct Status: Equatable, Sendable {
        /// The last durable entry.
        package fileprivate(set) var durable: Head
        /// Whether entries are taken.
        package fileprivate(set) var condition: Condition
        /// The sequence of the newest snapshot written or recovered; 0 if there is none.
        package fileprivate(set) var snapshot: Int
        /// Why the last snapshot could not be written; nil if it could. The journal goes on.
        package fileprivate(set) var snapshotFailure: JournalError?
        /// The mark of the last file that was kept; 0 before the first.
        package fileprivate(set) var kept = 0
    }

    /// Whether entries are taken.
    package enum Condition: Equatable, Sendable {
        /// Entries are taken.
        case accepting
        /// Writing failed. What was submitted after the durable head is gone and nothing more is
        /// taken, until `reopen` succeeds.
        case failed(JournalError)
        /// Nothing more is taken, ever. If writing failed before or after the stop, what was
        /// submitted after the durable head is gone.
        case stopped(JournalError?)
    }

    /// A new file begins after a snapshot, once the current one is longer than this, in bytes.
    package static let rollOverSize = 16 << 20

    private struct State {
        var status: Status
        var times = WriteTimes()
        var entries: [[UInt8]] = []
        /// In the order in which they were given; of one name only the last.
        var files: [PlacedFile] = []
        var discarded: [String] = []
        var kept: (file: PlacedFile, mark: Int)?
        var snapshot: Snapshot?
        var isReopening = false
        /// The sequence of the last entry submitted.
        var submitted: Int
        var isIdle: Bool {
            entries.isEmpty && discarded.isEmpty && kept == nil && snapshot == nil && !isReopening
        }
    }

    private let state: Mutex<State>
    /// Only `step` locks it, for as long as the disk takes.
    private let journal: Mutex<Journal>
    private let rollOverSize: Int
    private let wake: @Sendable () -> Void
    /// Signalled once for each time that there is something to do after there was nothing.
    private let work = DispatchSemaphore(value: 0)

    /// A writer that owns the journal from now on. `wake` is called, on the thread of `step`, after
    /// each change of `status`; it may call the writer.
    package init(
        _ journal: Journal, recovered: Recovered, rollOverSize: Int = JournalWriter.rollOverSize,
        wake: @escaping @Sendable () -> Void
    ) {
        let status = Status(
            durable: journal.head, condition: .accepting,
            snapshot: recovered.snapshot?.sequence ?? 0, snapshotFailure: nil)
        state = Mutex(State(status: status, submitted: journal.head.sequence))
        self.journal = Mutex(journal)
        self.rollOverSize = rollOverSize
        self.wake = wake
    }

    /// How things stand now.
    package var status: Status { state.withLock { $0.status } }

    /// How long writing took so far.
    package var times: WriteTimes { state.withLock { $0.times } }

    /// Takes an entry and returns its sequence. It is durable, and may be spoken of, once
    /// `status.durable` has come so far. Throws the failure, `stopped`, or `payloadNotOneLine`.
    ///
    /// A `file` is in its place, durably, before the entry is written. After a failure it may be
    /// there without the entry.
    package func submit(
        _ payload: [UInt8], placing file: PlacedFile? = nil
    ) throws(JournalError) -> Int {
        try Journal.check(payload)
        let (sequence, wasIdle) = try state.withLock { state throws(JournalError) in
            try Self.checkAccepting(state)
            let wasIdle = state.isIdle
            state.entries.append(payload)
            if let file {
                state.files.removeAll { $0.name == file.name }
                state.files.append(file)
            }
            state.submitted += 1
            return (state.submitted, wasIdle)
        }
        if wasIdle { work.signal() }
        return sequence
    }

    /// Asks to put a file in its place that no entry speaks of; one that still waits is dropped in
    /// favour of this one. `status.kept` comes to `mark` once it is there, durably. A failure is
    /// passed over: then it stays where it was.
    package func keep(_ file: PlacedFile, mark: Int) {
        let wasIdle = state.withLock { state in
            let wasIdle = state.isIdle
            state.kept = (file, mark)
            return wasIdle
        }
        if wasIdle { work.signal() }
    }

    /// Asks to remove a file that was placed, if it is there. A failure is passed over: whoever
    /// places files looks for such as are left when it starts.
    package func discard(_ file: String) {
        let wasIdle = state.withLock { state in
            let wasIdle = state.isIdle
            if state.kept?.file.name == file { state.kept = nil }
            state.discarded.append(file)
            return wasIdle
        }
        if wasIdle { work.signal() }
    }

    /// Takes a snapshot of the state after an entry that was submitted. It is written once that
    /// entry is durable; one that still waits is dropped in favour of this one.
    package func submitSnapshot(
        sequence: Int, payload: [UInt8]
    ) throws(JournalError) {
        let wasIdle = try state.withLock { state throws(JournalError) in
            try Self.checkAccepting(state)
            guard sequence <= state.submitted, sequence >= state.status.snapshot else {
                throw .snapshotOutOfRange(sequence: sequence)
            }
            let wasIdle = state.isIdle
            state.snapshot = Snapshot(sequence: sequence, payload: payload)
            return wasIdle
        }
        if wasIdle { work.signal() }
    }

    /// Asks to find the durable head again after a failure and to go on from there. Whether it
    /// could be done is in the status after the next `wake`: `accepting`, and then the next entry
    /// follows `durable`, or `failed` anew. Does nothing if there is no failure.
    package func reopen() {
        let wasIdle = state.withLock { state in
            guard case .failed = state.status.condition else { return false }
            let wasIdle = state.isIdle
            state.isReopening = true
            return wasIdle
        }
        if wasIdle { work.signal() }
    }

    /// Takes nothing more from now on. What was submitted is still written by the next `step`.
    package func stop() {
        state.withLock { state in
            switch state.status.condition {
            case .accepting: state.status.condition = .stopped(nil)
            case .failed(let error): state.status.condition = .stopped(error)
            case .stopped: break
            }
        }
        work.signal()
    }

    /// Waits, on another thread than the one that submits, until there may be something to do.
    func waitForWork() { work.wait() }

    private static func checkAccepting(_ state: State) throws(JournalError) {
        switch state.status.condition {
        case .accepting: return
        case .failed(let error): throw error
        case .stopped: throw .stopped
        }
    }
}

extension JournalWriter {
    /// Does all that waits now: makes the entries durable in one group, then writes a snapshot.
    /// Returns whether there was anything to do. One thread at a time may call it.
    @discardableResult
    package func step() -> Bool {
        let todo = state.withLock { state in
            defer {
                state.entries = []
                state.files = []
                state.discarded = []
                state.kept = nil
                state.snapshot = nil
                state.isReopening = false
            }
            return state
        }
        if todo.isReopening { reopenJournal() }
        if !todo.entries.isEmpty { append(todo.entries, placing: todo.files) }
        for file in todo.discarded { journal.withLock { journal in try? journal.discard(file) } }
        if let kept = todo.kept { place(kept.file, mark: kept.mark) }
        if let snapshot = todo.snapshot { write(snapshot) }
        return !todo.isIdle
    }

    private func append(_ entries: [[UInt8]], placing files: [PlacedFile]) {
        let start = ContinuousClock.now
        do throws(JournalError) {
            let head = try journal.withLock { journal throws(JournalError) in
                try journal.place(files)
                try journal.append(entries)
                return journal.head
            }
            let time = ContinuousClock.now - start
            publish {
                $0.times.note(time)
                $0.status.durable = head
            }
        } catch {
            state.withLock { $0.times.noteFailure() }
            fail(error)
        }
    }

    private func place(_ file: PlacedFile, mark: Int) {
        do throws(JournalError) {
            try journal.withLock { journal throws(JournalError) in try journal.keep(file) }
        } catch { return }
        publish { $0.status.kept = mark }
    }

    private func write(_ snapshot: Snapshot) {
        do throws(JournalError) {
            try journal.withLock { journal throws(JournalError) in
                try journal.writeSnapshot(
                    sequence: snapshot.sequence, payload: snapshot.payload)
            }
            publish {
                $0.status.snapshot = snapshot.sequence
                $0.status.snapshotFailure = nil
            }
        } catch {
            publish { $0.status.snapshotFailure = error }
            return
        }
        do throws(JournalError) {
            try journal.withLock { journal throws(JournalError) in
                if journal.fileSize > rollOverSize { try journal.rollOver() }
            }
        } catch {
            fail(error)
        }
    }

    private func reopenJournal() {
        do throws(JournalError) {
            let head = try journal.withLock { journal throws(JournalError) in
                try journal.reopen()
            }
            publish {
                $0.status.durable = head
                $0.submitted = head.sequence
                if case .failed = $0.status.condition { $0.status.condition = .accepting }
            }
        } catch {
            fail(error)
        }
    }

    /// Stops taking entries and drops those that came while the disk was failing: nobody was told
    /// of them, and they follow on others that are not in the journal.
    private func fail(_ error: JournalError) {
        publish { state in
            state.entries = []
            state.files = []
            state.snapshot = nil
            switch state.status.condition {
            case .accepting, .failed: state.status.condition = .failed(error)
            case .stopped: state.status.condition = .stopped(error)
            }
        }
    }

    private func publish(_ change: (inout State) -> Void) {
        state.withLock { change(&$0) }
        wake()
    }
}
