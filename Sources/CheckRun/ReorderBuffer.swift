/// Gives numbered things back in order of their numbers, whatever order they come in.
///
/// Invariant: everything below `next` was taken; nothing is kept twice.
/// - Complexity: O(1) per element on average; holds what came too early, no more.
struct ReorderBuffer<Element> {
  private var waiting: [Int: Element] = [:]
  private(set) var next = 0

  /// - Precondition: `number` was not inserted before.
  mutating func insert(_ element: Element, number: Int) {
    precondition(number >= next && waiting[number] == nil, "every number comes once")
    waiting[number] = element
  }

  /// The next element in order, if it has come.
  mutating func take() -> Element? {
    guard let element = waiting.removeValue(forKey: next) else { return nil }
    next += 1
    return element
  }
}
