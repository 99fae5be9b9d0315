/// One run of the CEL benchmark.
struct ExpressionRun {
  let expressions: [NamedExpression]
  let ours: OurExpressions
  /// Nil: ours alone.
  let peers: PeerProcess?
  let rounds: Int
  /// Nanoseconds that one measurement should take.
  let budget: Double

  /// What is measured of each expression.
  private enum Contender: CaseIterable {
    case ours
    case cpp
    case rust

    var peer: PeerProcess.Peer? {
      switch self {
      case .ours: nil
      case .cpp: .cpp
      case .rust: .rust
      }
    }
  }

  /// Medians of one contender for one expression, nanoseconds.
  private struct Figures {
    var compile = 0.0
    var call = 0.0
    var engine = 0.0
  }

  /// Measures and returns the tables, ready to print.
  func report() throws -> String {
    var evaluation = TextTable(
      [
        "evaluation, ns", "ours", "C++ engine", "Rust engine", "C++ call", "Rust call",
        "ours / best engine",
      ])
    var compilation = TextTable(["compile, ns", "ours", "C++", "Rust", "ours / best"])
    var slower: [String] = []
    var ratios: [Double] = []
    for (index, expression) in expressions.enumerated() {
      let (ours, cpp, rust) = try figures(index)
      let ratio = ours.call / min(cpp.engine, rust.engine)
      ratios.append(ratio)
      if ratio >= 1 { slower.append(expression.name) }
      evaluation.add(
        [expression.name]
          + [ours.call, cpp.engine, rust.engine, cpp.call, rust.call, ratio].map(readable))
      compilation.add(
        [expression.name]
          + [
            ours.compile, cpp.compile, rust.compile, ours.compile / min(cpp.compile, rust.compile),
          ]
          .map(readable))
    }
    guard let peers else { return evaluation.text + "\n" + compilation.text }
    let versions =
      "C++: cel-expr-python \(peers.versions["cpp"] ?? "?"), Rust: "
      + "common-expression-language \(peers.versions["rust"] ?? "?"); \(rounds) rounds\n"
    let verdict =
      slower.isEmpty
      ? "faster than both on all \(expressions.count) expressions\n"
      : "not faster on: \(slower.joined(separator: ", "))\n"
    return versions + "\n" + evaluation.text + "\nmedian of ours / best engine: "
      + "\(readable(median(ratios))); \(verdict)\n" + compilation.text
  }

  /// Measures one expression in all contenders, in turn.
  private func figures(_ index: Int) throws -> (ours: Figures, cpp: Figures, rust: Figures) {
    let contenders = peers == nil ? [Contender.ours] : Contender.allCases
    var turns = contenders.map { _ in Turns() }
    var samples = contenders.map { _ in [Figures]() }
    for (slot, contender) in contenders.enumerated() {
      turns[slot] = try calibrated(contender, index)
    }
    for round in 0..<rounds {
      for step in contenders.indices {
        let slot = (step + round) % contenders.count
        samples[slot].append(try measure(contenders[slot], index, turns[slot]))
      }
    }
    let medians = samples.map { sample in
      Figures(
        compile: median(sample.map(\.compile)), call: median(sample.map(\.call)),
        engine: median(sample.map(\.engine)))
    }
    let none = Figures(compile: .nan, call: .nan, engine: .nan)
    return medians.count == 3 ? (medians[0], medians[1], medians[2]) : (medians[0], none, none)
  }

  /// How often each thing is done in one measurement.
  private struct Turns {
    var compile = 3
    var call = 3
    var copies = 3
  }

  private func calibrated(_ contender: Contender, _ index: Int) throws -> Turns {
    var turns = Turns(compile: 10, call: 100, copies: 10)
    let first = try raw(contender, index, turns)
    turns = Turns(
      compile: turnCount(filling: budget, each: first.compile),
      call: turnCount(filling: budget, each: first.call),
      copies: turnCount(filling: budget, each: first.copies))
    return turns
  }

  private func measure(_ contender: Contender, _ index: Int, _ turns: Turns) throws -> Figures {
    let spent = try raw(contender, index, turns)
    let more = Double(PeerProcess.copyCount - 1)
    return Figures(
      compile: spent.compile, call: spent.call,
      engine: contender == .ours ? spent.call : (spent.copies - spent.single) / more)
  }

  /// Nanoseconds a turn.
  private struct Raw {
    var compile: Double
    var call: Double
    var single: Double
    var copies: Double
  }

  private func raw(_ contender: Contender, _ index: Int, _ turns: Turns) throws -> Raw {
    guard let peer = contender.peer, let peers else {
      let compile = try ours.compile(expressions[index], turns: turns.compile)
      let call = ours.call(index, turns: turns.call)
      return Raw(compile: compile, call: call, single: 0, copies: call)
    }
    func spent(_ what: PeerProcess.Measure, _ count: Int) throws -> Double {
      try peers.measure(what, peer, expression: index, turns: count)
    }
    return Raw(
      compile: try spent(.compile, turns.compile), call: try spent(.call, turns.call),
      single: try spent(.single, turns.call), copies: try spent(.copies, turns.copies))
  }
}
