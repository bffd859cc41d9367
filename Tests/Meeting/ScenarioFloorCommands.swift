@testable import Meeting

// The commands of a scenario about the floor and motions from it.

extension ScenarioRunner {
    func floorCommand(_ words: inout Words) throws(ScenarioError) -> Command? {
        if words.take("ask for the floor") { return .requestFloor(pointOfOrder: point(&words)) }
        if words.take("withdraw the request") {
            return .withdrawRequest(pointOfOrder: point(&words))
        }
        if words.take("queue") {
            let seat = try seat(words.upTo(","))
            return .queueSpeaker(seat: seat, pointOfOrder: point(&words))
        }
        if words.take("remove the request of") {
            let seat = try seat(words.upTo(","))
            return .removeRequest(seat: seat, pointOfOrder: point(&words))
        }
        if words.take("give the floor to") { return .giveFloor(seat: try seat(words.all())) }
        if words.take("give the speaker") {
            let time = try words.duration()
            _ = words.take("more")
            return .extendSpeech(time: time)
        }
        if words.take("end the speech") { return .endSpeech }
        if words.take("set the floor to") { return .setRules(rules: try rules(&words)) }
        return try motionCommand(&words)
    }

    private func point(_ words: inout Words) -> Bool? {
        words.take("for a point of order") ? true : nil
    }

    /// `60 s, point of order 30 s, alternating, seconders 2`, each part as wanted.
    private func rules(_ words: inout Words) throws(ScenarioError) -> Rules {
        var rules = try meeting().rules
        rules.floor = FloorRules()
        while !words.isEmpty {
            if words.take("point of order") {
                rules.floor.pointOfOrderTime = try words.duration()
            } else if words.take("alternating") {
                rules.floor.alternates = true
            } else if words.take("seconders") {
                rules.floor.seconders = try words.number()
            } else {
                rules.floor.speakingTime = try words.duration()
            }
            _ = words.take(",")
        }
        return rules
    }

    private func motionCommand(_ words: inout Words) throws(ScenarioError) -> Command? {
        if words.take("move:") { return .proposeMotion(text: words.all()) }
        if words.take("move that") {
            let commitment = try commitment(&words)
            guard words.take("read:") else { throw ScenarioError("read what? \(words.rest)") }
            return .proposeAmendment(commitment: commitment, title: words.all())
        }
        if words.take("second motion") { return .secondMotion(motion: try motion(&words)) }
        if words.take("withdraw motion") { return .withdrawMotion(motion: try motion(&words)) }
        if words.take("admit motion") { return .admitMotion(motion: try motion(&words)) }
        if words.take("refuse motion") {
            let motion = try motion(&words)
            _ = words.take(":")
            return .refuseMotion(motion: motion, reason: words.all())
        }
        if words.take("set aside motion") {
            let motion = try motion(&words)
            _ = words.take(":")
            return .setAsideMotion(motion: motion, reason: words.all())
        }
        if words.take("restate motion") {
            let motion = try motion(&words)
            _ = words.take(":")
            return .restateAmendment(motion: motion, title: words.all())
        }
        guard words.take("order motions") else { return nil }
        var order = [try motion(&words)]
        while words.take(",") { order.append(try motion(&words)) }
        return .orderMotions(motions: order)
    }

    func motion(_ words: inout Words) throws(ScenarioError) -> MotionID {
        let number = try words.number()
        return try meeting().motions.first { $0.number == number }?.id ?? "m999"
    }
}
