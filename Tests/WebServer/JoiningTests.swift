import Testing

@testable import WebServer

@Suite struct JoiningTests {
    private func joined(_ files: [String: String]) -> [String: String] {
        let bytes = files.sorted { $0.key < $1.key }.map {
            (path: $0.key, bytes: Array($0.value.utf8))
        }
        return Dictionary(
            uniqueKeysWithValues: joinedModules(bytes, from: "/main.js").map {
                ($0.path, String(decoding: $0.bytes, as: UTF8.self))
            })
    }

    @Test func `what is imported stands before those who import it, once`() {
        let files = joined([
            "/main.js": """
            import {b as c} from "./views/b.js";
            import * as a from './a.js';
            c(a);
            """,
            "/views/b.js": """
            import {
              one, TWO_B,
            } from "../a.js";
            export function b() { return one + TWO_B; }
            """,
            "/a.js": "export const one = 1;\nexport const TWO_B = 2;\n", "/page.css": "p {}",
        ])
        #expect(files.keys.sorted() == ["/main.js", "/page.css"])
        #expect(
            files["/main.js"] == """
                export const modules = {};
                modules["/a.js"] ??= (() => {
                const one = 1;
                const TWO_B = 2;
                return {one, TWO_B};
                })();
                modules["/views/b.js"] ??= (() => {
                const {one, TWO_B} = modules["/a.js"];
                function b() { return one + TWO_B; }
                return {b};
                })();
                modules["/main.js"] ??= (() => {
                const {b: c} = modules["/views/b.js"];
                const a = modules["/a.js"];
                c(a);
                return {};
                })();

                """)
    }

    @Test func `a module that is named to be loaded later comes with what is not there already`() {
        let files = joined([
            "/main.js": "import {a} from \"./a.js\";\nload(\"/later.js\", a, \"/no.js\");",
            "/a.js": "export class a {}",
            "/later.js": """
            export {a as again} from "./a.js";
            export * from "./b.js";
            export async function late() {}
            """,
            "/b.js": "export const b = 2;",
        ])
        #expect(files.keys.sorted() == ["/later.js", "/main.js"])
        #expect(
            files["/later.js"] == """
                import {modules} from "/main.js";
                modules["/b.js"] ??= (() => {
                const b = 2;
                return {b};
                })();
                modules["/later.js"] ??= (() => {
                async function late() {}
                return {again: modules["/a.js"].a, ...modules["/b.js"], late};
                })();
                export const {again, late} = modules["/later.js"];

                """)
    }

    @Test func `a circle of imports is refused`() async {
        await #expect(processExitsWith: .failure) {
            let files = [
                "/main.js": "import {a} from \"./a.js\";",
                "/a.js": "import {b} from \"./main.js\";",
            ]
            _ = joinedModules(files.map { ($0.key, Array($0.value.utf8)) }, from: "/main.js")
        }
    }

    @Test(arguments: ["export let a = 1;", "export default 1;", "import \"./b.js\";"])
    func `a module that is written otherwise is refused`(line: String) async {
        await #expect(processExitsWith: .failure) { [line] in
            _ = joinedModules([("/main.js", Array(line.utf8))], from: "/main.js")
        }
    }

    @Test func `style sheets are put where they are imported`() {
        let files = joinedStyles([
            ("/style.css", Array("@import \"/a.css\";\np {}".utf8)), ("/a.css", Array("a {}".utf8)),
            ("/apart.css", Array("b {}".utf8)), ("/main.js", []),
        ])
        #expect(files.map(\.path) == ["/style.css", "/apart.css", "/main.js"])
        #expect(String(decoding: files[0].bytes, as: UTF8.self) == "a {}\np {}")
    }
}
