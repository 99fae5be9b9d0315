import CheckRun
import Diagnostics
import Foundation
import RecordReading

/// `civiclint check --fix`: writes corrected copies and lists every change; originals are only read.
struct FixSession {
  let plan: RunPlan
  let console: Console

  func run() throws(DiagnosticList) {
    for path in plan.paths where path != "-" {
      let copies = try FixedFile.copies(path, plan)
      if copies.isEmpty {
        console.say(
          zh: "\(path): 没有可以自动改正的地方", en: "\(path): nothing that can be corrected by itself")
      }
      for copy in copies { try write(copy) }
    }
  }

  private func write(_ copy: FixedFile) throws(DiagnosticList) {
    guard !FileManager.default.fileExists(atPath: copy.path) else {
      throw DiagnosticList([Self.exists(copy.path)])
    }
    var streams = OutputStreams()
    try streams.open(copy.path)
    _ = try streams.write(copy.bytes, to: 0)
    for fix in copy.fixes {
      let (header, old, new) = (printable(fix.header), printable(fix.old), printable(fix.new))
      console.say(
        zh: "\(copy.original):\(fix.line)，第 \(fix.column) 列“\(header)”: '\(old)' → '\(new)'",
        en: "\(copy.original):\(fix.line), column \(fix.column) '\(header)': '\(old)' → '\(new)'")
    }
    console.say(
      zh: "改正 \(copy.fixes.count) 处, 已写入 \(copy.path); 原表未动",
      en: "\(copy.fixes.count) corrections written to \(copy.path); the original is untouched")
  }

  private static func exists(_ path: String) -> Diagnostic {
    Diagnostic(
      code: "I054", LocalizedText(zh: "已有文件 '\(path)'", en: "there is a file '\(path)' already"),
      at: SourceLocation(file: path),
      help: LocalizedText(
        zh: "先把它移开或改名, 再运行 --fix; 什么也没有覆盖",
        en: "move it away or rename it, then run --fix again; nothing was overwritten"))
  }
}
