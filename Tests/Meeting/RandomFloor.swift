@testable import Meeting

/// Commands at random about the floor and motions from it.
struct RandomFloor {
    let meeting: Meeting

    static func rules(_ random: inout Seeded) -> FloorRules {
        FloorRules(
            speakingTime: random.chance(60) ? Int.random(in: 0...60_000, using: &random) : nil,
            pointOfOrderTime: random.chance(30) ? 30_000 : nil, alternates: random.chance(50),
            seconders: Int.random(in: 0...2, using: &random))
    }

    func command(of kind: CommandKind, _ random: inout Seeded) -> Command {
        switch kind {
        case .requestFloor: .requestFloor(pointOfOrder: isPoint(&random))
        case .withdrawRequest: .withdrawRequest(pointOfOrder: isPoint(&random))
        case .queueSpeaker: .queueSpeaker(seat: seat(&random), pointOfOrder: isPoint(&random))
        case .removeRequest:
            .removeRequest(
                seat: random.pick(meeting.floor.requests)?.seat ?? seat(&random),
                pointOfOrder: isPoint(&random))
        case .giveFloor:
            .giveFloor(
                seat: random.chance(50)
                    ? meeting.speakingOrder.first?.seat ?? seat(&random) : seat(&random))
        case .extendSpeech: .extendSpeech(time: Int.random(in: 0...90_000, using: &random))
        case .endSpeech: .endSpeech
        case .proposeMotion: .proposeMotion(text: text(&random))
        case .proposeAmendment:
            .proposeAmendment(
                commitment: random.pick(meeting.commitments)?.id ?? "n1", title: text(&random))
        case .secondMotion: .secondMotion(motion: motion(&random))
        case .withdrawMotion: .withdrawMotion(motion: motion(&random))
        case .admitMotion: .admitMotion(motion: motion(&random))
        case .refuseMotion: .refuseMotion(motion: motion(&random), reason: text(&random))
        case .setAsideMotion: .setAsideMotion(motion: motion(&random), reason: text(&random))
        case .restateAmendment:
            .restateAmendment(motion: motion(&random), title: text(&random))
        case .orderMotions:
            .orderMotions(motions: meeting.admittedMotions.map(\.id).shuffled(using: &random))
        // The others are made in `RandomMeeting`.
        default: .endSpeech
        }
    }

    private func isPoint(_ random: inout Seeded) -> Bool? { random.chance(30) ? true : nil }

    private func seat(_ random: inout Seeded) -> SeatID {
        random.chance(3) ? "nobody" : random.pick(meeting.seats)?.id ?? "p1"
    }

    private func motion(_ random: inout Seeded) -> MotionID {
        let open = meeting.motions.filter(\.isOpen)
        if random.chance(85), let motion = random.pick(open) { return motion.id }
        return random.pick(meeting.motions)?.id ?? "m0"
    }

    private func text(_ random: inout Seeded) -> String {
        random.chance(5) ? " " : "wording \(Int.random(in: 1...9, using: &random))"
    }
}
