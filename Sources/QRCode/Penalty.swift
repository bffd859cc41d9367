/// How hard a drawn symbol would be to read (ISO/IEC 18004, 7.8.3).
enum Penalty {
    /// The penalty of a square of modules, row after row.
    static func of(_ dark: [Bool], size: Int) -> Int {
        var penalty = blocks(dark, size) + balance(dark)
        for line in 0..<size {
            let row = (0..<size).map { dark[line * size + $0] }
            let column = (0..<size).map { dark[$0 * size + line] }
            for modules in [row, column] {
                penalty += runs(modules) + falseFinders(modules)
            }
        }
        return penalty
    }

    /// 3 for five modules of one colour in a line, and 1 for each more.
    static func runs(_ line: [Bool]) -> Int {
        var penalty = 0
        var start = 0
        for index in 1...line.count where index == line.count || line[index] != line[start] {
            if index - start >= 5 { penalty += index - start - 2 }
            start = index
        }
        return penalty
    }

    /// 3 for each square of 2 × 2 modules of one colour, overlapping or not.
    static func blocks(_ dark: [Bool], _ size: Int) -> Int {
        var count = 0
        for y in 0..<(size - 1) {
            for x in 0..<(size - 1) {
                let colour = dark[y * size + x]
                if dark[y * size + x + 1] == colour && dark[(y + 1) * size + x] == colour
                    && dark[(y + 1) * size + x + 1] == colour
                {
                    count += 1
                }
            }
        }
        return 3 * count
    }

    /// 40 for each 1 : 1 : 3 : 1 : 1 of dark and light, which is what a finder pattern looks like,
    /// that follows or precedes four light modules. Outside the symbol all is light.
    static func falseFinders(_ line: [Bool]) -> Int {
        let finder = [true, false, true, true, true, false, true]
        var count = 0
        for start in 0...(line.count - finder.count)
        where line[start..<(start + finder.count)].elementsEqual(finder) {
            let before = line[max(0, start - 4)..<start]
            let end = start + finder.count
            let after = line[end..<min(line.count, end + 4)]
            if !before.contains(true) || !after.contains(true) { count += 1 }
        }
        return 40 * count
    }

    /// 10 for each whole 5 % by which the dark modules are more or fewer than half.
    static func balance(_ dark: [Bool]) -> Int {
        let count = dark.count { $0 }
        return abs(count * 20 - dark.count * 10) / dark.count * 10
    }
}
