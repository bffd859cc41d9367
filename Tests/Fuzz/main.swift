import Foundation

/// Fuzzing by libFuzzer under AddressSanitizer; see `make fuzz`. The target is the first argument:
/// `fuzz protocol CORPUS -max_total_time=60`.
@_silgen_name("LLVMFuzzerRunDriver")
func runDriver(
    _ count: UnsafeMutablePointer<Int32>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

/// libFuzzer's own `main`, which is not used, asks for a function of this name.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    target.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
    return 0
}

guard CommandLine.arguments.count > 1, let chosen = Target(rawValue: CommandLine.arguments[1])
else {
    print("fuzz", Target.allCases.map(\.rawValue).joined(separator: "|"), "CORPUS [-options]")
    exit(2)
}
let target = chosen
/// Without the name of the target, which libFuzzer would take for a folder.
let words = [CommandLine.arguments[0]] + CommandLine.arguments.dropFirst(2)
let copies = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: words.count + 1)
for (index, word) in words.enumerated() { copies[index] = strdup(word) }
copies[words.count] = nil
var count = Int32(words.count)
var list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = copies
exit(runDriver(&count, &list, testOneInput))
