extension Planner {
  /// `element in container`: what can be prepared of a container that is known beforehand, is.
  func membership(_ element: Plan, _ container: Plan, at expression: Expression) -> Plan {
    if case .list(let elements)? = container.constant {
      return fewTexts(element, elements) ?? manyKeys(element, elements)
        ?? known(element, elements)
    }
    let (elements, containers) = (element.value, container.value)
    let mismatch = failure(.noSuchOverload(Operator.contains), at: expression)
    return Plan(truth: { frame in
      let element = elements(&frame)
      let container = containers(&frame)
      if element.isErrorOrUnknown || container.isErrorOrUnknown {
        return frame.fail(mergedFailure(element, container), else: .null)
      }
      switch container {
      case .list(let candidates): return frame.contains(candidates, element)
      case .map(let map):
        guard frame.charge(1 + Cost.size(element)) else { return frame.failCost() }
        return Truth(map[element] != nil)
      default: return frame.fail(container, else: mismatch)
      }
    })
  }

  /// Membership in any list.
  private func known(_ element: Plan, _ elements: [Value]) -> Plan {
    let value = element.value
    return Plan(truth: { frame in
      let element = value(&frame)
      if element.isErrorOrUnknown { return frame.fail(element, else: element) }
      return frame.contains(elements, element)
    })
  }

  /// Membership in a long list of values that can be map keys: by hashing.
  private func manyKeys(_ element: Plan, _ elements: [Value]) -> Plan? {
    let keys = elements.compactMap { MapKey(inserting: $0) }
    guard keys.count == elements.count, keys.count > 6 else { return nil }
    let value = element.value
    let set = Set(keys)
    return Plan(truth: { frame in
      let element = value(&frame)
      if element.isErrorOrUnknown { return frame.fail(element, else: element) }
      guard frame.charge(Cost.size(element)) else { return frame.failCost() }
      return Truth(MapKey(looking: element).map(set.contains) ?? false)
    })
  }

  /// Membership in a short list of strings.
  private func fewTexts(_ element: Plan, _ elements: [Value]) -> Plan? {
    guard elements.count <= 12 else { return nil }
    let keys = elements.compactMap { element -> TextKey? in
      guard case .string(let text) = element else { return nil }
      return TextKey(constant: text)
    }
    guard keys.count == elements.count else { return nil }
    if let slot = element.slot {
      return Plan(truth: { frame in
        guard case .string(let text) = frame.slots[slot] else {
          return frame.isNoText(frame.slots[slot])
        }
        return Truth(TextKey.contains(keys, text))
      })
    }
    let value = element.value
    return Plan(truth: { frame in
      let element = value(&frame)
      guard case .string(let text) = element else { return frame.isNoText(element) }
      return Truth(TextKey.contains(keys, text))
    })
  }
}

extension TextKey {
  /// Whether one of `keys` is `text`.
  @inline(__always)
  static func contains(_ keys: [TextKey], _ text: String) -> Bool {
    let head = Head(of: text)
    for key in keys where key.head == head && (head.isWhole || key.isEqual(text)) { return true }
    return false
  }
}

extension Frame {
  /// What is no text is not among texts, but may be a failure.
  fileprivate mutating func isNoText(_ value: Value) -> Truth {
    value.isErrorOrUnknown ? fail(value, else: value) : .no
  }

  /// `element in candidates`, paying for every part that is compared.
  fileprivate mutating func contains(_ candidates: [Value], _ element: Value) -> Truth {
    for candidate in candidates {
      guard charge(1) else { return failCost() }
      let result = isEqual(candidate, element)
      if result != .no { return result }
    }
    return .no
  }
}
