/// An exact fraction from 0 to 1. JSON: `{"numerator":2,"denominator":3}`.
package struct Fraction: Codable, Equatable, Hashable, Sendable {
    package var numerator: Int
    package var denominator: Int

    package init(_ numerator: Int, _ denominator: Int) {
        self.numerator = numerator
        self.denominator = denominator
    }
}

/// What a majority or a quorum needs of its base.
package struct Threshold: Codable, Equatable, Hashable, Sendable {
    package var fraction: Fraction
    /// `true`: more than the fraction. `false`: the fraction or more.
    package var exceeding: Bool

    package init(_ fraction: Fraction, exceeding: Bool) {
        self.fraction = fraction
        self.exceeding = exceeding
    }

    package static func moreThan(_ numerator: Int, _ denominator: Int) -> Self {
        Self(Fraction(numerator, denominator), exceeding: true)
    }

    package static func atLeast(_ numerator: Int, _ denominator: Int) -> Self {
        Self(Fraction(numerator, denominator), exceeding: false)
    }

    /// Whether it can be stated: a fraction from 0 to 1 that some figures reach and others do not.
    package var isPossible: Bool {
        fraction.denominator > 0
            && (exceeding
                ? (0..<fraction.denominator).contains(fraction.numerator)
                : (1...fraction.denominator).contains(fraction.numerator))
    }

    /// Whether `reached` is enough. Nothing is ever enough of a base of 0.
    package func isMet(by reached: Int, of base: Int) -> Bool {
        base > 0 && reached >= least(of: base)
    }

    /// The least whole number that is enough, by whole-number arithmetic:
    /// more than 1/2 of 9 is 5; 2/3 or more of 9 is 6.
    package func least(of base: Int) -> Int {
        // 128 bits: no base and no numerator of 64 bits overflows.
        let (whole, rest) = (Int128(base) * Int128(fraction.numerator))
            .quotientAndRemainder(dividingBy: Int128(fraction.denominator))
        return Int(exceeding || rest > 0 ? whole + 1 : whole)
    }
}
