@testable import QRCode

/// Matrices that other encoders (Project Nayuki's, python-qrcode) draw for the same text,
/// correction and mask: each row of modules as a hexadecimal number, dark modules being ones, the
/// leftmost highest.
enum Matrices {
    struct Matrix: Sendable {
        let text: String
        let correction: QRCode.Correction
        let mask: Int
        let rows: [String]
    }

    static let all = [
        Matrix(
            text: "HELLO WORLD",
            correction: .quartile, mask: 3,
            rows: [
                "1fce7f", "105441", "17515d", "17455d", "174e5d", "104641", "1fd57f", "000b00",
                "0ec006", "1f2bec", "11c8a3", "10332a", "0c4a85", "001565", "1fc9f0", "105caf",
                "174a48", "17584e", "175924", "105af1", "1fc6a0",
            ]),
        Matrix(
            text: "https://mahdar.example/join#7Qx",
            correction: .medium, mask: 1,
            rows: [
                "1fd5e57f", "104c2d41", "17558a5d", "174d3c5d", "1743345d", "1057d841",
                "1fd5557f", "000e8100", "146fb125", "1f2d1b63", "06e7d3fd", "0f3d74a8",
                "08e0c261", "0884cbe3", "047e2ef1", "143d8550", "17dfb1e1", "0c8b1b67",
                "18d9d219", "03277040", "1c52d7fa", "001ac11d", "1fdf3551", "104a8713",
                "174087f8", "174f349e", "175e6293", "104407a8", "1fd66949",
            ]),
        Matrix(
            text: "محضر اجتماع اللجنة، الدورة ٣",
            correction: .low, mask: 2,
            rows: [
                "1fc4097f", "105b2641", "1745bc5d", "17514c5d", "174be65d", "10500941",
                "1fd5557f", "000da800", "1f7b93aa", "07b33acf", "06c7d65b", "0001e88e",
                "19de477b", "1900c524", "1d7a03e1", "1939efb4", "0d4c10cc", "13933aca",
                "134f46d7", "143d98cc", "17ea67fb", "001ce714", "1fd31151", "1049af16",
                "175393fc", "1759ba71", "1756c62a", "1059fcd2", "1fde4d14",
            ]),
        Matrix(
            text:
                "The committee adopted the resolution by 14 votes to 2, with 3 abstentions. The committee adopted the resolution by 14 votes to 2, with 3 abstentions. ",
            correction: .medium, mask: 4,
            rows: [
                "1fd1a8b64997f", "104598fa3df41", "1747ccb8b735d", "1750fa49aca5d",
                "175a777ef905d", "1055cdc6b7441", "1fd555555557f", "0015644493100",
                "1179087e713f9", "0521dda770ec4", "01cc09df5a77e", "059d985a13b54",
                "1647ef7e7ff94", "199d78f5fb6c0", "0a7cad87e27f4", "1f8c9372b793e",
                "0a7626f27df1f", "08121194f96f6", "015154c5c95ce", "0b29e45e13956",
                "1b6d2a7a7ffd5", "0e08ffd5fb6c0", "11f2817fe25fc", "1d1023449d31e",
                "195bda5691d5f", "1d14a3c57971a", "11fc417fe2ff4", "08244f5cdf9cf",
                "0047030e535e5", "1b831f70d965b", "1ff03c0be261c", "0c9bc8f49bcef",
                "0ffc4ea6f91a7", "0bb41377f8cd8", "07d4796bd2536", "0e903b54df8cc",
                "11cf3222534a4", "07a5bb70d95b3", "08e6c73be2704", "0e000056b786e",
                "1c42a2fe5ddfd", "001c6dc6da710", "1fd5d3d7d975c", "104937c617916",
                "175a3efcd17f5", "174513c67bfa3", "1748e101e852f", "104d7b1895106",
                "1fd6b2aa11e3f",
            ]),
    ]

    /// One text with each of the eight masks.
    static let masks = [
        Matrix(
            text: "mahdar",
            correction: .medium, mask: 0,
            rows: [
                "1fc17f", "105a41", "17435d", "17415d", "175f5d", "104241", "1fd57f", "000400",
                "154112", "06beab", "1e7eef", "023fb0", "1df6e2", "001c6f", "1fc917", "104473",
                "175153", "174692", "1752f5", "104782", "1fdad3",
            ]),
        Matrix(
            text: "mahdar",
            correction: .medium, mask: 1,
            rows: [
                "1fdb7f", "104041", "17595d", "174b5d", "17455d", "105841", "1fd57f", "000e00",
                "146b25", "0c1401", "14d445", "08951a", "175c48", "0016c5", "1fd3bd", "104ed9",
                "174bf9", "174c38", "17585f", "104d28", "1fd079",
            ]),
        Matrix(
            text: "mahdar",
            correction: .medium, mask: 2,
            rows: [
                "1fcd7f", "104941", "175f5d", "17525d", "17535d", "105141", "1fd57f", "001700",
                "17cd7c", "1e1d25", "19629e", "1a9c3e", "1aea93", "001fe1", "1fc566", "1057fd",
                "175d22", "17551c", "175e84", "10440c", "1fd6a2",
            ]),
        Matrix(
            text: "mahdar",
            correction: .medium, mask: 3,
            rows: [
                "1fdd7f", "105241", "17425d", "17525d", "17485d", "104c41", "1fd57f", "001c00",
                "16e04b", "1e1d25", "0ff9f3", "01b188", "1aea93", "00148c", "1fd8d0", "1057fd",
                "17464f", "1758aa", "175e84", "104f61", "1fdb14",
            ]),
        Matrix(
            text: "mahdar",
            correction: .medium, mask: 4,
            rows: [
                "1fd57f", "104141", "17485d", "17555d", "175b5d", "105941", "1fd57f", "001000",
                "1175f9", "1025c6", "08e582", "0b1b22", "14d270", "001702", "1fd27a", "1040e1",
                "1755c1", "174dff", "174998", "104310", "1fde41",
            ]),
        Matrix(
            text: "mahdar",
            correction: .medium, mask: 5,
            rows: [
                "1fcb7f", "105141", "175f5d", "175e5d", "17435d", "104941", "1fd57f", "001f00",
                "105dce", "190154", "19629e", "18941e", "175c48", "0017c1", "1fc566", "104b8c",
                "174d22", "174d3c", "17485f", "104c2c", "1fd6a2",
            ]),
        Matrix(
            text: "mahdar",
            correction: .medium, mask: 6,
            rows: [
                "1fdb7f", "105141", "175b5d", "174e5d", "17515d", "104f41", "1fd57f", "000f00",
                "13f997", "190154", "1df0d7", "191206", "175c48", "001702", "1fd1f4", "105b8c",
                "175f6b", "175b24", "17485f", "104cef", "1fd230",
            ]),
        Matrix(
            text: "mahdar",
            correction: .medium, mask: 7,
            rows: [
                "1fc17f", "104e41", "17415d", "17415d", "174b5d", "105041", "1fd57f", "000000",
                "12d3a0", "06beab", "175a7d", "06adf9", "1df6e2", "0018fd", "1fcb5e", "105473",
                "1745c1", "1754db", "1742f5", "104310", "1fd89a",
            ]),
    ]
}
