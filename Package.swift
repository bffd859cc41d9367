// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

/// A Swift target with the settings that all of them share.
func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The tests of a target, in the folder of the target's name.
func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: name + "Tests",
        dependencies: [.byName(name: name)] + dependencies,
        path: "Tests/" + name,
        swiftSettings: strict)
}

/// The fuzzer is a program of its own and needs its sanitizers in every target: `make fuzz`.
let fuzzing: [Target] =
    Context.environment["MAHDAR_FUZZ"] == nil
    ? []
    : [
        .executableTarget(
            name: "fuzz",
            dependencies: [
                "Room", "Preparation", "BallotFile", "Journal", "Meeting", "OperationalText",
                "SecretBallots",
            ],
            path: "Tests/Fuzz", exclude: ["corpora"], swiftSettings: strict)
    ]

let package = Package(
    name: "mahdar",
    products: [.executable(name: "mahdar", targets: ["mahdar"])],
    targets: [
        // C libraries of the system, each behind one door.
        .systemLibrary(
            name: "CLibwebsockets", pkgConfig: "libwebsockets",
            providers: [.apt(["libwebsockets-dev"])]),
        .systemLibrary(
            name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

        // Files compiled into the binary.
        .target(name: "CWebClient"),
        .target(name: "CExampleMeeting"),

        // Pure rooms.
        library("OperationalText"),
        library("Counting"),
        library("Meeting", ["Counting", "OperationalText"]),
        library("Committee", ["Meeting"]),
        library("QRCode"),
        library("StrictJSON"),
        library("Words", ["CWebClient", "Meeting", "StrictJSON"]),

        // Doors to the system.
        library("Cryptography", ["COpenSSL"]),
        library("Compression", ["CZlib"]),
        library("WebServer", ["CLibwebsockets", "Compression"]),
        library("Journal", ["Cryptography"]),
        library("SecretBallots", ["Cryptography"]),

        // What joins them.
        library("BallotFile", ["Counting", "StrictJSON"]),
        library("Dossier", ["Meeting", "StrictJSON", "Words", "Cryptography"]),
        library("Preparation", ["Committee", "Dossier", "Meeting", "StrictJSON", "Words"]),
        library(
            "Room",
            ["Committee", "Meeting", "Journal", "SecretBallots", "Cryptography", "StrictJSON"]),
        library("Documents", ["Dossier", "Meeting", "Words", "Compression"]),
        .executableTarget(
            name: "mahdar",
            dependencies: [
                "Committee", "Room", "WebServer", "Documents", "Dossier", "Preparation",
                "StrictJSON",
                "BallotFile", "QRCode", "SecretBallots", "CWebClient", "CExampleMeeting",
                "Compression", "Cryptography", "Journal", "OperationalText", "Words",
            ],
            swiftSettings: strict),

        // The real meeting and journal without sockets, for Tests/Simulation; nobody installs it.
        .executableTarget(
            name: "SimulationServer", dependencies: ["Room"], path: "Tests/Simulation/Server",
            swiftSettings: strict),

        tests("OperationalText"),
        tests("Meeting"),
        tests("Counting"),
        tests("QRCode"),
        tests("StrictJSON"),
        tests("Words", ["Meeting", "OperationalText"]),
        tests("Cryptography"),
        tests("Compression"),
        tests("WebServer"),
        tests("Journal"),
        tests("SecretBallots", ["Cryptography"]),
        tests("BallotFile", ["Counting"]),
        tests("Committee", ["Meeting", "OperationalText", "Room"]),
        tests(
            "Preparation",
            ["Committee", "Meeting", "OperationalText", "StrictJSON", "CExampleMeeting"]),
        tests("Room"),
        tests(
            "Documents",
            [
                "Committee", "Dossier", "Meeting", "OperationalText", "Compression",
                "Preparation",
                "StrictJSON", "Words", "CExampleMeeting",
            ]),
    ] + fuzzing,
    cLanguageStandard: .c2x
)
