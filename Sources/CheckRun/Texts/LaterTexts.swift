import Diagnostics
import Linting
import Model
import Synchronization

/// The readers of free text, made when somebody first has a text to read.
///
/// Making them takes as long as all else before the first record, and most sheets leave their remarks blank or
/// have nothing that a remark could contradict.
final class LaterTexts: Sendable {
  private let make: @Sendable () throws(DiagnosticList) -> TextPlan
  private let made = Mutex<Result<TextPlan, DiagnosticList>?>(nil)

  init(_ make: @escaping @Sendable () throws(DiagnosticList) -> TextPlan) {
    self.make = make
  }

  /// - Throws: What is wrong with the words; the same each time.
  func plan() throws(DiagnosticList) -> TextPlan {
    try made.withLock { made in
      let result = made ?? Result { () throws(DiagnosticList) in try make() }
      made = result
      return result
    }.get()
  }

  /// What kept somebody from reading a text; nil if nothing did, or nobody has asked.
  var failure: DiagnosticList? {
    made.withLock { made in
      if case .failure(let failure)? = made { failure } else { nil }
    }
  }

  /// What the checks of records know of remarks; they find nothing in them if the words cannot be read.
  var remarks: RemarkReader {
    RemarkReader(
      goodFacts: { [self] in ask([]) { $0.goodFacts() } },
      faults: { [self] text in ask([]) { $0.faults(text) } },
      themes: { [self] fact, header in ask([]) { $0.themes(fact, header) } })
  }

  private func ask<Answer>(_ none: Answer, _ question: (RemarkReader) -> Answer) -> Answer {
    do throws(DiagnosticList) { return question(try plan().remarks) } catch { return none }
  }
}
